import { resolve } from 'node:path'
import type { Database } from '../../database/server/database.ts'
import { type Knowledge, type KnowledgeParts, openKnowledge } from './knowledge.ts'

/** For tests: this room with the pages that ship. nameOf: everybody is called as her account. */
export const testKnowledge = (
  database: Database,
  more: Partial<KnowledgeParts> = {},
): Promise<Knowledge> =>
  openKnowledge({
    database,
    clock: () => Date.parse('2026-11-22T12:00:00Z'),
    contentRoot: resolve(import.meta.dirname, '../../../content'),
    nameOf: async (member) => member,
    otherAddresses: [],
    spelling: { check: async () => [] },
    changed: async () => {},
    onFault: (error) => {
      throw error
    },
    ...more,
  })
