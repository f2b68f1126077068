import { useState } from 'preact/hooks'
import type { z } from 'zod'
import { useAsked } from '../../ui/use-asked.ts'
import { debriefWords } from '../debrief/words.ts'
import { breakAfterMinutes } from '../exposure.ts'
import { type ContactLine, logbookPath, logbookShape } from '../logbook-exchange.ts'
import { logbookWords as say } from '../logbook-words.ts'
import { sayDay, outreachWords as words } from '../words.ts'
import { debriefScreen } from './DebriefScreen.tsx'
import type { ScreenParts } from './desk.ts'
import { Enough } from './Enough.tsx'
import { NewContact } from './NewContact.tsx'
import { OpenContact } from './OpenContact.tsx'
import { OwnPhrases, ownPhrasesPlace, RestartOwn } from './OwnPhrases.tsx'
import { SentContacts } from './SentContacts.tsx'
import { useExposure } from './use-exposure.ts'
import { printWhere } from './where.ts'

type CameParts = { readonly came: z.infer<typeof logbookShape>['came'] }

/** What came of all messages together: no rate, as so few say nothing about the next. */
function Came({ came }: CameParts) {
  const total = came.reduce((sum, { count }) => sum + count, 0)
  return (
    <p class="soft">
      {say.came(total)}{' '}
      {came
        .map(
          ({ outcome, count }) => `${outcome ? say.outcomes[outcome] : say.outcomeNone}: ${count}`,
        )
        .join(' · ')}
    </p>
  )
}

/** Writing to one person: asked, looked at by a colleague, sent once, and what came of it. */
export function LogbookScreen({ desk, rest }: ScreenParts) {
  const { value: view, answer, reload } = useAsked(desk.asking, logbookPath, logbookShape)
  const [asking, setAsking] = useState(false)
  const minutes = useExposure(desk)
  const title = <h2 id="logbook-title">{say.title}</h2>
  if (!view)
    return (
      <section class="outreach-screen personal" aria-labelledby="logbook-title">
        {title}
        <p class="soft" role="status">
          {answer && answer.kind !== 'done' ? words.offline : words.loading}
        </p>
      </section>
    )
  const of = (state: ContactLine['state']) =>
    view.contacts.filter((contact) => contact.state === state)
  const sent = (
    <section>
      <h3>{say.sent}</h3>
      {view.came.length === 0 ? <p class="soft">{say.none}</p> : <Came came={view.came} />}
      <SentContacts desk={desk} contacts={of('sent')} reload={reload} />
    </section>
  )
  const own = (
    <OwnPhrases
      key="own"
      desk={desk}
      count={view.ownPhrases}
      open={rest[0] === ownPhrasesPlace}
      reload={reload}
    />
  )
  if (view.enough)
    return (
      <section class="outreach-screen personal" aria-labelledby="logbook-title">
        {title}
        <h3>{say.enoughTitle}</h3>
        <p>{say.enoughHow}</p>
        <p>
          <a href={printWhere(debriefScreen)}>{debriefWords.toHere}</a>
        </p>
        {sent}
        {own}
      </section>
    )
  const closed = of('closed').filter(({ own }) => own)
  return (
    <section class="outreach-screen personal" aria-labelledby="logbook-title">
      {title}
      <p class="soft">{say.how}</p>
      {view.off && (
        <div class="notice">
          <p>{say.off[view.off]}</p>
          {view.off === 'dpia' && <a href={printWhere('dpia')}>{say.toDpia}</a>}
          {view.off === 'own-key' && <RestartOwn desk={desk} reload={reload} />}
        </div>
      )}
      {!view.off && view.wait && <p class="warn">{say.wait[view.wait]}</p>}
      <p class="filters">
        {!view.off && (
          <button type="button" class="button button-main" onClick={() => setAsking(true)}>
            {say.new}
          </button>
        )}
        <Enough desk={desk} reload={reload} />
        <span class={minutes >= breakAfterMinutes ? 'warn' : 'soft'} role="timer">
          {say.minutes(minutes)} {minutes >= breakAfterMinutes && say.pause}
        </span>
        <a href={printWhere(debriefScreen)}>{debriefWords.toHere}</a>
      </p>
      {(['waiting', 'approved'] as const).map((state) => (
        <section key={state}>
          <h3>{say[state]}</h3>
          {of(state).length === 0 && <p class="soft">{say.none}</p>}
          <ul class="contact-list">
            {of(state).map((contact) => (
              <OpenContact
                key={contact.id}
                desk={desk}
                contact={contact}
                protocol={view.protocol}
                reload={reload}
              />
            ))}
          </ul>
        </section>
      ))}
      {sent}
      {closed.length > 0 && (
        <section>
          <h3>{say.closed}</h3>
          <ul class="contact-list">
            {closed.map((contact) => (
              <li key={contact.id}>
                {say.about(contact.platform, contact.worker, sayDay(contact.day))}{' '}
                <span class="state">{contact.closed && say.closedWhy[contact.closed]}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {own}
      {asking && (
        <NewContact
          desk={desk}
          languages={view.languages}
          protocol={view.protocol}
          onAsked={() => {
            setAsking(false)
            desk.tell(say.asked)
            void reload()
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  )
}
