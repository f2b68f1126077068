import { dayOf } from '../../audit/entry.ts'
import type { Database } from '../../database/server/database.ts'
import type { Stage } from '../stage.ts'
import { addCounts, type Counted } from './count-store.ts'

/** Of one code and stage on this node: who wants to spoil a code's count can not go on for ever, nor silence another. */
const mostPerMinute = 1_000
const minuteMs = 60_000
const roundEveryMs = 30_000
const writeEveryMs = 6 * 3_600_000

export type Counting = AsyncDisposable & {
  /** False when this code has had its share of this minute. */
  add(code: string, stage: Stage): boolean
  /** Writes what may be written by now. Throws what the database throws; then nothing is lost. */
  round(): Promise<void>
}

/**
 * [Note: no row changes when a chat begins] Sums are gathered in memory and written at 0, 6, 12 and 18 hours (UTC) and
 * when the node stops, so that neither a worker who looks again and again nor a copy of the database ties a code to the
 * minute in which a conversation began: a visit comes just before it. The price: a node that is killed loses what it
 * counted since the last of these hours.
 */
export function openCounting(
  database: Database,
  clock: () => number,
  onFault: (error: unknown) => void,
): Counting {
  let waiting = new Map<string, Counted>()
  let written = sixth(clock())
  let minute = { at: 0, counts: new Map<string, number>() }
  let last: Promise<void> = Promise.resolve()
  const timer = setInterval(() => void round().catch(onFault), roundEveryMs)
  timer.unref()
  return {
    add(code, stage) {
      const nowMs = clock()
      const at = Math.floor(nowMs / minuteMs)
      if (at !== minute.at) minute = { at, counts: new Map() }
      const key = `${code} ${stage}`
      const count = (minute.counts.get(key) ?? 0) + 1
      if (count > mostPerMinute) return false
      minute.counts.set(key, count)
      keep({ code, stage, day: dayOf(nowMs), count: 1 })
      return true
    },
    round,
    async [Symbol.asyncDispose]() {
      clearInterval(timer)
      await last.catch(() => {})
      await write()
    },
  }

  function round(): Promise<void> {
    const now = sixth(clock())
    const isTime = now !== written
    if (!isTime) return last
    last = last
      .catch(() => {})
      .then(write)
      .then(() => {
        written = now
      })
    return last
  }

  async function write(): Promise<void> {
    const due = [...waiting.values()]
    if (due.length === 0) return
    waiting = new Map()
    try {
      await addCounts(database, due)
    } catch (error) {
      for (const one of due) keep(one)
      throw error
    }
  }

  function keep(one: Counted): void {
    const key = `${one.code} ${one.stage} ${one.day}`
    waiting.set(key, { ...one, count: one.count + (waiting.get(key)?.count ?? 0) })
  }
}

const sixth = (ms: number): number => Math.floor(ms / writeEveryMs)
