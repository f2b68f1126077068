import type { Queryable } from '../../database/server/database.ts'
import type { WordCount } from '../search/counting.ts'

/** Adds counts, none below five, and forgets those of more than two years ago. */
export async function addWordCounts(
  database: Queryable,
  counts: readonly WordCount[],
  today: string,
): Promise<void> {
  if (counts.length > 0)
    await database.query({
      name: 'knowledge.add-searched-words',
      text: `insert into knowledge.searched_word (day, language, word, count)
        select day, language, word, sum(count) from
          unnest($1::date[], $2::text[], $3::text[], $4::integer[]) as c (day, language, word, count)
        group by day, language, word
        on conflict (day, language, word) do update set count = searched_word.count + excluded.count`,
      values: [
        counts.map(({ day }) => day),
        counts.map(({ language }) => language),
        counts.map(({ word }) => word),
        counts.map(({ count }) => count),
      ],
    })
  await database.query({
    name: 'knowledge.sweep-searched-words',
    text: "delete from knowledge.searched_word where day < $1::date - interval '2 years'",
    values: [today],
  })
}

/** A word and how often it was searched since a day. */
export type FrequentWord = {
  readonly language: string
  readonly word: string
  readonly count: number
}

/** What readers searched most since a day (`YYYY-MM-DD`), at most 200 words: for the editorial desk. */
export async function frequentWords(
  database: Queryable,
  since: string,
): Promise<readonly FrequentWord[]> {
  const { rows } = await database.query({
    name: 'knowledge.frequent-words',
    text: `select language, word, sum(count) as count from knowledge.searched_word where day >= $1::date
      group by language, word order by sum(count) desc, word limit 200`,
    values: [since],
  })
  return rows.map((row) => ({
    language: String(row['language']),
    word: String(row['word']),
    count: Number(row['count']),
  }))
}
