import { z } from 'zod'
import { toB64 } from '../../chain/base64url.ts'
import { type ConversationId, idBytes } from '../../chain/member.ts'
import type { Queryable } from '../../database/server/database.ts'
import { type Line, lines } from '../line.ts'

export type Ticket = {
  readonly conversation: ConversationId
  readonly number: number
  readonly line: Line
  readonly enteredAtMs: number
  readonly lost: boolean
}

/** ahead: before all who are not. */
export type NewTicket = {
  readonly conversation: ConversationId
  readonly line: Line
  readonly nowMs: number
  readonly ahead: boolean
}

/** Held by whoever adds a ticket, so that numbers become visible in their order; goes with the transaction. */
export async function lockEntrance(tx: Queryable): Promise<void> {
  await tx.query({
    name: 'queue.lock-entrance',
    text: `select pg_advisory_xact_lock(hashtext('keerpunt queue'))`,
  })
}

export async function countRoom(
  db: Queryable,
  nowMs: number,
): Promise<{ readonly onShift: number; readonly waiting: number }> {
  const { rows } = await db.query({
    name: 'queue.count-room',
    text: `select
        (select count(*) from queue.shift where ends_at > $1) as on_shift,
        (select count(*) from queue.ticket) as waiting`,
    values: [new Date(nowMs)],
  })
  const row = roomRow.parse(rows[0])
  return { onShift: row.on_shift, waiting: row.waiting }
}

export async function addTicket(
  tx: Queryable,
  { conversation, line, nowMs, ahead }: NewTicket,
): Promise<void> {
  await tx.query({
    name: 'queue.add-ticket',
    text: 'insert into queue.ticket (conversation, line, entered_at, ahead) values ($1, $2, $3, $4)',
    values: [idBytes(conversation), line, new Date(nowMs), ahead],
  })
}

/** Null when nobody waits under this id. 1 is next. */
export async function placeOf(db: Queryable, conversation: ConversationId): Promise<number | null> {
  const { rows } = await db.query({
    name: 'queue.place-of',
    text: `select count(before.number) as place
      from queue.ticket own join queue.ticket before
        on (not before.ahead, before.number) <= (not own.ahead, own.number)
      where own.conversation = $1 group by own.number`,
    values: [idBytes(conversation)],
  })
  return rows[0] ? placeRow.parse(rows[0]).place : null
}

/** Everybody who waits, in order. */
export async function waitingTickets(db: Queryable): Promise<Ticket[]> {
  const { rows } = await db.query({
    name: 'queue.waiting-tickets',
    text: `select conversation, number, line, entered_at, lost_at is not null as lost
      from queue.ticket order by not ahead, number`,
  })
  return rows.map((row) => ticketRow.parse(row))
}

/** Takes the ticket out of the queue; null when it is gone already. Returns when its holder came, and how. */
export async function removeTicket(
  tx: Queryable,
  conversation: ConversationId,
): Promise<{ readonly enteredAtMs: number; readonly ahead: boolean } | null> {
  const { rows } = await tx.query({
    name: 'queue.remove-ticket',
    text: 'delete from queue.ticket where conversation = $1 returning entered_at, ahead',
    values: [idBytes(conversation)],
  })
  return rows[0] ? entryRow.parse(rows[0]) : null
}

/** Returns whether anybody was still here until now. */
export async function markLost(
  db: Queryable,
  conversations: readonly ConversationId[],
  nowMs: number,
): Promise<boolean> {
  const { count } = await db.query({
    name: 'queue.mark-lost',
    text: `update queue.ticket set lost_at = $2
      where conversation = any($1::bytea[]) and lost_at is null`,
    values: [conversations.map(idBytes), new Date(nowMs)],
  })
  return count > 0
}

export async function markAllLost(db: Queryable, nowMs: number): Promise<void> {
  await db.query({
    name: 'queue.mark-all-lost',
    text: 'update queue.ticket set lost_at = $1 where lost_at is null',
    values: [new Date(nowMs)],
  })
}

/** Returns whether anybody was lost until now. */
export async function markFound(
  db: Queryable,
  conversations: readonly ConversationId[],
): Promise<boolean> {
  const { count } = await db.query({
    name: 'queue.mark-found',
    text: `update queue.ticket set lost_at = null
      where conversation = any($1::bytea[]) and lost_at is not null`,
    values: [conversations.map(idBytes)],
  })
  return count > 0
}

