import { z } from 'zod'
import type { Queryable } from '../../database/server/database.ts'
import { languages } from '../../words/language.ts'
import { pageFile, sections } from '../page.ts'
import { type TarFile, tar } from '../tar.ts'
import { readFactRows } from './fact-store.ts'

const row = z.object({
  language: z.enum(languages),
  section: z.enum(sections),
  slug: z.string(),
  source: z.string(),
})

/** What readers can see of every page at a moment, and the facts, as files of a folder. */
export async function folderOf(db: Queryable, nowMs: number): Promise<readonly TarFile[]> {
  const { rows } = await db.query({
    name: 'knowledge.export',
    text: `select language, section, slug, source from (
        select distinct on (v.language, v.section, v.slug)
          v.language, v.section, v.slug, v.source, v.shown_until, v.version <= p.withdrawn_through as withdrawn
        from knowledge.version v join knowledge.page p using (language, section, slug)
        where v.shown_from is null or v.shown_from <= $1
        order by v.language, v.section, v.slug, v.version desc
      ) as in_force
      where not withdrawn and (shown_until is null or shown_until > $1)
      order by language, section, slug`,
    values: [new Date(nowMs)],
  })
  const pages = rows.map((one) => {
    const { source, ...place } = row.parse(one)
    return { path: pageFile(place), text: source }
  })
  const facts = await readFactRows(db)
  const files = languages.flatMap((language) => {
    const entries = facts.filter((fact) => fact.language === language)
    const text = entries.map(({ source }) => source.trimEnd()).join('\n\n')
    return entries.length > 0 ? [{ path: `${language}/facts.md`, text: `${text}\n` }] : []
  })
  return [...pages, ...files]
}

/** The same as one file. */
export const tarOf = async (db: Queryable, nowMs: number): Promise<Uint8Array> =>
  tar(await folderOf(db, nowMs))
