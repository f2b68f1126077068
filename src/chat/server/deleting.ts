import { dayOf } from '../../audit/entry.ts'
import { record } from '../../audit/server/store.ts'
import { mostEpoch } from '../../chain/epoch.ts'
import type { ConversationId } from '../../chain/member.ts'
import { DatabaseGoneError } from '../../database/server/sqlstate.ts'
import { removeTicket } from '../../queue/server/store.ts'
import type { Chat } from './chat.ts'
import { readMembers } from './members-store.ts'
import { deleteConversations } from './retention-store.ts'
import { lockConversation } from './store.ts'
import { tell } from './topics.ts'

/**
 * The visitor deletes her conversation, for everyone: when it returns nobody can read it any more, here or in any
 * copy; the store key goes within a minute. The shred key first: what the database could not delete just then, the
 * next purge finds, unreadable.
 */
export async function deleteConversation(chat: Chat, conversation: ConversationId): Promise<void> {
  const { database, live, queue, shred, alias, clock } = chat.parts
  await shred.destroy([conversation])
  chat.rotation.ask()
  const deleted = await database
    .transaction(async (tx) => {
      const row = await lockConversation(tx, conversation)
      if (!row) return null
      const members = await readMembers(tx, conversation)
      await removeTicket(tx, conversation)
      await deleteConversations(tx, [conversation])
      const subject = alias(conversation)
      await record(tx, { act: 'chat-deleted', actor: 'visitor', subject, day: dayOf(clock()) })
      return { row, members }
    })
    .catch((error: unknown) => {
      if (error instanceof DatabaseGoneError) return null
      throw error
    })
  chat.sessions.forget(conversation)
  // Whoever is on the line hears that it is gone, and the line of a visitor ends with it.
  tell(live, conversation, {
    name: 'state',
    state: 'deleted',
    epoch: deleted?.row.epoch ?? mostEpoch,
  })
  for (const { member, kind } of deleted?.members ?? [])
    chat.presence.gone(conversation, member, kind === 'visitor' ? 'visitor' : 'staff')
  queue.moved()
}
