import { z } from 'zod'
import type { Queryable } from '../../database/server/database.ts'
import { type Language, languages } from '../../words/language.ts'

const factRow = z.object({
  language: z.enum(languages),
  id: z.string(),
  source: z.string(),
  proposed: z.string().nullable(),
  proposed_by: z.string().nullable(),
  proposed_account: z.string().nullable(),
  revision: z.number().int(),
})
export type FactRow = z.infer<typeof factRow>

export async function readFactRows(db: Queryable): Promise<FactRow[]> {
  const { rows } = await db.query({
    name: 'knowledge.facts',
    text: `select language, id, source, proposed, proposed_by, proposed_account, revision
      from knowledge.fact order by language, id`,
  })
  return rows.map((row) => factRow.parse(row))
}

export async function lockFact(
  tx: Queryable,
  language: Language,
  id: string,
): Promise<FactRow | null> {
  const { rows } = await tx.query({
    name: 'knowledge.lock-fact',
    text: `select language, id, source, proposed, proposed_by, proposed_account, revision
      from knowledge.fact where language = $1 and id = $2 for update`,
    values: [language, id],
  })
  return rows[0] ? factRow.parse(rows[0]) : null
}

/** source: '' while nobody confirmed a first text; such a fact is shown to nobody. */
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

export async function proposeFact(
  tx: Queryable,
  { language, id }: Pick<FactRow, 'language' | 'id'>,
  made: { readonly source: string; readonly name: string; readonly account: string },
): Promise<number> {
  const { rows } = await tx.query({
    name: 'knowledge.propose-fact',
    text: `update knowledge.fact
      set proposed = $3, proposed_by = $4, proposed_account = $5, revision = revision + 1
      where language = $1 and id = $2 returning revision`,
    values: [language, id, made.source, made.name, made.account],
  })
  return z.number().int().parse(rows[0]?.['revision'])
}

export async function confirmFact(tx: Queryable, language: Language, id: string): Promise<void> {
  await tx.query({
    name: 'knowledge.confirm-fact',
    text: `update knowledge.fact
      set source = proposed, proposed = null, proposed_by = null, proposed_account = null
      where language = $1 and id = $2 and proposed is not null`,
    values: [language, id],
  })
}
