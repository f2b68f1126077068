import { useState } from 'preact/hooks'
import { z } from 'zod'
import { helplineOf } from '../../directory/helplines.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { type ContactLine, logbookPath } from '../logbook-exchange.ts'
import { logbookWords as say, sayNot } from '../logbook-words.ts'
import { endsForGood, type Outcome, outcomes } from '../once-only.ts'
import { sayDay } from '../words.ts'
import type { OutreachDesk } from './desk.ts'

type SentContactsParts = {
  readonly desk: OutreachDesk
  readonly contacts: readonly ContactLine[]
  readonly reload: () => Promise<void>
}

/** Messages that went out, and what came of them. */
export function SentContacts({ desk, contacts, reload }: SentContactsParts) {
  const [hostile, setHostile] = useState<ContactLine | null>(null)
  const [stopped, setStopped] = useState<ContactLine | null>(null)
  const save = async ({ id }: ContactLine, outcome: Outcome) => {
    const path = `${logbookPath}/${id}/outcome`
    const answer = await desk.asking.post(path, { outcome }, z.unknown())
    const done = { hostile: say.hostileSaved, stop: say.stopSaved } as const
    const says = outcome === 'hostile' || outcome === 'stop' ? done[outcome] : say.outcomeSaved
    desk.tell(answer.kind === 'done' ? says : sayNot(answer))
    setHostile(null)
    setStopped(null)
    await reload()
  }
  return (
    <>
      <ul class="contact-list">
        {contacts.map((contact) => (
          <SentContact
            key={contact.id}
            contact={contact}
            onSave={(outcome) =>
              outcome === 'stop' ? setStopped(contact) : void save(contact, outcome)
            }
            onHostile={() => setHostile(contact)}
            onStopped={() => setStopped(contact)}
          />
        ))}
      </ul>
      {stopped && (
        <Dialog
          title={say.saidStop}
          does={say.saidStopDoes}
          onDo={() => void save(stopped, 'stop')}
          onClose={() => setStopped(null)}
        >
          <p>{say.saidStopHow}</p>
        </Dialog>
      )}
      {hostile && (
        <Dialog
          title={say.hostileTitle}
          does={say.hostileDoes}
          onDo={() => void save(hostile, 'hostile')}
          onClose={() => setHostile(null)}
        >
          <ul class="steps">
            {say.hostileHow.map((step) => (
              <li key={step}>{step}</li>
            ))}
            <li>{say.hostileCall(helplineOf('emergency').number)}</li>
          </ul>
        </Dialog>
      )}
    </>
  )
}

type SentContactParts = {
  readonly contact: ContactLine
  readonly onSave: (outcome: Outcome) => void
  readonly onHostile: () => void
  readonly onStopped: () => void
}

function SentContact({ contact, onSave, onHostile, onStopped }: SentContactParts) {
  const { platform, worker, own, outcome, day } = contact
  const [chosen, setChosen] = useState<Outcome>(outcome ?? 'no-answer')
  const about = say.about(platform, worker, sayDay(day))
  const open = outcome === null || !endsForGood(outcome)
  return (
    <li class="contact-line">
      <p>
        <b>{about}</b>{' '}
        <span class="state">{outcome ? say.outcomes[outcome] : say.outcomeNone}</span>
      </p>
      {open && (
        <p class="filters">
          {own ? (
            <>
              <label class="labelled">
                {say.outcome}
                <select
                  aria-label={`${say.outcome} ${about}`}
                  value={chosen}
                  onChange={({ currentTarget: { value } }) =>
                    setChosen(outcomes.find((one) => one === value) ?? 'no-answer')
                  }
                >
                  {outcomes
                    .filter((one) => one !== 'hostile')
                    .map((one) => (
                      <option key={one} value={one}>
                        {say.outcomes[one]}
                      </option>
                    ))}
                </select>
              </label>
              <button
                type="button"
                class="button button-main"
                aria-label={`${say.outcomeSave}: ${about}`}
                onClick={() => onSave(chosen)}
              >
                {say.outcomeSave}
              </button>
            </>
          ) : (
            // A colleague may have heard it: stop is stop, whoever it is said to.
            <button
              type="button"
              class="button"
              aria-label={`${say.saidStop}: ${about}`}
              onClick={onStopped}
            >
              {say.saidStop}
            </button>
          )}
          <button
            type="button"
            class="button"
            aria-label={`${say.hostile}: ${about}`}
            onClick={onHostile}
          >
            {say.hostile}
          </button>
        </p>
      )}
    </li>
  )
}
