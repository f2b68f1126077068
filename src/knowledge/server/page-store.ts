import { z } from 'zod'
import type { Queryable } from '../../database/server/database.ts'
import type { Place } from '../page.ts'
import { placeColumns, placeValues } from './place-columns.ts'

const number = z.coerce.number().int()
const moment = z.date().nullable()

const versionRow = z.object({
  version: number,
  ...placeColumns,
  source: z.string(),
  published_on: z.string(),
  shown_from: moment,
  shown_until: moment,
  withdrawn: z.boolean(),
})
export type VersionRow = z.infer<typeof versionRow>

/**
 * The versions readers may get now or later: of every page the newest whose moment has come, and those whose moment is
 * still to come. known: versions whose text the caller has; theirs comes as ''.
 */
export async function readShown(
  db: Queryable,
  nowMs: number,
  known: readonly number[],
): Promise<VersionRow[]> {
  const { rows } = await db.query({
    name: 'knowledge.shown',
    text: `select v.version, v.language, v.section, v.slug,
        case when v.version = any ($2::bigint[]) then '' else v.source end as source,
        v.published_on, v.shown_from, v.shown_until, v.version <= p.withdrawn_through as withdrawn
      from knowledge.page p
      join knowledge.version v using (language, section, slug)
      where v.shown_from > $1 or v.version = (
        select max(w.version) from knowledge.version w
        where w.language = p.language and w.section = p.section and w.slug = p.slug
          and (w.shown_from is null or w.shown_from <= $1))`,
    values: [new Date(nowMs), known],
  })
  return rows.map((row) => versionRow.parse(row))
}

export async function hasPages(db: Queryable): Promise<boolean> {
  const { count } = await db.query({
    name: 'knowledge.has-pages',
    text: 'select 1 from knowledge.page limit 1',
  })
  return count > 0
}

export async function insertPage(tx: Queryable, place: Place): Promise<boolean> {
  const { count } = await tx.query({
    name: 'knowledge.insert-page',
    text: `insert into knowledge.page (language, section, slug) values ($1, $2, $3) on conflict do nothing`,
    values: placeValues(place),
  })
  return count > 0
}

const pageRow = z.object({
  revision: number,
  withdrawn_through: number,
  withdrawn_account: z.string().nullable(),
})
export type PageRow = z.infer<typeof pageRow>

/** null when there is no such page; locks its row, so that one change at a time is judged. */
export async function lockPage(tx: Queryable, place: Place): Promise<PageRow | null> {
  const { rows } = await tx.query({
    name: 'knowledge.lock-page',
    text: `select revision, withdrawn_through, withdrawn_account from knowledge.page
      where language = $1 and section = $2 and slug = $3 for update`,
    values: placeValues(place),
  })
  return rows[0] ? pageRow.parse(rows[0]) : null
}

/** The page's next revision: whatever was opened before is of another one. */
export async function nextRevision(tx: Queryable, place: Place): Promise<number> {
  const { rows } = await tx.query({
    name: 'knowledge.next-revision',
    text: `update knowledge.page set revision = revision + 1
      where language = $1 and section = $2 and slug = $3 returning revision`,
    values: placeValues(place),
  })
  return number.parse(rows[0]?.['revision'])
}

/** Throws StatementError (`taken`) when another page of this language has the id. */
export async function setPageId(tx: Queryable, place: Place, id: string): Promise<void> {
  await tx.query({
    name: 'knowledge.set-page-id',
    text: `update knowledge.page set page_id = $4 where language = $1 and section = $2 and slug = $3`,
    values: [...placeValues(place), id],
  })
}

export type NewVersion = {
  readonly place: Place
  readonly source: string
  readonly writtenBy: readonly string[]
  readonly approvedBy: string
  readonly day: string
  readonly from: number | null
  readonly until: number | null
  readonly note: string | null
}

/** Puts a text before the readers. Call `nextEdition` first: numbers are committed in their order. Returns its number. */
export async function insertVersion(tx: Queryable, made: NewVersion): Promise<number> {
  const { rows } = await tx.query({
    name: 'knowledge.insert-version',
    text: `insert into knowledge.version
        (language, section, slug, source, written_by, approved_by, published_on, shown_from, shown_until, note)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning version`,
    values: [
      ...placeValues(made.place),
      made.source,
      made.writtenBy,
      made.approvedBy,
      made.day,
      made.from === null ? null : new Date(made.from),
      made.until === null ? null : new Date(made.until),
      made.note,
    ],
  })
  return number.parse(rows[0]?.['version'])
}

/** Everything published of this page until now. */
export async function withdrawPage(tx: Queryable, place: Place, account: string): Promise<void> {
  await tx.query({
    name: 'knowledge.withdraw-page',
    text: `update knowledge.page p set withdrawn_account = $4, withdrawn_through = (
        select coalesce(max(v.version), 0) from knowledge.version v
        where v.language = p.language and v.section = p.section and v.slug = p.slug)
      where p.language = $1 and p.section = $2 and p.slug = $3`,
    values: [...placeValues(place), account],
  })
}

const pastRow = z.object({
  version: number,
  published_on: z.string(),
  written_by: z.array(z.string()),
  approved_by: z.string(),
  note: z.string().nullable(),
})
export type PastRow = z.infer<typeof pastRow>

/** Newest first, at most 200. */
export async function readVersions(db: Queryable, place: Place): Promise<PastRow[]> {
  const { rows } = await db.query({
    name: 'knowledge.versions',
    text: `select version, published_on, written_by, approved_by, note from knowledge.version
      where language = $1 and section = $2 and slug = $3 order by version desc limit 200`,
    values: placeValues(place),
  })
  return rows.map((row) => pastRow.parse(row))
}

const textRow = z.object({
  version: number,
  source: z.string(),
  shown_from: moment,
  shown_until: moment,
})

/** A version of this page, the newest when none is named; null when there is none. */
export const readVersion = (db: Queryable, place: Place, version: number | null) =>
  readNewest(db, place, { version, begunBy: null })

/** What readers get of a page at a moment, whether or not it has ended; null when nothing has begun. */
export const readInForce = (db: Queryable, place: Place, nowMs: number) =>
  readNewest(db, place, { version: null, begunBy: new Date(nowMs) })

/** begunBy: only of those whose moment has come by then. */
async function readNewest(
  db: Queryable,
  place: Place,
  only: { readonly version: number | null; readonly begunBy: Date | null },
): Promise<z.infer<typeof textRow> | null> {
  const { rows } = await db.query({
    name: 'knowledge.version-text',
    text: `select version, source, shown_from, shown_until from knowledge.version
      where language = $1 and section = $2 and slug = $3 and ($4::bigint is null or version = $4)
        and ($5::timestamptz is null or shown_from is null or shown_from <= $5)
      order by version desc limit 1`,
    values: [...placeValues(place), only.version, only.begunBy],
  })
  return rows[0] ? textRow.parse(rows[0]) : null
}
