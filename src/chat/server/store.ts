import { z } from 'zod'
import {
  type ConversationId,
  idBytes,
  type MemberId,
  type PaperHash,
  type RecordHash,
} from '../../chain/member.ts'
import type { Queryable } from '../../database/server/database.ts'
import { type ConversationStateWord, conversationStates } from '../conversation-state.ts'
import { id } from './rows.ts'

/** A conversation's row; the wrapped envelope is read by itself. */
export type Conversation = {
  readonly id: ConversationId
  readonly state: ConversationStateWord
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
  const { rows } = await db.query({
    name: 'chat.conversation',
    text: `select ${columns} from chat.conversation c where c.id = $1`,
    values: [idBytes(id)],
  })
  return rows[0] ? conversationRow.parse(rows[0]) : null
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
        values ($1, 'queued', $2, $3, $4, $5, $7, $7) returning id
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
    ],
  })
}

/** The envelopes of those who wait, still wrapped. */
export async function waitingEnvelopes(
  db: Queryable,
  conversations: readonly ConversationId[],
): Promise<
  Map<ConversationId, { readonly reception: PaperHash; readonly wrappedEnvelope: Uint8Array }>
> {
  const { rows } = await db.query({
    name: 'chat.waiting-envelopes',
    text: `select id, reception, envelope from chat.conversation
      where id = any($1::bytea[]) and envelope is not null`,
    values: [conversations.map(idBytes)],
  })
  return new Map(
    rows.map((row) => {
      const { id, reception, envelope } = envelopeRow.parse(row)
      return [id, { reception, wrappedEnvelope: envelope }]
    }),
  )
}

/** Ends it. Whatever the state, a waiting envelope goes. */
export async function endConversation(
  tx: Queryable,
  id: ConversationId,
  state: 'closed' | 'left',
): Promise<void> {
  await tx.query({
    name: 'chat.end-conversation',
    text: 'update chat.conversation set state = $2, envelope = null where id = $1',
    values: [idBytes(id), state],
  })
}

const conversationRow = z
  .object({
    id: id<ConversationId>(),
    state: z.enum(conversationStates),
    epoch: z.number(),
    head: z.number(),
    visitor: id<MemberId>(),
    reception: id<PaperHash>(),
    envelope_hash: id<RecordHash>(),
  })
  .transform(
    ({ envelope_hash, ...rest }): Conversation => ({ ...rest, envelopeHash: envelope_hash }),
  )
const envelopeRow = z.object({
  id: id<ConversationId>(),
  reception: id<PaperHash>(),
  envelope: z.instanceof(Uint8Array),
})
