import { z } from 'zod'
import { fromB64 } from '../../chain/base64url.ts'
import { type ConversationId, idBytes, type MemberId, type PaperHash } from '../../chain/member.ts'
import type { SignedPaper } from '../../chain/signed-paper.ts'
import type { Queryable } from '../../database/server/database.ts'
import type { SealedKey } from '../../queue/ticket.ts'
import { type StoredState, storedStates } from '../conversation-state.ts'
import { epochOf, type Wrapping } from './members-store.ts'
import { bytes, id } from './rows.ts'

type Own = {
  readonly conversation: ConversationId
  readonly state: StoredState
  readonly head: number
}

/** The conversations an account is a member of and that its client has not put away. */
export async function conversationsOf(db: Queryable, account: string): Promise<Own[]> {
  const { rows } = await db.query({
    name: 'chat.conversations-of',
    text: `select c.id as conversation, c.state, c.head
      from chat.member m join chat.conversation c on c.id = m.conversation
      where m.account = $1 and c.state in ('active', 'left') order by c.started, c.id`,
    values: [fromB64(account)],
  })
  return rows.map((row) => ownRow.parse(row))
}

/** The same, with whether her words came last and how many days ago the last ones came. today: `YYYY-MM-DD`. */
export async function deskOf(
  db: Queryable,
  account: string,
  today: string,
): Promise<(Own & { readonly unanswered: boolean; readonly days: number })[]> {
  const { rows } = await db.query({
    name: 'chat.desk-of',
    text: `select c.id as conversation, c.state, c.head, greatest($2::date - c.last, 0) as days,
        coalesce((select l.sender = c.visitor from chat.message l
          where l.conversation = c.id and l.seq = c.head), false) as unanswered
      from chat.member m join chat.conversation c on c.id = m.conversation
      where m.account = $1 and c.state in ('active', 'left') order by c.started, c.id`,
    values: [fromB64(account), today],
  })
  return rows.map((row) => deskRow.parse(row))
}

export type Aged = { readonly conversation: ConversationId; readonly days: number }

/** Conversations that wait for an answer, oldest first. today: `YYYY-MM-DD`. */
export async function messagesLeft(db: Queryable, today: string, most: number): Promise<Aged[]> {
  const { rows } = await db.query({
    name: 'chat.messages-left',
    text: `select id as conversation, greatest($1::date - last, 0) as days
      from chat.conversation where state = 'message' and head > 0 order by last, id limit $2`,
    values: [today, most],
  })
  return rows.map((row) => agedRow.parse(row))
}

type Assigned = Aged & { readonly by: readonly MemberId[] }

/** Active conversations whose last words are hers, and who of staff is in them; oldest first. */
export async function unansweredActive(
  db: Queryable,
  today: string,
  most: number,
): Promise<Assigned[]> {
  const { rows } = await db.query({
    name: 'chat.unanswered-active',
    text: `select c.id as conversation, greatest($1::date - c.last, 0) as days,
        array(select m.member from chat.member m
          where m.conversation = c.id and m.kind = 'staff' order by m.member) as by
      from chat.conversation c
      join chat.message l on l.conversation = c.id and l.seq = c.head and l.sender = c.visitor
      where c.state = 'active' order by c.last, c.id limit $2`,
    values: [today, most],
  })
  return rows.map((row) => assignedRow.parse(row))
}

/** Who of staff is in each of these that is active. */
export async function staffOfActive(
  db: Queryable,
  conversations: readonly ConversationId[],
): Promise<Map<ConversationId, readonly MemberId[]>> {
  const { rows } = await db.query({
    name: 'chat.staff-of-active',
    text: `select c.id as conversation, array(select m.member from chat.member m
          where m.conversation = c.id and m.kind = 'staff' order by m.member) as by
      from chat.conversation c where c.id = any($1::bytea[]) and c.state = 'active'`,
    values: [conversations.map(idBytes)],
  })
  return new Map(rows.map((row) => staffRow.parse(row)).map((one) => [one.conversation, one.by]))
}

/** What a counsellor opens before she claims. wrappedEnvelope: under the shred key; null once it was parked. */
export type TicketRow =
  | { readonly reception: PaperHash; readonly wrappedEnvelope: Uint8Array }
  | {
      readonly reception: PaperHash
      readonly wrappedEnvelope: null
      readonly record: SignedPaper
      readonly keys: readonly SealedKey[]
    }

/** The tickets of these conversations: the envelope, or the last record with the keys sealed to the team. */
export async function ticketsOf(
  db: Queryable,
  wrapping: Wrapping,
  conversations: readonly ConversationId[],
): Promise<Map<ConversationId, TicketRow>> {
  const { rows } = await db.query({
    name: 'chat.tickets',
    text: `select c.id, c.reception, c.envelope, e.record, e.wrapped, e.signer, e.signature,
        array(select k.n from chat.sealed_key k where k.conversation = c.id and k.epoch = c.epoch
          and k.member = substring(c.reception from 1 for 16) order by k.n) as numbers,
        array(select k.sealed from chat.sealed_key k where k.conversation = c.id and k.epoch = c.epoch
          and k.member = substring(c.reception from 1 for 16) order by k.n) as sealed
      from chat.conversation c left join chat.epoch e on e.conversation = c.id and e.n = c.epoch
      where c.id = any($1::bytea[]) and c.state in ('queued', 'message')`,
    values: [conversations.map(idBytes)],
  })
  return new Map(rows.flatMap((row) => ticketEntry(wrapping, ticketRow.parse(row))))
}

/** One entry; none for a row that says too little. */
function ticketEntry(
  wrapping: Wrapping,
  row: z.infer<typeof ticketRow>,
): [ConversationId, TicketRow][] {
  const { id, reception, envelope, record, wrapped, signature } = row
  if (envelope) return [[id, { reception, wrappedEnvelope: envelope }]]
  if (!record || !signature || wrapped === null) return []
  const parked = epochOf(wrapping, id, { ...row, record, signature, wrapped })
  return [[id, { reception, wrappedEnvelope: null, ...parked }]]
}

const ownRow = z.object({
  conversation: id<ConversationId>(),
  state: z.enum(storedStates),
  head: z.number(),
})
const deskRow = ownRow.extend({ unanswered: z.boolean(), days: z.number() })
const agedRow = z.object({ conversation: id<ConversationId>(), days: z.number() })
const assignedRow = agedRow.extend({ by: z.array(id<MemberId>()) })
const staffRow = assignedRow.omit({ days: true })
const ticketRow = z.object({
  id: id<ConversationId>(),
  reception: id<PaperHash>(),
  envelope: z.instanceof(Uint8Array).nullable(),
  record: bytes.nullable(),
  wrapped: z.boolean().nullable(),
  signer: id<PaperHash>().nullable(),
  signature: bytes.nullable(),
  numbers: z.array(z.coerce.number()),
  sealed: z.array(bytes),
})
