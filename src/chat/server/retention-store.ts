import { z } from 'zod'
import { toB64 } from '../../chain/base64url.ts'
import { type ConversationId, idBytes, type PaperHash } from '../../chain/member.ts'
import type { Queryable } from '../../database/server/database.ts'

/**
 * Last written in before `keptSince`; left ungreeted before `today`; or begun before `yesterday` with nothing said:
 * as a message, or closed with nobody who could come back to it. Nobody who waits. Locked, so that nobody goes on
 * with one of them meanwhile.
 */
export async function overdueConversations(
  tx: Queryable,
  days: { readonly keptSince: string; readonly today: string; readonly yesterday: string },
  most: number,
): Promise<ConversationId[]> {
  const { rows } = await tx.query({
    name: 'chat.overdue',
    text: `select id from chat.conversation c
      where not exists (select from queue.ticket t where t.conversation = c.id)
        and (last < $1 or (epoch = 0 and case
        when state = 'left' then last < $2
        when state = 'message' and head = 0 then last < $3
        when state = 'closed' and head = 0 then last < $3
          and not exists (select from chat.code k where k.conversation = c.id)
        else false end)) order by id limit $4 for update`,
    values: [days.keptSince, days.today, days.yesterday, most],
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

/** With everything about them; locked in one order by everyone. */
export async function deleteConversations(
  db: Queryable,
  conversations: readonly ConversationId[],
): Promise<void> {
  await db.query({
    name: 'chat.delete-conversations',
    text: `delete from chat.conversation where id in (
      select id from chat.conversation where id = any($1::bytea[]) order by id for update)`,
    values: [conversations.map(idBytes)],
  })
}

/** Reception papers whose key still opens something: an envelope, or what was sealed to the team at parking. */
export async function receptionsInUse(db: Queryable): Promise<PaperHash[]> {
  const { rows } = await db.query({
    name: 'chat.receptions-in-use',
    text: `select distinct c.reception from chat.conversation c
      join chat.member m on m.conversation = c.id and m.kind = 'team' where c.state <> 'left'`,
  })
  return rows.map((row) => paperHash.parse(row['reception']))
}

const conversationId = z
  .instanceof(Uint8Array)
  .transform((bytes) => toB64(new Uint8Array(bytes)) as ConversationId)
const paperHash = z
  .instanceof(Uint8Array)
  .transform((bytes) => toB64(new Uint8Array(bytes)) as PaperHash)
