import { z } from 'zod'
import { type ConversationId, idBytes, type MemberId } from '../../chain/member.ts'
import type { Queryable } from '../../database/server/database.ts'

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

/**
 * What became of it; the first that applies. seq: its number when it has one. epoch: the present one. inbox: its
 * conversation waits for an answer.
 */
export type StoredRow = {
  readonly kind: (typeof storedKinds)[number]
  readonly seq: number
  readonly epoch: number
  readonly inbox: boolean
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
        select s.*, c.epoch as present, c.head, c.state = 'message' as inbox,
          (select m.seq from chat.message m where m.conversation = s.conversation
            and m.sender = s.sender and m.client_id = s.client_id) as known,
          case
            when (select true from chat.member m where m.conversation = s.conversation
              and m.member = s.sender) is null then 'unknown'
            when c.state not in ('queued', 'message', 'active') then 'ended'
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
        coalesce(j.known, f.seq, 0) as seq, coalesce(j.present, 0) as epoch,
        coalesce(j.inbox, false) as inbox
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

/** Which part of a log somebody asks for: what stands above `after`. */
export type Part = {
  readonly conversation: ConversationId
  readonly member: MemberId
  readonly after: number
}

/**
 * For each part, in their order: at most `most` messages in order, from the epochs this member may read; of their bodies
 * no more than the first to reach `mostBytes`.
 */
export async function messagesAfter(
  db: Queryable,
  parts: readonly Part[],
  most: number,
  mostBytes: number,
): Promise<StoredMessage[][]> {
  const { rows } = await db.query({
    name: 'chat.messages-after',
    text: `select a.place, m.seq, m.sender, m.body as "bodyWrapped"
      from unnest($1::bytea[], $2::bytea[], $3::bigint[]) with ordinality
        as a (conversation, member, after, place)
      cross join lateral (
        select *, sum(length(m.body)) over (order by m.seq) - length(m.body) as before from (
          select seq, sender, body from chat.message
          where conversation = a.conversation and seq > a.after and epoch >= (
            select from_epoch from chat.member
            where conversation = a.conversation and member = a.member)
          order by seq limit $4
        ) m
      ) m where m.before < $5 order by a.place, m.seq`,
    values: [
      parts.map(({ conversation }) => idBytes(conversation)),
      parts.map(({ member }) => idBytes(member)),
      parts.map(({ after }) => after),
      most,
      mostBytes,
    ],
  })
  const found: StoredMessage[][] = parts.map(() => [])
  for (const { place, ...message } of rows.map((row) => messageRow.parse(row)))
    found[place - 1]?.push(message)
  return found
}

const storedRow = z.object({
  kind: z.enum(storedKinds),
  seq: z.number(),
  epoch: z.number(),
  inbox: z.boolean(),
})
const messageRow = z.object({
  place: z.number(),
  seq: z.number(),
  sender: z.instanceof(Uint8Array),
  bodyWrapped: z.instanceof(Uint8Array),
})
