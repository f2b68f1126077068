import { z } from 'zod'
import { type ConversationId, idBytes, type MemberId } from '../../chain/member.ts'
import type { Queryable } from '../../database/server/database.ts'
import { id } from './rows.ts'

/** A visitor's session. after: what it may read begins above this number. */
export type Owner = {
  readonly conversation: ConversationId
  readonly visitor: MemberId
  readonly after: number
}

/** Whose token this is. */
export async function ownerOfToken(db: Queryable, tokenHash: Uint8Array): Promise<Owner | null> {
  const { rows } = await db.query({
    name: 'chat.owner-of-token',
    text: `select c.id as conversation, c.visitor, t.after
      from chat.token t join chat.conversation c on c.id = t.conversation where t.hash = $1`,
    values: [tokenHash],
  })
  return rows[0] ? ownerRow.parse(rows[0]) : null
}

/** Whether this token still lives, and is of this conversation. */
export const isOwner = async (
  db: Queryable,
  tokenHash: Uint8Array,
  conversation: ConversationId,
): Promise<boolean> => (await ownerOfToken(db, tokenHash))?.conversation === conversation

/** Screens that one code keeps open at a time: one more, and the one opened first goes. */
export const mostTokens = 8

/**
 * A session that begins at the first words of others that she was not shown yet: what she wrote before them she has
 * seen. One that exists stays as it is; of no conversation, none. Returns whether an older one had to go.
 */
export async function addToken(
  db: Queryable,
  tokenHash: Uint8Array,
  conversation: Uint8Array,
): Promise<boolean> {
  const { count } = await db.query({
    name: 'chat.add-token',
    text: `with added as (
        insert into chat.token (hash, conversation, after)
        select $1, c.id, coalesce((
          select min(m.seq) - 1 from chat.message m
          where m.conversation = c.id and m.seq > coalesce(k.shown, 0) and m.sender <> c.visitor
        ), c.head) from chat.conversation c
        left join chat.cursor k on k.conversation = c.id and k.member = c.visitor
        where c.id = $2 on conflict (hash) do nothing returning conversation
      ), old as (
        select hash from chat.token where conversation = $2 order by number desc offset $3 - 1
      )
      delete from chat.token where exists (select from added) and hash in (select hash from old)`,
    values: [tokenHash, conversation, mostTokens],
  })
  return count > 0
}

export async function deleteTokens(tx: Queryable, conversation: ConversationId): Promise<void> {
  await tx.query({
    name: 'chat.delete-tokens',
    text: 'delete from chat.token where conversation = $1',
    values: [idBytes(conversation)],
  })
}

const ownerRow = z.object({
  conversation: id<ConversationId>(),
  visitor: id<MemberId>(),
  after: z.number(),
})
