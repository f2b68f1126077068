import type { Language } from '../words/language.ts'
import { languages, ownName } from '../words/language.ts'
import { words } from './words.ts'

type LanguageChoiceProps = {
  readonly language: Language
  /** The address of this page in another language. */
  readonly addressIn: (language: Language) => string
}

/** The same page in other languages, each by its own name. */
export function LanguageChoice({ language, addressIn }: LanguageChoiceProps) {
  return (
    <nav class="languages" aria-label={words[language].languages}>
      {languages.map((other) =>
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
