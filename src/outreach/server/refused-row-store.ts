import { z } from 'zod'
import type { Queryable } from '../../database/server/database.ts'
import { figureFields } from '../figures/mapping.ts'
import type { RefusedRow } from '../figures/refused-report.ts'
import { refusalWords } from '../figures/row.ts'

/** Refused rows in order, some at a time. after: the last row that was read. */
export async function readRefusedRows(
  db: Queryable,
  id: string,
  { after, most }: { readonly after: number; readonly most: number },
): Promise<RefusedRow[]> {
  const { rows } = await db.query({
    name: 'outreach.refused-rows',
    text: `select row_number as "row", field, word from outreach.refused_row
      where import = $1 and row_number > $2 order by row_number limit $3`,
    values: [id, after, most],
  })
  return rows.map((row) => refusedRow.parse(row))
}

const refusedRow = z.object({
  row: z.number(),
  field: z.enum(figureFields).nullable(),
  word: z.enum(refusalWords),
})

/** How many rows were refused for each reason, the most first. */
export async function countRefusedRows(db: Queryable, id: string) {
  const { rows } = await db.query({
    name: 'outreach.count-refused-rows',
    text: `select word, count(*) as "rows" from outreach.refused_row
      where import = $1 group by word order by count(*) desc, word`,
    values: [id],
  })
  return rows.map((row) => refusedCount.parse(row))
}

const refusedCount = z.object({ word: z.enum(refusalWords), rows: z.number() })
