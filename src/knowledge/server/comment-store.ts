import { z } from 'zod'
import type { Queryable } from '../../database/server/database.ts'
import type { Place } from '../page.ts'
import { placeColumns, placeValues } from './place-columns.ts'

const commentRow = z.object({
  id: z.coerce.number().int(),
  said_by: z.string(),
  said_on: z.string(),
  says: z.string(),
  open: z.boolean(),
})

/** Oldest first, the last 200. */
export async function readComments(db: Queryable, place: Place) {
  const { rows } = await db.query({
    name: 'knowledge.comments',
    text: `select id, said_by, said_on, says, open from (
        select id, said_by, said_on, says, open from knowledge.comment
        where language = $1 and section = $2 and slug = $3 order by id desc limit 200
      ) last order by id`,
    values: placeValues(place),
  })
  return rows.map((row) => commentRow.parse(row))
}

/** open: it waits for an answer. */
export async function insertComment(
  tx: Queryable,
  place: Place,
  said: {
    readonly by: string
    readonly on: string
    readonly says: string
    readonly open: boolean
  },
): Promise<void> {
  await tx.query({
    name: 'knowledge.insert-comment',
    text: `insert into knowledge.comment (language, section, slug, said_by, said_on, says, open)
      values ($1, $2, $3, $4, $5, $6, $7)`,
    values: [...placeValues(place), said.by, said.on, said.says, said.open],
  })
}

/** What was said on a page waits no more. through: the last comment that was read. False when none waited. */
export async function settleComments(
  tx: Queryable,
  place: Place,
  through: number,
): Promise<boolean> {
  const { count } = await tx.query({
    name: 'knowledge.settle-comments',
    text: `update knowledge.comment set open = false
      where language = $1 and section = $2 and slug = $3 and open and id <= $4`,
    values: [...placeValues(place), through],
  })
  return count > 0
}

const openRow = z.object({ ...placeColumns, names: z.array(z.string()) })

/** The pages where somebody waits for an answer, and who. */
export async function readOpenComments(db: Queryable): Promise<z.infer<typeof openRow>[]> {
  const { rows } = await db.query({
    name: 'knowledge.open-comments',
    text: `select language, section, slug, array_agg(distinct said_by order by said_by) as names
      from knowledge.comment where open group by language, section, slug`,
  })
  return rows.map((row) => openRow.parse(row))
}
