import { z } from 'zod'
import { toB64 } from '../../chain/base64url.ts'
import { type ConversationId, idBytes, type PaperHash } from '../../chain/member.ts'
import type { Queryable } from '../../database/server/database.ts'

/** Last written in before `keptSince`, or left ungreeted before `today`. */
export async function overdueConversations(
  db: Queryable,
  keptSince: string,
  today: string,
  most: number,
): Promise<ConversationId[]> {
  const { rows } = await db.query({
    name: 'chat.overdue',
    text: `select id from chat.conversation
      where last < $1 or (last < $2 and state = 'left' and epoch = 0) limit $3`,
    values: [keptSince, today, most],
  })
  return rows.map((row) => conversationId.parse(row['id']))
}

export async function allConversations(db: Queryable): Promise<ConversationId[]> {
  const { rows } = await db.query({
    name: 'chat.all-conversations',
    text: 'select id from chat.conversation',
  })
  return rows.map((row) => conversationId.parse(row['id']))
}

/** With everything about them. */
export async function deleteConversations(
  db: Queryable,
  conversations: readonly ConversationId[],
): Promise<void> {
  await db.query({
    name: 'chat.delete-conversations',
    text: 'delete from chat.conversation where id = any($1::bytea[])',
    values: [conversations.map(idBytes)],
  })
}

/** Reception papers that somebody's waiting envelope is sealed to. */
export async function receptionsInUse(db: Queryable): Promise<PaperHash[]> {
  const { rows } = await db.query({
    name: 'chat.receptions-in-use',
    text: 'select distinct reception from chat.conversation where envelope is not null',
  })
  return rows.map((row) => paperHash.parse(row['reception']))
}

const conversationId = z
  .instanceof(Uint8Array)
  .transform((bytes) => toB64(new Uint8Array(bytes)) as ConversationId)
const paperHash = z
  .instanceof(Uint8Array)
  .transform((bytes) => toB64(new Uint8Array(bytes)) as PaperHash)
