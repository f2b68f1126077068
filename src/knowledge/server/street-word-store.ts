import { z } from 'zod'
import type { Queryable } from '../../database/server/database.ts'
import { addStreetTerms, lockIndex } from './search-index-store.ts'

const streetRow = z.object({ word: z.string(), topics: z.array(z.string()) })

/** The street words that lead somewhere, by letter. */
export async function readStreetWords(db: Queryable): Promise<z.infer<typeof streetRow>[]> {
  const { rows } = await db.query({
    name: 'knowledge.street-words',
    text: `select word, topics from knowledge.street_word where cardinality(topics) > 0 order by word`,
  })
  return rows.map((row) => streetRow.parse(row))
}

/**
 * Makes it the desk's own word, which the shipped list leaves be. topics: none takes it away; the row stays, or the
 * shipped list would bring it back.
 */
export async function saveStreetWord(
  tx: Queryable,
  word: string,
  topics: readonly string[],
): Promise<void> {
  await lockIndex(tx)
  await tx.query({
    name: 'knowledge.save-street-word',
    text: `insert into knowledge.street_word (word, topics, own) values ($1, $2, true)
      on conflict (word) do update set topics = excluded.topics, own = true`,
    values: [word, topics],
  })
  await addStreetTerms(tx)
}