/** Tickets whose holder was lost before `lostBeforeMs`, or came before `enteredBeforeMs`. */
export async function expiredTickets(
  db: Queryable,
  lostBeforeMs: number,
  enteredBeforeMs: number,
): Promise<ConversationId[]> {
  const { rows } = await db.query({
    name: 'queue.expired-tickets',
    text: 'select conversation from queue.ticket where lost_at <= $1 or entered_at <= $2',
    values: [new Date(lostBeforeMs), new Date(enteredBeforeMs)],
  })
  return rows.map((row) => expiredRow.parse(row).conversation)
}

/** As `removeTicket`, but only if it still has to go: its holder may have come back meanwhile. */
export async function removeExpiredTicket(
  tx: Queryable,
  conversation: ConversationId,
  lostBeforeMs: number,
  enteredBeforeMs: number,
): Promise<boolean> {
  const { count } = await tx.query({
    name: 'queue.remove-expired-ticket',
    text: `delete from queue.ticket
      where conversation = $1 and (lost_at <= $2 or entered_at <= $3)`,
    values: [idBytes(conversation), new Date(lostBeforeMs), new Date(enteredBeforeMs)],
  })
  return count > 0
}

/** Overwrites the oldest of the last twenty. */
export async function noteWait(tx: Queryable, seconds: number): Promise<void> {
  await tx.query({
    name: 'queue.note-wait',
    text: `insert into queue.wait (slot, seconds) values (nextval('queue.wait_turn') % 20, $1)
      on conflict (slot) do update set seconds = excluded.seconds`,
    values: [seconds],
  })
}

export async function lastWaits(db: Queryable): Promise<number[]> {
  const { rows } = await db.query({
    name: 'queue.last-waits',
    text: 'select seconds from queue.wait',
  })
  return rows.map((row) => waitRow.parse(row).seconds)
}

/** Begins a shift, or moves the end of the one that runs. */
export async function beginShift(
  db: Queryable,
  account: Uint8Array,
  endsAtMs: number,
): Promise<void> {
  await db.query({
    name: 'queue.begin-shift',
    text: `insert into queue.shift (account, ends_at) values ($1, $2)
      on conflict (account) do update set ends_at = excluded.ends_at`,
    values: [account, new Date(endsAtMs)],
  })
}

/** Nothing of a shift stays: who worked when is not kept. */
export async function endShift(db: Queryable, account: Uint8Array): Promise<boolean> {
  const { count } = await db.query({
    name: 'queue.end-shift',
    text: 'delete from queue.shift where account = $1',
    values: [account],
  })
  return count > 0
}

export async function isOnShift(
  db: Queryable,
  account: Uint8Array,
  nowMs: number,
): Promise<boolean> {
  const { count } = await db.query({
    name: 'queue.is-on-shift',
    text: 'select 1 from queue.shift where account = $1 and ends_at > $2',
    values: [account, new Date(nowMs)],
  })
  return count > 0
}

/** Returns whether any shift was over. */
export async function endOverdueShifts(db: Queryable, nowMs: number): Promise<boolean> {
  const { count } = await db.query({
    name: 'queue.end-overdue-shifts',
    text: 'delete from queue.shift where ends_at <= $1',
    values: [new Date(nowMs)],
  })
  return count > 0
}

const moment = z.date().transform((date) => date.getTime())
const conversationId = z.instanceof(Uint8Array).transform((bytes) => toB64(bytes) as ConversationId)
const roomRow = z.object({ on_shift: z.number(), waiting: z.number() })
const placeRow = z.object({ place: z.number() })
const entryRow = z
  .object({ entered_at: moment, ahead: z.boolean() })
  .transform(({ entered_at, ahead }) => ({ enteredAtMs: entered_at, ahead }))
const expiredRow = z.object({ conversation: conversationId })
const waitRow = z.object({ seconds: z.number() })
const ticketRow = z
  .object({
    conversation: conversationId,
    number: z.number(),
    line: z.enum(lines),
    entered_at: moment,
    lost: z.boolean(),
  })
  .transform(({ entered_at, ...rest }): Ticket => ({ ...rest, enteredAtMs: entered_at }))
