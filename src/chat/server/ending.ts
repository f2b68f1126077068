import { dayOf } from '../../audit/entry.ts'
import { record } from '../../audit/server/store.ts'
import { fromB64 } from '../../chain/base64url.ts'
import type { ConversationId } from '../../chain/member.ts'
import type { Database, Queryable } from '../../database/server/database.ts'
import type { Live } from '../../live/server/live.ts'
import type { StaffCaller } from '../../people/server/sessions.ts'
import { queueTopic } from '../../queue/server/queue.ts'
import {
  endOverdueShifts,
  expiredTickets,
  isOnShift,
  markLost,
  removeExpiredTicket,
  removeTicket,
} from '../../queue/server/store.ts'
import type { StoredState } from '../conversation-state.ts'
import type { Chat } from './chat.ts'
import { hasCode } from './code-store.ts'
import { type Conversation, lockConversation, setState } from './store.ts'
import { deleteTokens } from './token-store.ts'
import { conversationTopic, sessionsEnded, tell } from './topics.ts'

/** A lost connection may come back within this. */
export const graceMs = 10 * 60_000
/** Nobody waits longer than a day. */
export const longestWaitMs = 24 * 3_600_000

/**
 * The visitor goes: her tokens open nothing any more, on any device. With a code the conversation stays, and a
 * ticket for as long as a lost connection has; without one nothing brings it back. Says nothing about whether there
 * was such a token.
 */
export async function leave(chat: Chat, tokenHash: Buffer): Promise<void> {
  const { database, live, queue, clock } = chat.parts
  const owner = await chat.reads.owner(tokenHash)
  if (!owner) return
  const { conversation, visitor } = owner
  const part = async (tx: Queryable) => {
    const row = await lockConversation(tx, conversation)
    if (!row) return null
    await deleteTokens(tx, conversation)
    const forGood = !(await hasCode(tx, conversation))
    if (forGood) {
      await removeTicket(tx, conversation)
      await setState(tx, conversation, 'left')
    } else await markLost(tx, [conversation], clock())
    return { row, forGood }
  }
  const gone = await chat.goodbyes(() => database.transaction(part))
  chat.sessions.forget(conversation)
  chat.presence.gone(conversation, visitor, 'visitor')
  if (!gone) return
  const { state, epoch } = gone.row
  if (gone.forGood && state !== 'left')
    tell(live, conversation, { name: 'state', state: 'left', epoch })
  live.publish(conversationTopic(conversation), { name: sessionsEnded, data: '' })
  if (state === 'queued' || state === 'message') queue.moved()
}

/**
 * A counsellor on shift puts away what nobody can claim: a ticket or a message. Where her client could come back to
 * something it is closed for now; else she has left, and her token says so until it is forgotten with the conversation.
 */
export async function removeFromQueue(
  chat: Chat,
  conversation: ConversationId,
  caller: StaffCaller,
): Promise<{ readonly kind: 'done' | 'unknown' | 'taken' | 'left' | 'not-on-shift' }> {
  const { database, live, alias, clock, queue } = chat.parts
  const account = fromB64(caller.account)
  const made = await database.transaction(async (tx) => {
    if (!account || !(await isOnShift(tx, account, clock())))
      return { kind: 'not-on-shift' } as const
    const row = await lockConversation(tx, conversation)
    if (!row) return { kind: 'unknown' } as const
    if (row.state !== 'queued' && row.state !== 'message')
      return { kind: row.state === 'left' ? 'left' : 'taken' } as const
    await removeTicket(tx, conversation)
    const state = row.state === 'message' ? 'closed' : await stateWithoutTicket(tx, row, 'closed')
    await setState(tx, conversation, state)
    const subject = alias(conversation)
    await record(tx, { act: 'chat-removed', actor: caller.paper, subject, day: dayOf(clock()) })
    return { kind: 'done', epoch: row.epoch, state } as const
  })
  if (made.kind !== 'done') return made
  chat.sessions.forget(conversation)
  queue.moved()
  tell(live, conversation, { name: 'state', state: made.state, epoch: made.epoch })
  return { kind: 'done' }
}

/**
 * Ends what time has ended: tickets whose holder was away for ten minutes, tickets older than a day, shifts that
 * are over. Call every 15 seconds; several nodes may. nowMs: since 1970.
 */
export async function sweepQueue(
  { database, live }: { readonly database: Database; readonly live: Live },
  nowMs: number,
): Promise<void> {
  const lostBefore = nowMs - graceMs
  const enteredBefore = nowMs - longestWaitMs
  let moved = await endOverdueShifts(database, nowMs)
  for (const conversation of await expiredTickets(database, lostBefore, enteredBefore)) {
    const ended = await database.transaction(async (tx) => {
      const row = await lockConversation(tx, conversation)
      if (!(await removeExpiredTicket(tx, conversation, lostBefore, enteredBefore)) || !row)
        return null
      const state = await stateWithoutTicket(tx, row, row.head > 0 ? 'message' : 'closed')
      await setState(tx, conversation, state)
      return { state, epoch: row.epoch }
    })
    if (!ended) continue
    moved = true
    tell(live, conversation, { name: 'state', ...ended })
  }
  if (moved) live.publish(queueTopic, { name: 'queue', data: '' })
}

/**
 * What somebody can come back to is never ended for good: by a code, or, once she was greeted, with the token her
 * page still holds. withCode: where it goes with a code.
 */
async function stateWithoutTicket(
  tx: Queryable,
  { id, epoch }: Pick<Conversation, 'id' | 'epoch'>,
  withCode: 'message' | 'closed',
): Promise<StoredState> {
  if (await hasCode(tx, id)) return withCode
  return epoch > 0 ? 'closed' : 'left'
}
