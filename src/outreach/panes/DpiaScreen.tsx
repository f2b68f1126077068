import { z } from 'zod'
import { useAsked } from '../../ui/use-asked.ts'
import { dpia } from '../dpia.ts'
import { dpiaPath, dpiaShape } from '../logbook-exchange.ts'
import { logbookWords, dpiaWords as say, sayNot } from '../logbook-words.ts'
import { sayDay, outreachWords as words } from '../words.ts'
import type { ScreenParts } from './desk.ts'
import { ProtocolPart } from './ProtocolPart.tsx'

/** The privacy document: what two persons agree to before anybody is written to. Can be printed as it stands. */
export function DpiaScreen({ desk }: ScreenParts) {
  const { value: view, answer, reload } = useAsked(desk.asking, dpiaPath, dpiaShape)
  if (!view)
    return (
      <section class="outreach-screen personal" aria-labelledby="dpia-title">
        <h2 id="dpia-title">{say.title}</h2>
        <p class="soft" role="status">
          {answer && answer.kind !== 'done' ? words.offline : words.loading}
        </p>
      </section>
    )
  const { document, confirmations, on, texts } = view
  const own = confirmations.some((one) => one.own)
  const act = async (verb: 'confirm' | 'withdraw', says: string) => {
    const done = await desk.asking.post(`${dpiaPath}/${verb}`, { document }, z.unknown())
    desk.tell(done.kind === 'done' ? says : sayNot(done))
    await reload()
  }
  const off = confirmations.length === 0 ? say.offNone : say.offOne
  return (
    <section class="outreach-screen personal dpia" aria-labelledby="dpia-title">
      <h2 id="dpia-title">{dpia.title}</h2>
      <p class="soft">{say.version(document)}</p>
      <p class="notice">{dpia.concept}</p>
      <p>
        <b>{on ? say.on : off}</b> {say.valid}
      </p>
      {confirmations.length > 0 && (
        <p>
          {say.confirmations}:{' '}
          {confirmations.map(({ name, day }) => `${name} (${sayDay(day)})`).join(', ')}
        </p>
      )}
      {dpia.sections.map(({ heading, says }) => (
        <section key={heading}>
          <h3>{heading}</h3>
          <ul>
            {says.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </section>
      ))}
      <section>
        <h3>{say.messages}</h3>
        {texts.length === 0 && <p class="soft">{say.noMessages}</p>}
        <dl>
          {texts.map(({ language, version, says }) => [
            <dt key={language}>{say.message(logbookWords.languages[language], version)}</dt>,
            <dd key={`${language}-text`} lang={language} dir="auto">
              {says}
            </dd>,
          ])}
        </dl>
      </section>
      <p class="filters not-printed">
        <button type="button" class="button" onClick={() => window.print()}>
          {say.print}
        </button>
        {own ? (
          <button type="button" class="button" onClick={() => void act('withdraw', say.withdrawn)}>
            {say.withdraw}
          </button>
        ) : (
          <button
            type="button"
            class="button button-main"
            onClick={() => void act('confirm', say.confirmed)}
          >
            {say.confirm}
          </button>
        )}
      </p>
      <ProtocolPart desk={desk} />
    </section>
  )
}
