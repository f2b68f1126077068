import { dayOf } from '../../audit/entry.ts'
import { record } from '../../audit/server/store.ts'
import { fromB64 } from '../../chain/base64url.ts'
import type { ConversationId } from '../../chain/member.ts'
import type { Database } from '../../database/server/database.ts'
import type { Live } from '../../live/server/live.ts'
import type { StaffCaller } from '../../people/server/sessions.ts'
import { queueTopic } from '../../queue/server/queue.ts'
import {
  endOverdueShifts,
  expiredTickets,
  isOnShift,
  removeExpiredTicket,
  removeTicket,
} from '../../queue/server/store.ts'
import type { Chat } from './chat.ts'
import { endConversation, lockConversation } from './store.ts'
import { conversationOfToken, deleteTokens } from './token-store.ts'
import { tell } from './topics.ts'

/** A lost connection may come back within this. */
export const graceMs = 10 * 60_000
/** Nobody waits longer than a day. */
export const longestWaitMs = 24 * 3_600_000

/**
 * The visitor goes: out of the queue at once, and her tokens open nothing any more. Says nothing about whether
 * there was such a token.
 */
export async function leave(chat: Chat, tokenHash: Buffer): Promise<void> {
  const { database, live, queue } = chat.parts
  const owner = await conversationOfToken(database, tokenHash)
  if (!owner) return
  const { conversation, visitor } = owner
  const row = await database.transaction(async (tx) => {
    const row = await lockConversation(tx, conversation)
    if (!row) return null
    await removeTicket(tx, conversation)
    await deleteTokens(tx, conversation)
    if (row.state === 'queued' || row.state === 'active')
      await endConversation(tx, conversation, 'left')
    return row
  })
  chat.sessions.forget(conversation)
  chat.presence.gone(conversation, visitor)
  if (row?.state === 'queued') queue.moved()
  if (row?.state === 'queued' || row?.state === 'active')
    tell(live, conversation, { name: 'state', state: 'left', epoch: row.epoch })
}

/** A member of staff ends it. No message comes in after the commit. */
export async function close(
  chat: Chat,
  conversation: ConversationId,
  caller: StaffCaller,
): Promise<void> {
  const { database, live, alias, clock } = chat.parts
  const ended = await database.transaction(async (tx) => {
    const row = await lockConversation(tx, conversation)
    if (row?.state !== 'active' && row?.state !== 'left') return null
    await endConversation(tx, conversation, 'closed')
    const subject = alias(conversation)
    await record(tx, { act: 'chat-closed', actor: caller.paper, subject, day: dayOf(clock()) })
    return row
  })
  chat.sessions.forget(conversation)
  if (ended) tell(live, conversation, { name: 'state', state: 'closed', epoch: ended.epoch })
}

/**
 * A counsellor on shift puts a ticket out of the queue that nobody can claim. Her page is told that she has left;
 * her token still says so until it is forgotten with the conversation.
 */
export async function removeFromQueue(
  chat: Chat,
  conversation: ConversationId,
  caller: StaffCaller,
): Promise<{ readonly kind: 'done' | 'unknown' | 'taken' | 'left' | 'not-on-shift' }> {
  const { database, live, alias, clock, queue } = chat.parts
  const account = fromB64(caller.account)
  const kind = await database.transaction(async (tx) => {
    if (!account || !(await isOnShift(tx, account, clock()))) return 'not-on-shift'
    const row = await lockConversation(tx, conversation)
    if (!row) return 'unknown'
    if (row.state !== 'queued') return row.state === 'left' ? 'left' : 'taken'
    await removeTicket(tx, conversation)
    await endConversation(tx, conversation, 'left')
    const subject = alias(conversation)
    await record(tx, { act: 'chat-removed', actor: caller.paper, subject, day: dayOf(clock()) })
    return 'done'
  })
  if (kind !== 'done') return { kind }
  chat.sessions.forget(conversation)
  queue.moved()
  tell(live, conversation, { name: 'state', state: 'left', epoch: 0 })
  return { kind }
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
      await lockConversation(tx, conversation)
      if (!(await removeExpiredTicket(tx, conversation, lostBefore, enteredBefore))) return false
      await endConversation(tx, conversation, 'left')
      return true
    })
    if (!ended) continue
    moved = true
    tell(live, conversation, { name: 'state', state: 'left', epoch: 0 })
  }
  if (moved) live.publish(queueTopic, { name: 'queue', data: '' })
}
