import type { Language } from '../../words/language.ts'
import { firstLanguage } from '../../words/language.ts'
import { pageAddress, sections } from '../page.ts'
import type { LivePage, Portal } from '../portal.ts'
import { readAsked } from './asked.ts'
import { documentOf } from './document.ts'
import { wordsOf } from './fold.ts'
import { excerpt, highlight } from './highlight.ts'
import type { Result, SearchAnswer, SearchAsk } from './result.ts'
import { mostResults, usualLimit } from './result.ts'
import type { StreetWord } from './street-words.ts'

const weights = { title: 8, keywords: 8, headings: 4, summary: 2, body: 1 } as const
const topicWeight = 100

/** Searches the pages in memory, word by word and by their beginnings: for when the index is out of reach. */
export function searchInMemory(
  portal: Portal,
  streetWords: ReadonlyMap<string, StreetWord>,
  { text, language, limit = usualLimit }: SearchAsk,
): SearchAnswer {
  const asked = readAsked(text)
  const topics = [...asked.words, ...asked.pairs].flatMap(
    (word) => streetWords.get(word)?.topics ?? [],
  )
  const own = pagesOf(portal, language)
  const there = new Set(own.map(({ text: { head } }) => head.id))
  const others =
    language === firstLanguage
      ? []
      : pagesOf(portal, firstLanguage).filter(({ text: { head } }) => !there.has(head.id))
  const results = [own, others].flatMap((pages) =>
    pages
      .map((page) => judge(page, portal, language, asked.words, topics))
      .filter(({ score }) => score > 0)
      .toSorted((one, other) => other.score - one.score),
  )
  return {
    results: results.slice(0, Math.min(limit, mostResults)).map(({ result }) => result()),
    instead: [],
    precise: false,
  }
}

const pagesOf = (portal: Portal, language: Language): readonly LivePage[] =>
  sections.flatMap((section) => portal.list(language, section))

function judge(
  page: LivePage,
  portal: Portal,
  language: Language,
  words: readonly string[],
  topics: readonly string[],
): { readonly score: number; readonly result: () => Result } {
  const { place, text } = page
  const document = documentOf(text, (id) => portal.fact(id, place.language)?.text ?? null)
  const hits = new Set<string>()
  const topic = topics.indexOf(text.head.id)
  let score = topic < 0 ? 0 : topicWeight - topic
  for (const [part, weight] of Object.entries(weights) as [keyof typeof weights, number][]) {
    const there = new Set(wordsOf(document[part]))
    for (const word of words)
      for (const one of there)
        if (one.startsWith(word)) {
          score += one === word ? weight : weight / 4
          hits.add(one)
        }
  }
  const result = () => ({
    id: text.head.id,
    language: place.language,
    section: place.section,
    address: pageAddress({ ...place, language }),
    title: highlight(document.title, hits),
    text: excerpt(document, hits),
  })
  return { score, result }
}
