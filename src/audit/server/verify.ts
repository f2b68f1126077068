import { sameBytes } from '../../chain/notation.ts'
import type { Database } from '../../database/server/database.ts'
import { chainStart, entryBytes, nextHash } from '../../signing/hash-chain.ts'
import type { Head } from '../entry.ts'
import { entriesAfter } from './store.ts'

const batch = 1_000

/** at: the number of the first entry that is not as it was written, is missing, or stands elsewhere. */
export type Verdict =
  | { readonly kind: 'whole'; readonly head: Head }
  | { readonly kind: 'broken'; readonly at: number }

/**
 * Walks the whole chain. known: heads that were kept elsewhere; without one, an end that was cut off and a
 * chain that was made anew look whole.
 */
export async function verifyTrail(db: Database, known: readonly Head[] = []): Promise<Verdict> {
  let head: Head = { number: 0, hash: chainStart }
  for (;;) {
    const entries = await entriesAfter(db, head.number, batch)
    for (const { number, hash, ...act } of entries) {
      const at = head.number + 1
      const fits =
        number === at && sameBytes(hash, nextHash(head.hash, entryBytes({ number, ...act })))
      const asKnown = known.every((kept) => kept.number !== number || sameBytes(kept.hash, hash))
      if (!fits || !asKnown) return { kind: 'broken', at }
      head = { number, hash }
    }
    if (entries.length < batch) break
  }
  const cut = known.some(({ number }) => number > head.number)
  return cut ? { kind: 'broken', at: head.number + 1 } : { kind: 'whole', head }
}
