import { randomUUID } from 'node:crypto'
import type { Database } from '../../database/server/database.ts'
import { giveLease, takeLease } from './channel-lease-store.ts'

/** How long a node that is not heard keeps the channels, and how often it says that it is there. */
export type LeaseTimes = { readonly forMs: number; readonly everyMs: number }
export const usualLease: LeaseTimes = { forMs: 20_000, everyMs: 5_000 }

/** The right to look after the channels, of one node at a time. */
export interface Lease extends AsyncDisposable {
  /** Never true on two nodes at once: by this node's own clock it ends a quarter sooner than in the database. */
  holds(): boolean
  /** Asks now, as it does by itself. */
  take(): Promise<void>
}

/**
 * Takes the lease as soon as it is free. A node that ends gives it back; one that is killed or cut off from the
 * database loses it after `forMs`. onChange: hears when it was got or lost.
 */
export async function openLease(parts: {
  readonly database: Database
  readonly times: LeaseTimes
  readonly onChange: () => void
}): Promise<Lease> {
  const { database, times, onChange } = parts
  const holder = randomUUID()
  let until = 0
  let told = false
  let closed = false
  let ending: NodeJS.Timeout | undefined
  const holds = () => performance.now() < until
  const tell = () => {
    if (holds() === told) return
    told = holds()
    onChange()
  }
  let asking = Promise.resolve()
  function take(): Promise<void> {
    asking = asking.then(ask)
    return asking
  }
  async function ask(): Promise<void> {
    if (closed) return
    const asked = performance.now()
    // Whether a question that was not answered took it is unknown: what it had before runs on, and out.
    const got = await takeLease(database, holder, times.forMs).catch(() => null)
    if (closed || got === null) return
    // What it does must have ended when another begins.
    until = got ? asked + times.forMs * 0.75 : 0
    clearTimeout(ending)
    if (got) ending = setTimeout(tell, Math.max(0, until - performance.now()) + 1).unref()
    tell()
  }
  await take()
  const timer = setInterval(() => void take(), times.everyMs).unref()
  return {
    holds,
    take,
    async [Symbol.asyncDispose]() {
      closed = true
      clearInterval(timer)
      clearTimeout(ending)
      until = 0
      await asking
      await database.transaction((tx) => giveLease(tx, holder)).catch(() => {})
    },
  }
}
