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
  return (await ownersOfTokens(db, [tokenHash]))[0] ?? null
}

/** One answer for each, in their order. A token at a time by its key, whatever the table's size. */
export async function ownersOfTokens(
  db: Queryable,
  tokenHashes: readonly Uint8Array[],
): Promise<(Owner | null)[]> {
  const { rows } = await db.query({
    name: 'chat.owners-of-tokens',
    text: `select a.place, t.conversation, t.after, t.visitor
      from unnest($1::bytea[]) with ordinality as a (hash, place) cross join lateral (
        select t.conversation, t.after,
          (select c.visitor from chat.conversation c where c.id = t.conversation)
        from chat.token t where t.hash = a.hash limit 1
      ) t`,
    values: [tokenHashes],
  })
  const owners: (Owner | null)[] = tokenHashes.map(() => null)
  for (const { place, ...owner } of rows.map((row) => ownerRow.parse(row)))
    owners[place - 1] = owner
  return owners
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
  place: z.number(),
  conversation: id<ConversationId>(),
  visitor: id<MemberId>(),
  after: z.number(),
})
