import { z } from 'zod'
import type { Queryable } from '../../database/server/database.ts'
import { type Language, languages } from '../../words/language.ts'

const factRow = z.object({ language: z.enum(languages), id: z.string(), source: z.string() })
export type FactRow = z.infer<typeof factRow>

export async function readFactRows(db: Queryable): Promise<FactRow[]> {
  const { rows } = await db.query({
    name: 'knowledge.facts',
    text: 'select language, id, source from knowledge.fact order by language, id',
  })
  return rows.map((row) => factRow.parse(row))
}

/** Leaves one that is there as it is. */
export async function insertFact(
  tx: Queryable,
  language: Language,
  id: string,
  source: string,
): Promise<void> {
  await tx.query({
    name: 'knowledge.insert-fact',
    text: 'insert into knowledge.fact (language, id, source) values ($1, $2, $3) on conflict do nothing',
    values: [language, id, source],
  })
}

export async function saveFact(
  tx: Queryable,
  language: Language,
  id: string,
  source: string,
): Promise<void> {
  await tx.query({
    name: 'knowledge.save-fact',
    text: `insert into knowledge.fact (language, id, source) values ($1, $2, $3)
      on conflict (language, id) do update set source = excluded.source`,
    values: [language, id, source],
  })
}
