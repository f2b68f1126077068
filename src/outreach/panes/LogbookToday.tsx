import type { ComponentChildren } from 'preact'
import { useAsked } from '../../ui/use-asked.ts'
import { logbookPath, logbookTodayShape } from '../logbook-exchange.ts'
import { logbookTodayWords as say } from '../logbook-words.ts'
import type { OutreachDesk } from './desk.ts'
import { ownPhrasesPlace } from './OwnPhrases.tsx'
import { printWhere } from './where.ts'

/** What of writing to one person waits for her today, and which keys have to be put back. */
export function LogbookToday({ desk }: { readonly desk: OutreachDesk }) {
  const { value: today } = useAsked(desk.asking, `${logbookPath}/today`, logbookTodayShape)
  if (!today) return null
  const { alarms, toApprove, toSend, toTell, texts, protocol, noOwnPhrases } = today
  const waits = toApprove + toSend + toTell + texts > 0 || protocol
  return (
    <section aria-labelledby="today-logbook">
      <h3 id="today-logbook">{say.title}</h3>
      {alarms.map((alarm) => (
        <div key={alarm} class="notice bad" role="alert">
          <p>{say.alarms[alarm]}</p>
        </div>
      ))}
      {!waits && <p class="soft">{say.none}</p>}
      <ul class="today-list">
        <Counted count={toApprove} place="logboek" says={say.toApprove} />
        <Counted count={toSend} place="logboek" says={say.toSend} />
        <Counted count={toTell} place="logboek" says={say.toTell} />
        <Counted count={texts} place="teksten" says={say.texts} />
        {protocol && <Waits place="dpia">{say.protocol}</Waits>}
        {noOwnPhrases && <Waits place={`logboek/${ownPhrasesPlace}`}>{say.noOwnPhrases}</Waits>}
      </ul>
    </section>
  )
}

type CountedParts = {
  readonly count: number
  readonly place: string
  readonly says: (count: number) => string
}

const Counted = ({ count, place, says }: CountedParts) =>
  count === 0 ? null : <Waits place={place}>{says(count)}</Waits>

type WaitsParts = { readonly place: string; readonly children: ComponentChildren }

const Waits = ({ place, children }: WaitsParts) => (
  <li>
    <a href={printWhere(place)}>{children}</a>
  </li>
)
