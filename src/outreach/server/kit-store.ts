import { z } from 'zod'
import type { Queryable } from '../../database/server/database.ts'

const kitRow = z.object({
  code: z.string(),
  place: z.string(),
  region: z.string(),
  school: z.string(),
})
export type KitRow = z.infer<typeof kitRow>

/** All kits, by region, place and school. */
export async function readKits(db: Queryable): Promise<KitRow[]> {
  const { rows } = await db.query({
    name: 'outreach.kits',
    text: 'select code, place, region, school from outreach.kit order by region, place, school, code',
  })
  return rows.map((row) => kitRow.parse(row))
}

export async function readKit(db: Queryable, code: string): Promise<KitRow | null> {
  const { rows } = await db.query({
    name: 'outreach.kit',
    text: 'select code, place, region, school from outreach.kit where code = $1',
    values: [code],
  })
  return rows[0] ? kitRow.parse(rows[0]) : null
}

/** municipality: its code. */
export async function insertKit(
  tx: Queryable,
  { code, municipality, place, region, school }: KitRow & { readonly municipality: string },
): Promise<void> {
  await tx.query({
    name: 'outreach.insert-kit',
    text: `insert into outreach.kit (code, municipality, place, region, school)
      values ($1, $2, $3, $4, $5)`,
    values: [code, municipality, place, region, school],
  })
}
