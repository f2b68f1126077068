import { z } from 'zod'
import {
  type ConversationId,
  idBytes,
  type MemberId,
  type PaperHash,
  type RecordHash,
} from '../../chain/member.ts'
import type { Queryable } from '../../database/server/database.ts'
import { type StoredState, storedStates } from '../conversation-state.ts'
import { id } from './rows.ts'

/**
 * A conversation's row; the wrapped envelope is read by itself. reception: whose key opens the envelope, or what was
 * sealed to the team when it was parked.
 */
export type Conversation = {
  readonly id: ConversationId
  readonly state: StoredState
  readonly epoch: number
  readonly head: number
  readonly visitor: MemberId
  readonly reception: PaperHash
  readonly envelopeHash: RecordHash
}

const columns = 'c.id, c.state, c.epoch, c.head, c.visitor, c.reception, c.envelope_hash'

export async function readConversation(
  db: Queryable,
  id: ConversationId,
): Promise<Conversation | null> {
  return (await readConversations(db, [id]))[0] ?? null
}

/** One answer for each, in their order. */
export async function readConversations(
  db: Queryable,
  ids: readonly ConversationId[],
): Promise<(Conversation | null)[]> {
  const { rows } = await db.query({
    name: 'chat.conversations',
    text: `select ${columns} from chat.conversation c where c.id = any($1::bytea[])`,
    values: [ids.map(idBytes)],
  })
  const found = new Map(rows.map((row) => conversationRow.parse(row)).map((one) => [one.id, one]))
  return ids.map((id) => found.get(id) ?? null)
}

/** Keeps everybody else from changing its state, epoch or head until the transaction ends. */
export async function lockConversation(
  tx: Queryable,
  id: ConversationId,
): Promise<Conversation | null> {
  const { rows } = await tx.query({
    name: 'chat.lock-conversation',
    text: `select ${columns} from chat.conversation c where c.id = $1 for no key update`,
    values: [idBytes(id)],
  })
  return rows[0] ? conversationRow.parse(rows[0]) : null
}

/** A new conversation in epoch 0: the visitor, and the team she sealed to. */
export async function insertConversation(
  tx: Queryable,
  row: {
    readonly id: ConversationId
    readonly state: 'queued' | 'message'
    readonly visitor: MemberId
    readonly reception: PaperHash
    readonly wrappedEnvelope: Uint8Array
    readonly envelopeHash: RecordHash
    readonly tokenHash: Uint8Array
    readonly day: string
  },
): Promise<void> {
  await tx.query({
    name: 'chat.insert-conversation',
    text: `with begun as (
        insert into chat.conversation (id, state, visitor, reception, envelope, envelope_hash, started, last)
        values ($1, $8, $2, $3, $4, $5, $7, $7) returning id
      ), proved as (
        insert into chat.token (hash, conversation) select $6, id from begun
      )
      insert into chat.member (conversation, member, kind, from_epoch)
      select id, $2, 'visitor', 0 from begun
      union all select id, substring($3::bytea from 1 for 16), 'team', 0 from begun`,
    values: [
      idBytes(row.id),
      idBytes(row.visitor),
      idBytes(row.reception),
      row.wrappedEnvelope,
      idBytes(row.envelopeHash),
      row.tokenHash,
      row.day,
      row.state,
    ],
  })
}

/** Within its epoch. Once she has left for good, the envelope goes and no code brings her back. */
export async function setState(tx: Queryable, id: ConversationId, state: StoredState) {
  await tx.query({
    name: 'chat.set-state',
    text: `with codes as (delete from chat.code where conversation = $1 and $2 = 'left')
      update chat.conversation
      set state = $2, envelope = case when $2 = 'left' then null else envelope end
      where id = $1`,
    values: [idBytes(id), state],
  })
}

/** Whether the last words are hers; false where there are none. */
export async function isUnanswered(db: Queryable, id: ConversationId): Promise<boolean> {
  const { count } = await db.query({
    name: 'chat.is-unanswered',
    text: `select 1 from chat.conversation c
      join chat.message m on m.conversation = c.id and m.seq = c.head
      where c.id = $1 and m.sender = c.visitor`,
    values: [idBytes(id)],
  })
  return count > 0
}

/** How many wait for an answer, or began today and wait for her first words. today: `YYYY-MM-DD`. */
export async function countMessages(db: Queryable, today: string): Promise<number> {
  const { rows } = await db.query({
    name: 'chat.count-messages',
    text: `select count(*) as many from chat.conversation
      where state = 'message' and (head > 0 or last >= $1)`,
    values: [today],
  })
  return countRow.parse(rows[0]).many
}

const conversationRow = z
  .object({
    id: id<ConversationId>(),
    state: z.enum(storedStates),
    epoch: z.number(),
    head: z.number(),
    visitor: id<MemberId>(),
    reception: id<PaperHash>(),
    envelope_hash: id<RecordHash>(),
  })
  .transform(
    ({ envelope_hash, ...rest }): Conversation => ({ ...rest, envelopeHash: envelope_hash }),
  )
const countRow = z.object({ many: z.number() })
