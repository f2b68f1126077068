import type { Database } from '../../database/server/database.ts'
import { everyKeyedHash } from '../../signing/keyed-hash.ts'
import type { OutreachKeys, Readable } from './hash-keys.ts'
import { lookUp } from './suppression-store.ts'

/** What a hash is of: equal names in the two lists do not look equal. */
export const contactLabel = 'outreach contact'
export const stopLabel = 'outreach stop'

/**
 * Whether this name said stop; null when a key is lost under which it may stand. One trip to the server while the keys
 * are those that were read before; no key is held, as nothing is written. name: the handle alone.
 */
export async function isOnStopList(
  keys: OutreachKeys,
  database: Database,
  name: string,
): Promise<boolean | null> {
  const known = keys.known()
  const { stopped, live } = await lookUp(database, everyKeyedHash(known, stopLabel, name), [])
  const ids = new Set(known.map(({ id }) => Number(id)))
  if (stopped || live.every((id) => ids.has(id))) return stopped
  return database.transaction(async (tx) => {
    const { keys: readable, isAll }: Readable = await keys.readable(tx)
    const again = await lookUp(tx, everyKeyedHash(readable, stopLabel, name), [])
    return again.stopped || isAll ? again.stopped : null
  })
}
