import type { Language } from '../words/language.ts'
import { languages, ownName } from '../words/language.ts'
import { words } from './words.ts'

type LanguageChoiceProps = {
  readonly language: Language
  /** The address of this page in another language. */
  readonly addressIn: (language: Language) => string
  /** In which languages it can be read; her own stands there in any case. */
  readonly there?: readonly Language[]
}

/** The same page in other languages, each by its own name; nothing when there is no other. */
export function LanguageChoice({ language, addressIn, there = languages }: LanguageChoiceProps) {
  const shown = languages.filter((other) => other === language || there.includes(other))
  if (shown.length < 2) return null
  return (
    <nav class="languages" aria-label={words[language].languages}>
      {shown.map((other) =>
        other === language ? (
          <b key={other} aria-current="true">
            {ownName[other]}
          </b>
        ) : (
          <a key={other} href={addressIn(other)} lang={other}>
            {ownName[other]}
          </a>
        ),
      )}
    </nav>
  )
}
