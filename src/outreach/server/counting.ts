import { dayOf } from '../../audit/entry.ts'
import { batchWriter, TooBusyError } from '../../database/server/batch.ts'
import type { Database } from '../../database/server/database.ts'
import type { Stage } from '../stage.ts'
import { addCounts, type Counted } from './count-store.ts'

/** Of all visitors together on this node: who wants to spoil a count can not keep the database busy with it. */
const mostPerMinute = 3_000
const minuteMs = 60_000

export type Counting = AsyncDisposable & {
  /** False when this minute has had its share. Resolves when it is written. */
  add(code: string, stage: Stage): Promise<boolean>
}

/** Adds up what comes within a second and writes each sum once. */
export function openCounting(database: Database, clock: () => number): Counting {
  const batches = batchWriter<Counted, null>({
    maxRows: 1_000,
    maxWaiting: mostPerMinute,
    everyMs: 1_000,
    async flush(rows) {
      await addCounts(database, summed(rows))
      return rows.map(() => null)
    },
  })
  let minute = 0
  let counted = 0
  return {
    async add(code, stage) {
      const nowMs = clock()
      const now = Math.floor(nowMs / minuteMs)
      if (now !== minute) [minute, counted] = [now, 0]
      counted += 1
      if (counted > mostPerMinute) return false
      try {
        await batches.write({ code, stage, day: dayOf(nowMs), count: 1 })
        return true
      } catch (error) {
        if (error instanceof TooBusyError) return false
        throw error
      }
    },
    [Symbol.asyncDispose]: () => batches[Symbol.asyncDispose](),
  }
}

/** A statement may touch each row once. */
function summed(rows: readonly Counted[]): readonly Counted[] {
  const sums = new Map<string, Counted>()
  for (const row of rows) {
    const key = `${row.code} ${row.stage} ${row.day}`
    sums.set(key, { ...row, count: (sums.get(key)?.count ?? 0) + row.count })
  }
  return [...sums.values()]
}
