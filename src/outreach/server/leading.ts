import { dayOf } from '../../audit/entry.ts'
import type { Database } from '../../database/server/database.ts'
import { type LeadingRow, readLeading } from './link-store.ts'

/** Which codes lead somewhere, in memory: following a link asks no database. */
export type Leading = AsyncDisposable & {
  /** Where a code leads now; null for one that is unknown, ended or not begun. */
  targetOf(code: string): string | null
  /** Looks at once: after a change on this node. */
  refresh(): Promise<void>
}

const lookEveryMs = 2_000

/** Reads them and keeps up with other nodes. While the database is away, what led goes on leading. */
export async function openLeading(parts: {
  readonly database: Database
  readonly clock: () => number
  readonly onFault: (error: unknown) => void
}): Promise<Leading> {
  let codes = new Map<string, LeadingRow>()
  await refresh()
  const timer = setInterval(() => void refresh().catch(parts.onFault), lookEveryMs)
  timer.unref()
  return {
    targetOf(code) {
      const link = codes.get(code)
      if (!link) return null
      const today = dayOf(parts.clock())
      return link.starts_on <= today && today <= link.ends_on ? link.target : null
    },
    refresh,
    async [Symbol.asyncDispose]() {
      clearInterval(timer)
    },
  }

  async function refresh(): Promise<void> {
    const rows = await readLeading(parts.database)
    codes = new Map(rows.map((row) => [row.code, row]))
  }
}
