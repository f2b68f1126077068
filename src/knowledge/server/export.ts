import type { Queryable } from '../../database/server/database.ts'
import { languages } from '../../words/language.ts'
import { pageFile } from '../page.ts'
import { type TarFile, tar } from '../tar.ts'
import { readFactRows } from './fact-store.ts'
import { readShown } from './page-store.ts'

/** What readers can see of every page at a moment, and the facts, as files of a folder. */
export async function folderOf(db: Queryable, nowMs: number): Promise<readonly TarFile[]> {
  const pages = (await readShown(db, nowMs, []))
    .filter(({ shown_from: from, shown_until: until, withdrawn }) => {
      const begun = from === null || from.getTime() <= nowMs
      return begun && !withdrawn && (until === null || until.getTime() > nowMs)
    })
    .map((row) => ({ path: pageFile(row), text: row.source }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
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
