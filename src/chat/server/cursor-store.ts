import { z } from 'zod'
import { type ConversationId, idBytes, type MemberId } from '../../chain/member.ts'
import type { Queryable } from '../../database/server/database.ts'
import type { Cursor } from '../cursor.ts'
import { id } from './rows.ts'

export type CursorRow = Cursor & {
  readonly conversation: ConversationId
  readonly member: MemberId
}

/**
 * Moves cursors forwards, never beyond the head; returns those that moved. One of a conversation that is deleted
 * meanwhile takes no other with it.
 */
export async function moveCursors(
  tx: Queryable,
  cursors: readonly CursorRow[],
): Promise<CursorRow[]> {
  // Locked in the order of everyone; the next statement then sees which are still there.
  await tx.query({
    name: 'chat.keep-conversations',
    text: `select 1 from chat.conversation where id = any($1::bytea[]) order by id for key share`,
    values: [cursors.map(({ conversation }) => idBytes(conversation))],
  })
  const { rows } = await tx.query({
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

/** The last number this member's devices showed; 0 for none. */
export async function shownTo(
  db: Queryable,
  conversation: ConversationId,
  member: MemberId,
): Promise<number> {
  const { rows } = await db.query({
    name: 'chat.shown-to',
    text: 'select shown from chat.cursor where conversation = $1 and member = $2',
    values: [idBytes(conversation), idBytes(member)],
  })
  return rows[0] ? shownRow.parse(rows[0]).shown : 0
}

/** Of each conversation, in their order: how far its present members are. */
export async function readCursors(
  db: Queryable,
  conversations: readonly ConversationId[],
): Promise<CursorRow[][]> {
  const { rows } = await db.query({
    name: 'chat.cursors',
    text: `select k.conversation, k.member, k.delivered, k.shown from chat.cursor k
      where k.conversation = any($1::bytea[]) and (select true from chat.member m
        where m.conversation = k.conversation and m.member = k.member)`,
    values: [conversations.map(idBytes)],
  })
  const found = Map.groupBy(
    rows.map((row) => cursorRow.parse(row)),
    ({ conversation }) => conversation,
  )
  return conversations.map((conversation) => found.get(conversation) ?? [])
}

const shownRow = z.object({ shown: z.number() })
const cursorRow = z.object({
  conversation: id<ConversationId>(),
  member: id<MemberId>(),
  delivered: z.number(),
  shown: z.number(),
})
