import { dayOf } from '../../audit/entry.ts'
import { fromB64, toB64 } from '../../chain/base64url.ts'
import { chainJson } from '../../chain/chain.ts'
import type { ConversationId, MemberId } from '../../chain/member.ts'
import { signedPaperJson } from '../../chain/signed-paper.ts'
import type { StaffCaller } from '../../people/server/sessions.ts'
import { isOnShift, waitingTickets } from '../../queue/server/store.ts'
import type { Chat } from './chat.ts'
import { deskOf, messagesLeft, type TicketRow, ticketsOf, unansweredActive } from './desk-store.ts'

/** The oldest so many stand in the inbox at a time: each brings its ticket, and the next ones follow. */
const mostInInbox = 300
/** And so many bytes of keys: what brings more than is left of them stands back for those after it. */
const mostInboxBytes = 4 * 1024 * 1024
const mostAssigned = 1_000

/** Everything one desk shows, but for its conversations' contents. Null for an account that is gone. */
export async function deskView(chat: Chat, caller: StaffCaller) {
  const { database, people, clock, demo, shred } = chat.parts
  const account = fromB64(caller.account)
  const me = await people.staffByMember(caller.member as MemberId)
  if (!account || !me) return null
  const nowMs = clock()
  const today = dayOf(nowMs)
  const [onShift, chain, receptionKeys, waiting, mine, left] = await Promise.all([
    isOnShift(database, account, nowMs),
    people.chainForDesk(),
    people.receptionKeysFor(caller.account),
    waitingTickets(database),
    deskOf(database, caller.account, today),
    messagesLeft(database, today, mostInInbox),
  ])
  const held = await ticketsOf(
    database,
    shred,
    [...waiting, ...left].map(({ conversation }) => conversation),
  )
  const ticketOf = (conversation: ConversationId) => {
    const row = shred.has(conversation) ? held.get(conversation) : undefined
    return row ? ticketJson(chat, conversation, row) : null
  }
  let inboxBytes = 0
  const fits = (row: TicketRow | undefined) => {
    const bytes =
      row?.wrappedEnvelope === null ? sum(row.keys.map(({ sealed }) => sealed.length)) : 0
    if (inboxBytes + bytes > mostInboxBytes) return false
    inboxBytes += bytes
    return true
  }
  return {
    me: { paper: me.hash, pseudonym: me.pseudonym, role: me.role },
    onShift,
    time: nowMs,
    demo,
    chain: chainJson(chain),
    receptionKeys: receptionKeys.map(({ reception, sealed }) => ({
      reception,
      sealed: toB64(sealed),
    })),
    queue: waiting.flatMap(({ conversation, number, line, enteredAtMs, lost }) => {
      const ticket = ticketOf(conversation)
      const waitedSeconds = Math.max(0, Math.floor((nowMs - enteredAtMs) / 1000))
      return ticket ? [{ conversation, number, line, waitedSeconds, ticket, lost }] : []
    }),
    mine: mine
      .filter(({ conversation }) => shred.has(conversation))
      .map(({ conversation, state, unanswered, days }) => {
        const here = chat.presence.isHere(conversation, 'visitor')
        return { conversation, state, unanswered, here, days }
      }),
    inbox: left.flatMap(({ conversation, days }) => {
      const ticket = fits(held.get(conversation)) ? ticketOf(conversation) : null
      return ticket ? [{ conversation, days, ticket }] : []
    }),
    ...(me.role === 'supervisor' ? await withoutAnswer(chat, today) : nothingToWatch),
  }
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)
const nothingToWatch = { unattended: [], assigned: [] }

/** What a supervisor watches: visitors whose counsellor is not there, and words that nobody answered yet. */
async function withoutAnswer(chat: Chat, today: string) {
  const { database, shred } = chat.parts
  const [unattended, assigned] = await Promise.all([
    chat.unattended.list(),
    unansweredActive(database, today, mostAssigned),
  ])
  return {
    unattended,
    assigned: assigned.filter(
      ({ conversation }) =>
        shred.has(conversation) && !chat.presence.isHere(conversation, 'visitor'),
    ),
  }
}

function ticketJson({ parts: { shred } }: Chat, conversation: ConversationId, row: TicketRow) {
  const { reception, wrappedEnvelope } = row
  if (wrappedEnvelope === null) {
    const keys = row.keys.map(({ n, sealed }) => ({ n, sealed: toB64(sealed) }))
    return { reception, record: signedPaperJson(row.record), keys }
  }
  const envelope = shred.unwrap(conversation, wrappedEnvelope)
  return envelope && { reception, envelope: envelope.toString('base64url') }
}
