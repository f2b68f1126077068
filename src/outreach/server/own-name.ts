import type { Queryable } from '../../database/server/database.ts'
import type { Answer } from '../../doors/route.ts'
import { refused } from '../../doors/route.ts'
import type { Logbook } from './logbook.ts'
import type { Worker } from './logbook-store.ts'

/**
 * What to answer to words that have a name or address of the block list in them; null when they have none. The answer
 * says what a colleague is called: noted, so that trying names shows. Where a worker chooses the words, count a look
 * first (`countLook`), whatever comes of it.
 */
export async function ownNameIn(
  { holdsOwn, note }: Pick<Logbook, 'holdsOwn' | 'note'>,
  db: Queryable,
  who: Worker,
  words: string,
): Promise<Answer | null> {
  const owned = await holdsOwn(db, words)
  if (owned === 'lost') return refused('closed', { why: 'own-key' })
  if (!owned) return null
  await note(db, 'own-name-refused', who, null)
  return refused('malformed', { why: 'own-name' })
}
