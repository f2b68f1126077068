import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { useAsked } from '../../ui/use-asked.ts'
import { type Language, languages } from '../../words/language.ts'
import { type TextLine, textsPath, textsShape } from '../text-exchange.ts'
import { textWords as say } from '../text-words.ts'
import { sayDay, outreachWords as words } from '../words.ts'
import type { ScreenParts } from './desk.ts'
import { TextDecision } from './TextDecision.tsx'
import { TextForm } from './TextForm.tsx'

/** The words of the one message: what goes out now, what waits for a second person, and what was before. */
export function TextsScreen({ desk }: ScreenParts) {
  const { value: view, answer, reload } = useAsked(desk.asking, textsPath, textsShape)
  const [writing, setWriting] = useState<Language | null>(null)
  const title = <h2 id="texts-title">{say.title}</h2>
  if (!view)
    return (
      <section class="outreach-screen personal" aria-labelledby="texts-title">
        {title}
        <p class="soft" role="status">
          {answer && answer.kind !== 'done' ? words.offline : words.loading}
        </p>
      </section>
    )
  const of = (language: Language) =>
    view.texts
      .filter((one) => one.language === language)
      .toSorted((one, other) => other.version - one.version)
  return (
    <section class="outreach-screen personal" aria-labelledby="texts-title">
      {title}
      <p class="soft">{say.how}</p>
      {languages.map((language) => {
        const texts = of(language)
        const used = texts.find(({ state }) => state === 'used')
        const waiting = texts.find(({ state }) => state === 'waiting')
        const past = texts.filter((one) => one !== used && one !== waiting)
        return (
          <section key={language} aria-label={say.languages[language]}>
            <h3>{say.languages[language]}</h3>
            {!used && <p class="warn">{say.notUsed}</p>}
            {used && (
              <Shown text={used} title={say.used(used.version)}>
                <TextDecision desk={desk} text={used} reload={reload} />
              </Shown>
            )}
            {waiting && (
              <Shown text={waiting} title={say.waiting(waiting.version)}>
                <TextDecision desk={desk} text={waiting} reload={reload} />
              </Shown>
            )}
            <p class="filters">
              <button
                type="button"
                class="button"
                aria-label={`${say.write}: ${say.languages[language]}`}
                onClick={() => setWriting(language)}
              >
                {say.write}
              </button>
            </p>
            {past.length > 0 && <Past texts={past} />}
          </section>
        )
      })}
      {writing && (
        <TextForm
          desk={desk}
          language={writing}
          pages={view.pages[writing]}
          newest={of(writing)[0] ?? null}
          first={of(writing).find(({ state }) => state === 'waiting' || state === 'used') ?? null}
          onClose={() => setWriting(null)}
          onWritten={() => {
            setWriting(null)
            desk.tell(say.written)
            void reload()
          }}
        />
      )}
    </section>
  )
}

type ShownParts = {
  readonly text: TextLine
  readonly title: string
  readonly children?: ComponentChildren
}

function Shown({ text, title, children }: ShownParts) {
  const { says, language, writer, day, approver } = text
  return (
    <div class="contact-line">
      <p>
        <b>{title}</b>{' '}
        <span class="soft">
          {say.by(writer, sayDay(day))}. {approver && say.approvedBy(approver)}
        </span>
      </p>
      <blockquote class="message-out" lang={language} dir="auto">
        {says}
      </blockquote>
      {children}
    </div>
  )
}

function Past({ texts }: { readonly texts: readonly TextLine[] }) {
  return (
    <details>
      <summary>
        {say.versions} ({texts.length})
      </summary>
      <ul class="contact-list">
        {texts.map((text) => (
          <li key={text.id}>
            <Shown text={text} title={`${text.version}: ${say.states[text.state]}`}>
              {text.why !== '' && (
                <p class="soft">
                  <bdi>{text.why}</bdi>
                </p>
              )}
            </Shown>
          </li>
        ))}
      </ul>
    </details>
  )
}
