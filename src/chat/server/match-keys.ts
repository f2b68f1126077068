import type { Database } from '../../database/server/database.ts'
import { removeTicket } from '../../queue/server/store.ts'
import type { ShredStore } from '../../signing/shred-store.ts'
import { allConversations, deleteConversations } from './retention-store.ts'

const mostAtOnce = 500

/**
 * Before this node serves: what a crash or a restored backup left behind. A key without a row was never answered
 * for, or its row is deleted: it is destroyed. A row without a key can be read by nobody: it goes. Rotates every
 * time, for nothing tells whether the last one that was due happened. Only where nobody can start meanwhile, and
 * only on the one node that holds the keys: a start's key is on disk before its row. Returns how many went.
 */
export async function matchKeys({
  database,
  shred,
}: {
  readonly database: Database
  readonly shred: ShredStore
}): Promise<{ readonly keys: number; readonly rows: number }> {
  const known = new Set(await allConversations(database))
  const orphans = shred.conversations().filter((conversation) => !known.has(conversation))
  await shred.destroy(orphans)
  await shred.rotate()
  return { keys: orphans.length, rows: await purgeUnreadable({ database, shred }) }
}

/**
 * Removes every row without a key, whose conversation nobody can read: what a deletion could not reach, or what a
 * backup put back under a running house. Only on the one node that holds the keys. Returns how many went.
 */
export async function purgeUnreadable({
  database,
  shred,
}: {
  readonly database: Database
  readonly shred: ShredStore
}): Promise<number> {
  const rows = await allConversations(database)
  const unreadable = rows.filter((conversation) => !shred.has(conversation))
  for (let at = 0; at < unreadable.length; at += mostAtOnce) {
    const some = unreadable.slice(at, at + mostAtOnce)
    await database.transaction(async (tx) => {
      for (const conversation of some) await removeTicket(tx, conversation)
      await deleteConversations(tx, some)
    })
  }
  return unreadable.length
}
