import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Queryable } from '../../database/server/database.ts'
import { languages } from '../../words/language.ts'
import { printFact, readFacts } from '../fact.ts'
import { isSlug, type Place, sections } from '../page.ts'
import { readPage } from '../page-text.ts'
import { nextEdition } from './edition-store.ts'
import { insertFact } from './fact-store.ts'
import type { KnowledgeParts } from './knowledge.ts'
import { hasPages, insertPage, insertVersion, setPageId } from './page-store.ts'

/** Who is said to have written and approved what came with the software. */
const makers = 'Keerpunt'

/** Fills an empty portal with the pages that come with the software. Another node may be doing the same. */
export async function loadContent(
  parts: Pick<KnowledgeParts, 'database' | 'contentRoot' | 'clock'>,
): Promise<void> {
  if (await hasPages(parts.database)) return
  const files = await readFolder(parts.contentRoot)
  const day = new Date(parts.clock()).toISOString().slice(0, 10)
  await parts.database.transaction(async (tx) => {
    await tx.query({
      name: 'knowledge.lock-loading',
      text: `select pg_advisory_xact_lock(hashtext('keerpunt content'))`,
    })
    if (!(await hasPages(tx))) await writeFolder(tx, files, day, makers)
  })
}

/** A portal as a folder: pages and facts, by place and language. */
export type Folder = {
  readonly pages: readonly { readonly place: Place; readonly source: string }[]
  readonly facts: readonly { readonly language: Place['language']; readonly source: string }[]
  /** Files that are none of it, and pages that can not be read, by their path. */
  readonly refused: readonly { readonly path: string; readonly why: string }[]
}

/** Reads `<language>/<section>/<slug>.md` and `<language>/facts.md` below a folder. */
export async function readFolder(root: string): Promise<Folder> {
  const pages: { place: Place; source: string }[] = []
  const facts: { language: Place['language']; source: string }[] = []
  const refused: { path: string; why: string }[] = []
  for (const language of languages) {
    const factsText = await readFile(join(root, language, 'facts.md'), 'utf8').catch(() => null)
    if (factsText !== null) facts.push({ language, source: factsText })
    for (const section of sections) {
      const names = await readdir(join(root, language, section)).catch(() => [])
      for (const name of names.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))) {
        const path = `${language}/${section}/${name}`
        const slug = name.replace(/\.md$/, '')
        const source = await readFile(join(root, path), 'utf8')
        const first = readPage(source).problems[0]
        if (!name.endsWith('.md') || !isSlug(section, slug)) refused.push({ path, why: 'bad-name' })
        else if (!readPage(source).page) refused.push({ path, why: first?.word ?? 'unreadable' })
        else pages.push({ place: { language, section, slug }, source })
      }
    }
  }
  return { pages, facts, refused }
}

/** Writes a folder's pages as published versions and its facts as confirmed. Give it a transaction. */
export async function writeFolder(
  tx: Queryable,
  folder: Folder,
  day: string,
  by: string,
): Promise<void> {
  await nextEdition(tx)
  for (const { place, source } of folder.pages) {
    await insertPage(tx, place)
    const { page } = readPage(source)
    if (page) await setPageId(tx, place, page.head.id)
    await insertVersion(tx, {
      place,
      source,
      writtenBy: [by],
      approvedBy: by,
      day,
      from: null,
      until: null,
      note: null,
    })
  }
  for (const { language, source } of folder.facts)
    for (const fact of readFacts(source).facts)
      await insertFact(tx, language, fact.id, `${printFact(fact)}\n`)
}
