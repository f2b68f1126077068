import { useState } from 'preact/hooks'
import { z } from 'zod'
import { type ContactLine, logbookPath } from '../logbook-exchange.ts'
import { logbookWords as say, sayNot } from '../logbook-words.ts'
import type { Protocol } from '../protocol-exchange.ts'
import { sayDay } from '../words.ts'
import type { OutreachDesk } from './desk.ts'
import { ProtocolText } from './ProtocolText.tsx'
import { SendOnce } from './SendOnce.tsx'

type OpenContactParts = {
  readonly desk: OutreachDesk
  readonly contact: ContactLine
  /** The one for minors that holds now. */
  readonly protocol: Protocol | null
  readonly reload: () => Promise<void>
}

const told = {
  approve: say.approvedTold,
  refuse: say.refusedTold,
  withdraw: say.withdrawnTold,
} as const

/** Somebody who may get a message: why, and the words that will be sent. Who it is stands nowhere. */
export function OpenContact({ desk, contact, protocol, reload }: OpenContactParts) {
  const { id, platform, state, worker, own, approver, day } = contact
  const [sending, setSending] = useState(false)
  const [read, setRead] = useState(false)
  const looksAtMinor = state === 'waiting' && !own && contact.minorReason !== null
  const about = say.about(platform, worker, sayDay(day))
  const act = async (verb: keyof typeof told) => {
    const body = verb === 'approve' ? { protocol: (read && protocol?.id) || null } : {}
    const answer = await desk.asking.post(`${logbookPath}/${id}/${verb}`, body, z.unknown())
    const late = verb === 'withdraw' && state === 'approved'
    const says = late ? say.withdrawnLateTold : told[verb]
    desk.tell(answer.kind === 'done' ? says : sayNot(answer))
    await reload()
  }
  const button = (name: string, onClick: () => void, main = '') => (
    <button
      type="button"
      class={`button ${main}`}
      aria-label={`${name}: ${about}`}
      onClick={onClick}
    >
      {name}
    </button>
  )
  return (
    <li class="contact-line">
      <p>
        <b>{about}</b>{' '}
        {state === 'approved' && approver && <span class="soft">{say.byColleague(approver)}</span>}
      </p>
      <dl>
        <dt>{say.contextShort}</dt>
        <dd>
          <bdi>{contact.context}</bdi>
        </dd>
        <dt>{say.reasonShort}</dt>
        <dd>
          <bdi>{contact.reason}</bdi>
        </dd>
        {contact.minorReason !== null && (
          <>
            <dt>{say.minorReasonShort}</dt>
            <dd>
              <bdi>{contact.minorReason}</bdi>
            </dd>
          </>
        )}
      </dl>
      {contact.message !== null && (
        <details>
          <summary>{say.messageShort}</summary>
          <blockquote class="message-out" lang={contact.language} dir="auto">
            {contact.message}
          </blockquote>
        </details>
      )}
      {looksAtMinor && protocol && (
        <>
          <ProtocolText protocol={protocol} />
          <label class="switch">
            <input
              type="checkbox"
              checked={read}
              onChange={(event) => setRead(event.currentTarget.checked)}
            />{' '}
            {say.protocolRead}
          </label>
        </>
      )}
      {contact.minorReason !== null && !protocol && <p class="warn">{say.minorHow}</p>}
      {state === 'approved' && own && <p class="soft">{say.withdrawLate}</p>}
      <p class="filters">
        {state === 'waiting' && !own && (
          <>
            {button(say.refuse, () => void act('refuse'))}
            {button(say.approve, () => void act('approve'), 'button-main')}
          </>
        )}
        {state === 'waiting' && own && <span class="soft">{say.waitsForOther}</span>}
        {state === 'approved' && !own && <span class="soft">{say.waitsForWorker(worker)}</span>}
        {own && button(say.withdraw, () => void act('withdraw'))}
        {state === 'approved' && own && button(say.send, () => setSending(true), 'button-main')}
      </p>
      {sending && (
        <SendOnce
          desk={desk}
          contact={contact}
          onClose={() => {
            setSending(false)
            void reload()
          }}
        />
      )}
    </li>
  )
}
