import { fromB64 } from '../../chain/base64url.ts'
import type { Queryable } from '../../database/server/database.ts'
import { beginShift } from './store.ts'

/**
 * Puts an account on shift without its browser: for the demo. account: b64 of 16 bytes; times in ms since 1970.
 * A shift that runs already ends at `endsAtMs` instead.
 */
export async function startShift(db: Queryable, account: string, endsAtMs: number): Promise<void> {
  const bytes = fromB64(account)
  if (bytes?.length !== 16) throw new TypeError('an account id is b64 of 16 bytes')
  await beginShift(db, bytes, endsAtMs)
}
