import { z } from 'zod'
import { type ConversationId, idBytes } from '../../chain/member.ts'
import type { Queryable } from '../../database/server/database.ts'
import { id } from './rows.ts'

/** What a code leads to. accessHash: 32 bytes. wrapped: what only the code opens, under the shred key. */
export type CodeRow = {
  readonly conversation: ConversationId
  readonly accessHash: Uint8Array
  readonly wrapped: Uint8Array
}

/** One code per conversation: a new one takes the place of the old. Throws `taken` for another one's locator. */
export async function saveCode(
  tx: Queryable,
  { conversation, accessHash, wrapped }: CodeRow,
  locatorHash: Uint8Array,
): Promise<void> {
  await tx.query({
    name: 'chat.save-code',
    text: `insert into chat.code (conversation, locator, access, sealed) values ($1, $2, $3, $4)
      on conflict (conversation) do update set
        locator = excluded.locator, access = excluded.access, sealed = excluded.sealed`,
    values: [idBytes(conversation), locatorHash, accessHash, wrapped],
  })
}

export async function findCode(db: Queryable, locatorHash: Uint8Array): Promise<CodeRow | null> {
  const { rows } = await db.query({
    name: 'chat.find-code',
    text: 'select conversation, access, sealed from chat.code where locator = $1',
    values: [locatorHash],
  })
  return rows[0] ? codeRow.parse(rows[0]) : null
}

export async function hasCode(db: Queryable, conversation: ConversationId): Promise<boolean> {
  const { count } = await db.query({
    name: 'chat.has-code',
    text: 'select 1 from chat.code where conversation = $1',
    values: [idBytes(conversation)],
  })
  return count > 0
}

const codeRow = z
  .object({
    conversation: id<ConversationId>(),
    access: z.instanceof(Uint8Array),
    sealed: z.instanceof(Uint8Array),
  })
  .transform(
    ({ conversation, access, sealed }): CodeRow => ({
      conversation,
      accessHash: access,
      wrapped: sealed,
    }),
  )
