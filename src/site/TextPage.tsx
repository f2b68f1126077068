import { Notice } from '../ui/Notice.tsx'
import type { Language } from '../words/language.ts'
import type { TextPageWords } from './page-words.ts'
import { contactWords } from './page-words.ts'

type TextPageProps = {
  readonly language: Language
  readonly words: TextPageWords
  /** An e-mail address; null until the organisation gives one. */
  readonly contact: string | null
}

/** A page of plain text that still waits for a lawyer's or an auditor's eye, and says so. */
export function TextPage({ language, words, contact }: TextPageProps) {
  const say = contactWords[language]
  return (
    <div class="prose">
      <h1>{words.title}</h1>
      <Notice tone="warn">
        <p>{words.draft}</p>
      </Notice>
      {words.sections.map((section) => (
        <section key={section.heading}>
          <h2>{section.heading}</h2>
          {section.says.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </section>
      ))}
      <section id="contact">
        <h2>{say.heading}</h2>
        {contact === null ? (
          <p>{say.none}</p>
        ) : (
          <p>
            {say.at} <a href={`mailto:${contact}`}>{contact}</a>
          </p>
        )}
      </section>
    </div>
  )
}
