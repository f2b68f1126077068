import type { Database } from '../../database/server/database.ts'
import { chainStart, entryBytes, nextHash } from '../../signing/hash-chain.ts'
import type { Entry } from '../entry.ts'
import { append, hasOutbox, lastEntry, lockChain, takeOutbox } from './store.ts'

const batch = 500
const everyMs = 1_000

/**
 * Moves waiting acts from the outbox into the chain, in one transaction; how many. Any number of nodes may call
 * it at once: one writes, the others find the lock taken and go.
 */
export async function chainOutbox(db: Database): Promise<number> {
  if (!(await hasOutbox(db))) return 0
  return db.transaction(async (tx) => {
    if (!(await lockChain(tx))) return 0
    const acts = await takeOutbox(tx, batch)
    const last = await lastEntry(tx)
    let { number, hash }: Pick<Entry, 'number' | 'hash'> = last ?? { number: 0, hash: chainStart }
    const entries = acts.map((act): Entry => {
      number += 1
      hash = nextHash(hash, entryBytes({ number, ...act }))
      return { number, hash, ...act }
    })
    await append(tx, entries)
    return entries.length
  })
}

/** Chains the outbox every second until disposed. A failed round is told and tried again: nothing is lost. */
export function startAuditWriter(db: Database, onFault: (error: unknown) => void): AsyncDisposable {
  let round: Promise<unknown> = Promise.resolve()
  let busy = false
  const timer = setInterval(() => {
    if (busy) return
    busy = true
    round = chainOutbox(db)
      .catch(onFault)
      .finally(() => {
        busy = false
      })
  }, everyMs)
  timer.unref()
  return {
    async [Symbol.asyncDispose]() {
      clearInterval(timer)
      await round
    },
  }
}
