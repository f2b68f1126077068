import type { Language } from '../../words/language.ts'
import { firstLanguage, languages } from '../../words/language.ts'
import { pageAddress, sections } from '../page.ts'
import type { LivePage, Portal } from '../portal.ts'
import { readAsked } from './asked.ts'
import { documentOf, type SearchDocument } from './document.ts'
import { wordsOf } from './fold.ts'
import { excerpt, highlight } from './highlight.ts'
import type { Result, SearchAnswer, SearchAsk } from './result.ts'
import { mostResults, usualLimit } from './result.ts'
import type { StreetWord } from './street-words.ts'

const weights = { title: 8, keywords: 8, headings: 4, summary: 2, body: 1 } as const
const topicWeight = 100

/** A page with what its words weigh. */
type ReadyPage = {
  readonly page: LivePage
  readonly document: SearchDocument
  readonly words: ReadonlyMap<string, number>
}

/**
 * Searches the pages in memory, word by word and by their beginnings: for when the index is out of reach. The words of
 * a portal are read once.
 */
export function createMemorySearch(streetWords: readonly StreetWord[]) {
  const topicsOf = new Map(streetWords.map(({ word, topics }) => [word, topics]))
  let read: { readonly portal: Portal; readonly pages: readonly ReadyPage[] } | null = null

  return (portal: Portal, { text, language, limit = usualLimit }: SearchAsk): SearchAnswer => {
    if (read?.portal !== portal) read = { portal, pages: readPages(portal) }
    const asked = readAsked(text)
    const topics = [...asked.words, ...asked.pairs].flatMap((word) => topicsOf.get(word) ?? [])
    const { pages } = read
    const among = (some: readonly ReadyPage[], reader: Language) =>
      some
        .map((ready) => judge(ready, reader, asked.words, topics))
        .filter(({ score }) => score > 0)
        .toSorted((one, other) => Number(other.own) - Number(one.own) || other.score - one.score)
    const own = among(shownIn(pages, language), language)
    const results =
      own.length > 0 ? own : pages.flatMap((ready) => among([ready], ready.page.place.language))
    return {
      results: results.slice(0, Math.min(limit, mostResults)).map(({ result }) => result()),
      instead: [],
      precise: false,
    }
  }
}

function readPages(portal: Portal): readonly ReadyPage[] {
  const pages = languages.flatMap((language) =>
    sections.flatMap((section) => portal.list(language, section)),
  )
  return pages.map((page) => {
    const factText = (id: string) => portal.fact(id, page.place.language)?.text ?? null
    const document = documentOf(page.text, factText)
    const words = new Map<string, number>()
    for (const [part, weight] of Object.entries(weights) as [keyof typeof weights, number][])
      for (const word of new Set(wordsOf(document[part])))
        words.set(word, (words.get(word) ?? 0) + weight)
    return { page, document, words }
  })
}

/** Every page once: in this language, or in Dutch. */
function shownIn(pages: readonly ReadyPage[], language: Language): readonly ReadyPage[] {
  const own = pages.filter(({ page }) => page.place.language === language)
  const there = new Set(own.map(({ page }) => page.text.head.id))
  const dutch = pages.filter(
    ({ page }) => page.place.language === firstLanguage && !there.has(page.text.head.id),
  )
  return [...own, ...dutch]
}

function judge(
  { page: { place, text }, document, words }: ReadyPage,
  language: Language,
  asked: readonly string[],
  topics: readonly string[],
) {
  const hits = new Set<string>()
  const topic = topics.indexOf(text.head.id)
  let score = topic < 0 ? 0 : topicWeight - topic
  for (const [word, weight] of words)
    for (const one of asked)
      if (word.startsWith(one)) {
        score += one === word ? weight : weight / 4
        hits.add(word)
      }
  const result = (): Result => ({
    id: text.head.id,
    language: place.language,
    section: place.section,
    address: pageAddress({ ...place, language }),
    title: highlight(document.title, hits),
    text: excerpt(document, hits),
  })
  return { own: place.language === language, score, result }
}
