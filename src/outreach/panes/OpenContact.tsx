import { useState } from 'preact/hooks'
import { z } from 'zod'
import { type ContactLine, logbookPath } from '../logbook-exchange.ts'
import { logbookWords as say, sayNot } from '../logbook-words.ts'
import { sayDay } from '../words.ts'
import type { OutreachDesk } from './desk.ts'
import { SendOnce } from './SendOnce.tsx'

type OpenContactParts = {
  readonly desk: OutreachDesk
  readonly contact: ContactLine
  readonly reload: () => Promise<void>
}

const told = {
  approve: say.approvedTold,
  refuse: say.refusedTold,
  withdraw: say.withdrawnTold,
} as const

/** Somebody who may get a message: why, and the words that will be sent. Who it is stands nowhere. */
export function OpenContact({ desk, contact, reload }: OpenContactParts) {
  const { id, platform, state, worker, own, approver, day } = contact
  const [sending, setSending] = useState(false)
  const about = say.about(platform, worker, sayDay(day))
  const act = async (verb: keyof typeof told) => {
    const answer = await desk.asking.post(`${logbookPath}/${id}/${verb}`, {}, z.unknown())
    desk.tell(answer.kind === 'done' ? told[verb] : sayNot(answer))
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
      </dl>
      <details>
        <summary>{say.messageShort}</summary>
        <blockquote class="message-out" lang={contact.language} dir="auto">
          {contact.message}
        </blockquote>
      </details>
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
