import { z } from 'zod'
import type { Queryable } from '../../database/server/database.ts'

/** Whatever readers may see has changed: nodes look again. */
export async function nextEdition(tx: Queryable): Promise<void> {
  await tx.query({
    name: 'knowledge.next-edition',
    text: 'update knowledge.edition set number = number + 1',
  })
}

export async function readEdition(db: Queryable): Promise<number> {
  const { rows } = await db.query({
    name: 'knowledge.edition',
    text: 'select number from knowledge.edition',
  })
  return z.coerce.number().int().parse(rows[0]?.['number'])
}
