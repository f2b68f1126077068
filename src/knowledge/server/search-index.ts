import type { Database } from '../../database/server/database.ts'
import type { Language } from '../../words/language.ts'
import { firstLanguage, languages, parseLanguage } from '../../words/language.ts'
import { markOf } from '../mark.ts'
import { sections } from '../page.ts'
import type { LivePage, Portal } from '../portal.ts'
import { documentOf } from '../search/document.ts'
import type { StreetWord } from '../search/street-words.ts'
import type { IndexKey, IndexRow } from './search-index-store.ts'
import {
  addRows,
  addTerms,
  lockIndex,
  readMarks,
  removeRows,
  saveStreetWords,
} from './search-index-store.ts'

/** Other than that of every version of this room that made rows otherwise. */
const form = 1
/** Few, so that making rows never keeps the node from what visitors ask. */
const rowsAtOnce = 40

/** Makes the index that of the portal, rewriting only what changed. Any number of nodes may do so at once. */
export async function indexPortal(
  database: Database,
  portal: Portal,
): Promise<{ readonly added: number; readonly removed: number }> {
  const pages = languages.flatMap((language) =>
    sections.flatMap((section) => portal.list(language, section)),
  )
  return database.transaction(async (tx) => {
    await lockIndex(tx)
    const { marks, server } = await readMarks(tx)
    const wanted = new Map<string, string>()
    const changed: LivePage[] = []
    for (const page of pages) {
      const mark = await markOf([form, server, ...madeFrom(page, portal)].join('\n'))
      wanted.set(keyOf(page), mark)
      if (marks.get(keyOf(page)) !== mark) changed.push(page)
    }
    const stale = [...marks].flatMap(([key, mark]) =>
      wanted.get(key) === mark ? [] : [keyFrom(key)],
    )
    if (stale.length > 0) await removeRows(tx, stale)
    for (let at = 0; at < changed.length; at += rowsAtOnce) {
      const some = changed.slice(at, at + rowsAtOnce)
      await addRows(
        tx,
        some.map((page) => rowOf(page, portal, wanted.get(keyOf(page)) ?? '')),
      )
    }
    const added = changed.map((page) => keyFrom(keyOf(page)))
    if (stale.length + added.length > 0) await addTerms(tx, added)
    return { added: added.length, removed: stale.length }
  })
}

const keyOf = ({ place, text }: LivePage) => `${place.language} ${text.head.id}`

function keyFrom(key: string): IndexKey {
  const [language, id = ''] = key.split(' ', 2)
  return { language: parseLanguage(language) ?? firstLanguage, id }
}

/** Everything a row depends on: a published text never changes under its number, a fact does. */
const madeFrom = ({ place, version, text }: LivePage, portal: Portal): readonly unknown[] => [
  version,
  place.section,
  place.slug,
  ...text.blocks.map((block) =>
    block.kind === 'fact' ? factText(portal, place.language)(block.fact) : '',
  ),
]

const factText = (portal: Portal, language: Language) => (id: string) =>
  portal.fact(id, language)?.text ?? null

function rowOf({ place, text }: LivePage, portal: Portal, mark: string): IndexRow {
  return {
    ...place,
    id: text.head.id,
    place: sections.indexOf(place.section) * 10_000 + text.head.order,
    mark,
    document: documentOf(text, factText(portal, place.language)),
  }
}

/** Takes over the shipped list of street words. */
export async function indexStreetWords(
  database: Database,
  words: readonly StreetWord[],
): Promise<void> {
  await database.transaction(async (tx) => {
    await lockIndex(tx)
    await saveStreetWords(tx, words)
  })
}
