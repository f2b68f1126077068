import type { ConversationId, MemberId } from '../../chain/member.ts'
import { batchReader } from '../../database/server/batch.ts'
import type { Database } from '../../database/server/database.ts'
import type { ShredStore } from '../../signing/shred-store.ts'
import { pageSize } from '../message-page.ts'
import { readCursors } from './cursor-store.ts'
import { type EpochForMember, epochOf, readEpochs, type Sight } from './members-store.ts'
import { messagesAfter, type Part } from './messages-store.ts'
import { readConversations } from './store.ts'
import { ownersOfTokens } from './token-store.ts'

/** Of one conversation; a page always holds at least one frame. So many pages are in memory for one statement. */
const mostPageBytes = 512 * 1024
const pagesAtOnce = 16

/**
 * What everybody asks for who comes back. After a restart thousands do within a second: those who ask in the same
 * moment share one statement.
 */
export function createReads(database: Database, shred: ShredStore) {
  const epochs = batchReader({
    maxRows: 8,
    read: (sights: readonly Sight[]) => readEpochs(database, sights),
  })
  return {
    /** Null when there is none. */
    conversation: batchReader({
      maxRows: 200,
      read: (ids: readonly ConversationId[]) => readConversations(database, ids),
    }),
    /** Whose token this hash is of; null when nobody's. */
    owner: batchReader({
      maxRows: 200,
      read: (hashes: readonly Uint8Array[]) => ownersOfTokens(database, hashes),
    }),
    /** Every record in order, with the keys that came with it for this member. */
    async epochs(conversation: ConversationId, member: MemberId): Promise<EpochForMember[]> {
      const rows = await epochs({ conversation, member })
      // Outside the shared statement: what is damaged here is nobody else's failure.
      return rows.map((row) => epochOf(shred, conversation, row))
    },
    /** How far the present members are. */
    cursors: batchReader({
      maxRows: 200,
      read: (ids: readonly ConversationId[]) => readCursors(database, ids),
    }),
    /** A page of messages in order, from the epochs this member may read. */
    messages: batchReader({
      maxRows: pagesAtOnce,
      read: (parts: readonly Part[]) => messagesAfter(database, parts, pageSize, mostPageBytes),
    }),
  }
}

export type Reads = ReturnType<typeof createReads>
