import { z } from 'zod'
import { type ConversationId, idBytes, type MemberId } from '../../chain/member.ts'
import type { Queryable } from '../../database/server/database.ts'
import { id } from './rows.ts'

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

export async function deleteTokens(tx: Queryable, conversation: ConversationId): Promise<void> {
  await tx.query({
    name: 'chat.delete-tokens',
    text: 'delete from chat.token where conversation = $1',
    values: [idBytes(conversation)],
  })
}

const ownerRow = z.object({ conversation: id<ConversationId>(), visitor: id<MemberId>() })
