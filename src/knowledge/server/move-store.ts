import { z } from 'zod'
import type { Queryable } from '../../database/server/database.ts'
import type { Place } from '../page.ts'
import { placeColumns, placeValues } from './place-columns.ts'

/** The languages in which a place has a page. */
export async function languagesAt(
  tx: Queryable,
  { section, slug }: Pick<Place, 'section' | 'slug'>,
): Promise<Place['language'][]> {
  const { rows } = await tx.query({
    name: 'knowledge.languages-at',
    text: `select language from knowledge.page where section = $1 and slug = $2 for update`,
    values: [section, slug],
  })
  return rows.map((row) => placeColumns.language.parse(row['language']))
}

/** Whether an address was ever another page's: readers who kept it must not land elsewhere. */
export async function wasAnothers(tx: Queryable, address: string, now: Place): Promise<boolean> {
  const { count } = await tx.query({
    name: 'knowledge.was-anothers',
    text: `select 1 from knowledge.move
      where address = $1 and (language, section, slug) <> ($2, $3, $4)`,
    values: [address, ...placeValues(now)],
  })
  return count > 0
}

/** Moves a page with its versions, draft and comments. Throws StatementError (`taken`) when a page is there. */
export async function renamePage(tx: Queryable, place: Place, slug: string): Promise<void> {
  await tx.query({
    name: 'knowledge.rename-page',
    text: `update knowledge.page set slug = $4 where language = $1 and section = $2 and slug = $3`,
    values: [...placeValues(place), slug],
  })
}

/** Whoever comes to the old address is led to the page; addresses that a page has again lead nowhere else. */
export async function insertMove(
  tx: Queryable,
  from: string,
  to: Place,
  now: string,
): Promise<void> {
  await tx.query({
    name: 'knowledge.insert-move',
    text: `insert into knowledge.move (address, language, section, slug) values ($1, $2, $3, $4)
      on conflict (address) do update
      set language = excluded.language, section = excluded.section, slug = excluded.slug`,
    values: [from, ...placeValues(to)],
  })
  await tx.query({
    name: 'knowledge.delete-move',
    text: 'delete from knowledge.move where address = $1',
    values: [now],
  })
}

const moveRow = z.object({ address: z.string(), ...placeColumns })

export async function readMoves(db: Queryable): Promise<z.infer<typeof moveRow>[]> {
  const { rows } = await db.query({
    name: 'knowledge.moves',
    text: 'select address, language, section, slug from knowledge.move',
  })
  return rows.map((row) => moveRow.parse(row))
}
