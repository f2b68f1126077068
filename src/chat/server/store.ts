import { z } from 'zod'
import { fromB64, toB64 } from '../../chain/base64url.ts'
import type { EpochMember } from '../../chain/epoch.ts'
import {
  type ConversationId,
  idBytes,
  type MemberId,
  type PaperHash,
  type RecordHash,
} from '../../chain/member.ts'
import type { Bytes } from '../../chain/notation.ts'
import type { SignedPaper } from '../../chain/signed-paper.ts'
import type { Queryable } from '../../database/server/database.ts'
import { type ConversationStateWord, conversationStates } from '../conversation-state.ts'
import type { Cursor } from '../cursor.ts'
import type { MemberKey } from '../epoch-change.ts'

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

/** Whose token this is. */
export async function conversationOfToken(
  db: Queryable,
  tokenHash: Uint8Array,
): Promise<{ readonly conversation: ConversationId; readonly visitor: MemberId } | null> {
  const { rows } = await db.query({
    name: 'chat.conversation-of-token',
    text: `select c.id as conversation, c.visitor
      from chat.token t join chat.conversation c on c.id = t.conversation where t.hash = $1`,
    values: [tokenHash],
  })
  return rows[0] ? ownerRow.parse(rows[0]) : null
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

export async function deleteTokens(tx: Queryable, conversation: ConversationId): Promise<void> {
  await tx.query({
    name: 'chat.delete-tokens',
    text: 'delete from chat.token where conversation = $1',
    values: [idBytes(conversation)],
  })
}

/** A member of the present epoch. account: b64, of staff only. */
export type StoredMember = {
  readonly member: MemberId
  readonly kind: EpochMember['kind']
  readonly account: string | null
  readonly fromEpoch: number
}

export async function readMembers(
  db: Queryable,
  conversation: ConversationId,
): Promise<StoredMember[]> {
  const { rows } = await db.query({
    name: 'chat.members',
    text: 'select member, kind, account, from_epoch from chat.member where conversation = $1',
    values: [idBytes(conversation)],
  })
  return rows.map((row) => memberRow.parse(row))
}

/** The conversations an account is a member of and that its client has not closed. */
export async function conversationsOf(
  db: Queryable,
  account: string,
): Promise<
  {
    readonly conversation: ConversationId
    readonly state: ConversationStateWord
    readonly head: number
  }[]
> {
  const { rows } = await db.query({
    name: 'chat.conversations-of',
    text: `select c.id as conversation, c.state, c.head
      from chat.member m join chat.conversation c on c.id = m.conversation
      where m.account = $1 and c.state in ('active', 'left') order by c.started, c.id`,
    values: [fromB64(account)],
  })
  return rows.map((row) => ownRow.parse(row))
}

export type EpochEntry = {
  readonly conversation: ConversationId
  readonly n: number
  readonly signed: SignedPaper
  readonly signer: PaperHash
  readonly members: readonly StoredMember[]
  readonly keys: readonly MemberKey[]
}

/** The next epoch: record, keys and the new member list. The first one ends the waiting: the envelope goes. */
export async function insertEpoch(tx: Queryable, entry: EpochEntry): Promise<void> {
  const { conversation, n, signed, signer, members, keys } = entry
  const at = idBytes(conversation)
  await tx.query({
    name: 'chat.insert-epoch',
    text: `with recorded as (
        insert into chat.epoch (conversation, n, record, signer, signature) values ($1, $2, $3, $4, $5)
      )
      update chat.conversation set state = 'active', epoch = $2, envelope = null where id = $1`,
    values: [at, n, signed.bytes, idBytes(signer), signed.signatures[0]?.sigBytes],
  })
  await tx.query({
    name: 'chat.insert-sealed-keys',
    text: `insert into chat.sealed_key (conversation, epoch, member, n, sealed)
      select $1, $2, * from unnest($3::bytea[], $4::bigint[], $5::bytea[])`,
    values: [
      at,
      n,
      keys.map(({ member }) => idBytes(member)),
      keys.map((key) => key.n),
      keys.map(({ sealed }) => Buffer.from(sealed)),
    ],
  })
  await tx.query({
    name: 'chat.delete-members',
    text: 'delete from chat.member where conversation = $1',
    values: [at],
  })
  await tx.query({
    name: 'chat.insert-members',
    text: `insert into chat.member (conversation, member, kind, account, from_epoch)
      select $1, * from unnest($2::bytea[], $3::text[], $4::bytea[], $5::bigint[])`,
    values: [
      at,
      members.map(({ member }) => idBytes(member)),
      members.map(({ kind }) => kind),
      members.map(({ account }) => account && fromB64(account)),
      members.map(({ fromEpoch }) => fromEpoch),
    ],
  })
}

/** Bytes of the present record, which the next one must name. */
export async function readRecord(
  db: Queryable,
  conversation: ConversationId,
  n: number,
): Promise<Bytes | null> {
  const { rows } = await db.query({
    name: 'chat.record',
    text: 'select record from chat.epoch where conversation = $1 and n = $2',
    values: [idBytes(conversation), n],
  })
  return rows[0] ? recordRow.parse(rows[0]).record : null
}

export type EpochForMember = {
  readonly record: Bytes
  readonly signer: PaperHash
  readonly signature: Bytes
  readonly keys: readonly { readonly n: number; readonly sealed: Bytes }[]
}

/** Every record in order, each with the keys that came with it for this member. */
export async function readEpochs(
  db: Queryable,
  conversation: ConversationId,
  member: MemberId,
): Promise<EpochForMember[]> {
  const { rows } = await db.query({
    name: 'chat.epochs',
    text: `select e.record, e.signer, e.signature,
        array_remove(array_agg(k.n order by k.n), null) as numbers,
        array_remove(array_agg(k.sealed order by k.n), null) as sealed
      from chat.epoch e left join chat.sealed_key k
        on k.conversation = e.conversation and k.epoch = e.n and k.member = $2
      where e.conversation = $1
      group by e.n, e.record, e.signer, e.signature order by e.n`,
    values: [idBytes(conversation), idBytes(member)],
  })
  return rows.map((raw) => {
    const { numbers, sealed, ...epoch } = epochRow.parse(raw)
    return { ...epoch, keys: numbers.map((n, at) => ({ n, sealed: sealed[at] as Bytes })) }
  })
}

/** One frame before it has its number. bodyWrapped: under the conversation's shred key. */
export type SentRow = {
  readonly conversation: Uint8Array
  readonly sender: Uint8Array
  readonly clientId: Uint8Array
  readonly epoch: number
  readonly bodyWrapped: Uint8Array
}

const storedKinds = ['known', 'unknown', 'ended', 'stale-epoch', 'too-many', 'stored'] as const

/** More than anybody writes in one conversation, and what one member may make the house keep. */
export const mostMessages = 5_000

/** What became of it; the first that applies. seq: its number when it has one. epoch: the present one. */
export type StoredRow = {
  readonly kind: (typeof storedKinds)[number]
  readonly seq: number
  readonly epoch: number
}

/**
 * Numbers and stores many frames of many conversations at once; answers in the order they were given.
 * The order of checks is the promise: known → its number whatever the epoch; not a member; ended; epoch; beyond
 * `mostMessages`; insert.
 * A (conversation, sender, client id) may stand in `rows` once only. day: today, `YYYY-MM-DD`.
 */
export async function insertMessages(
  tx: Queryable,
  rows: readonly SentRow[],
  day: string,
): Promise<StoredRow[]> {
  const conversations = rows.map(({ conversation }) => conversation)
  // Locked in one order by everyone; the next statement then sees what the former holder committed.
  await tx.query({
    name: 'chat.lock-conversations',
    text: `select 1 from chat.conversation where id = any($1::bytea[]) order by id for no key update`,
    values: [conversations],
  })
  // A row at a time by its key, which a scalar select and a limit leave no choice about: a plan made for these values
  // would hash every conversation and member there is for each batch.
  const answer = await tx.query({
    name: 'chat.insert-messages',
    text: `with sent as (
        select * from unnest($1::bytea[], $2::bytea[], $3::bytea[], $4::bigint[], $5::bytea[])
          with ordinality as s (conversation, sender, client_id, epoch, body, place)
      ), judged as (
        select s.*, c.epoch as present, c.head,
          (select m.seq from chat.message m where m.conversation = s.conversation
            and m.sender = s.sender and m.client_id = s.client_id) as known,
          case
            when (select true from chat.member m where m.conversation = s.conversation
              and m.member = s.sender) is null then 'unknown'
            when c.state not in ('queued', 'active') then 'ended'
            when s.epoch <> c.epoch then 'stale-epoch'
            else 'stored'
          end as verdict
        from sent s left join lateral
          (select * from chat.conversation where id = s.conversation limit 1) c on true
      ), numbered as (
        select *, head + row_number() over (partition by conversation order by place) as seq
        from judged where known is null and verdict = 'stored'
      ), fresh as (
        select * from numbered where seq <= $7
      ), stored as (
        insert into chat.message (conversation, seq, epoch, sender, client_id, body)
        select conversation, seq, epoch, sender, client_id, body from fresh
      ), moved as (
        update chat.conversation c set head = f.seq, last = $6
        from (select conversation, max(seq) as seq from fresh group by conversation) f
        where c.id = f.conversation
      )
      select case
          when j.known is not null then 'known'
          when j.verdict = 'stored' and f.seq is null then 'too-many'
          else j.verdict
        end as kind,
        coalesce(j.known, f.seq, 0) as seq, coalesce(j.present, 0) as epoch
      from judged j left join fresh f on f.place = j.place order by j.place`,
    values: [
      conversations,
      rows.map(({ sender }) => sender),
      rows.map(({ clientId }) => clientId),
      rows.map(({ epoch }) => epoch),
      rows.map(({ bodyWrapped }) => bodyWrapped),
      day,
      mostMessages,
    ],
  })
  return answer.rows.map((row) => storedRow.parse(row))
}

export type StoredMessage = {
  readonly seq: number
  readonly sender: Uint8Array
  readonly bodyWrapped: Uint8Array
}

/** In order, above `after`, from the epochs this member may read. */
export async function messagesAfter(
  db: Queryable,
  conversation: ConversationId,
  member: MemberId,
  after: number,
  most: number,
): Promise<StoredMessage[]> {
  const { rows } = await db.query({
    name: 'chat.messages-after',
    text: `select m.seq, m.sender, m.body as "bodyWrapped" from chat.message m
      where m.conversation = $1 and m.seq > $3 and m.epoch >= (
        select from_epoch from chat.member where conversation = $1 and member = $2)
      order by m.seq limit $4`,
    values: [idBytes(conversation), idBytes(member), after, most],
  })
  return rows.map((row) => messageRow.parse(row))
}

export type CursorRow = Cursor & {
  readonly conversation: ConversationId
  readonly member: MemberId
}

/** Moves cursors forwards, never beyond the head; returns those that moved. */
export async function moveCursors(
  db: Queryable,
  cursors: readonly CursorRow[],
): Promise<CursorRow[]> {
  const { rows } = await db.query({
    name: 'chat.move-cursors',
    text: `insert into chat.cursor as held (conversation, member, delivered, shown)
      select c.id, s.member, least(max(s.delivered), c.head), least(max(s.shown), c.head)
      from unnest($1::bytea[], $2::bytea[], $3::bigint[], $4::bigint[])
        as s (conversation, member, delivered, shown)
      join chat.conversation c on c.id = s.conversation
      group by c.id, s.member, c.head order by c.id, s.member
      on conflict (conversation, member) do update set
        delivered = greatest(held.delivered, excluded.delivered),
        shown = greatest(held.shown, excluded.shown)
      where excluded.delivered > held.delivered or excluded.shown > held.shown
      returning conversation, member, delivered, shown`,
    values: [
      cursors.map(({ conversation }) => idBytes(conversation)),
      cursors.map(({ member }) => idBytes(member)),
      cursors.map(({ delivered }) => delivered),
      cursors.map(({ shown }) => shown),
    ],
  })
  return rows.map((row) => cursorRow.parse(row))
}

export async function readCursors(
  db: Queryable,
  conversation: ConversationId,
): Promise<CursorRow[]> {
  const { rows } = await db.query({
    name: 'chat.cursors',
    text: `select k.conversation, k.member, k.delivered, k.shown from chat.cursor k
      join chat.member m using (conversation, member) where k.conversation = $1`,
    values: [idBytes(conversation)],
  })
  return rows.map((row) => cursorRow.parse(row))
}

const bytes = z.instanceof(Uint8Array).transform((value): Bytes => new Uint8Array(value))
const id = <T extends string>() => z.instanceof(Uint8Array).transform((value) => toB64(value) as T)

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
const ownerRow = z.object({ conversation: id<ConversationId>(), visitor: id<MemberId>() })
const envelopeRow = z.object({
  id: id<ConversationId>(),
  reception: id<PaperHash>(),
  envelope: z.instanceof(Uint8Array),
})
const ownRow = z.object({
  conversation: id<ConversationId>(),
  state: z.enum(conversationStates),
  head: z.number(),
})
const recordRow = z.object({ record: bytes })
const memberRow = z
  .object({
    member: id<MemberId>(),
    kind: z.enum(['visitor', 'staff', 'team']),
    account: id<string>().nullable(),
    from_epoch: z.number(),
  })
  .transform(({ from_epoch, ...rest }): StoredMember => ({ ...rest, fromEpoch: from_epoch }))
const epochRow = z.object({
  record: bytes,
  signer: id<PaperHash>(),
  signature: bytes,
  numbers: z.array(z.coerce.number()),
  sealed: z.array(bytes),
})
const storedRow = z.object({
  kind: z.enum(storedKinds),
  seq: z.number(),
  epoch: z.number(),
})
const messageRow = z.object({
  seq: z.number(),
  sender: z.instanceof(Uint8Array),
  bodyWrapped: z.instanceof(Uint8Array),
})
const cursorRow = z.object({
  conversation: id<ConversationId>(),
  member: id<MemberId>(),
  delivered: z.number(),
  shown: z.number(),
})
