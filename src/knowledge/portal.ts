import type { Language } from '../words/language.ts'
import { languages } from '../words/language.ts'
import type { Caption } from './captions.ts'
import type { Fact } from './fact.ts'
import { isConceptFact } from './fact.ts'
import type { Place, Section } from './page.ts'
import { pageAddress } from './page.ts'
import type { PageText } from './page-text.ts'

/** A page as readers get it now. */
export type LivePage = {
  readonly place: Place
  /** With its language: `/en/j/3`. */
  readonly address: string
  readonly text: PageText
  /** Grows with every published version, over all pages. */
  readonly version: number
  /** The day it was published, `YYYY-MM-DD`. */
  readonly publishedOn: string
  /** Something on it was never checked, or too long ago. */
  readonly concept: boolean
  /** A translation of a Dutch text that has changed since. */
  readonly outdated: boolean
}

/** What was there and is not now. */
export type Gone = 'withdrawn'

/** Everything readers can see at one moment. Never changes: a change makes a new one. */
export type Portal = {
  /** Other than that of every portal before it that showed something else: for cache keys. */
  readonly edition: string
  page(place: Place): LivePage | Gone | null
  /** By order, then title. */
  list(language: Language, section: Section): readonly LivePage[]
  /** The page with this id in this language; null when there is none. */
  byId(id: string, language: Language): LivePage | null
  /** In which languages a page can be read. */
  languagesOf(place: Place): readonly Language[]
  fact(id: string, language: Language): Fact | null
  /** Whether a page that readers can see shows this picture or film. */
  shows(media: string): boolean
  /** What is said in a film, as a page in this language tells it; null when none shows it. */
  captions(film: string, language: Language): readonly Caption[] | null
  /** Where a page went that was at this address (without its language's prefix it is Dutch). */
  movedTo(address: string): string | null
}

/** A published text as the store keeps it. mark: `markOf` its text. */
export type PublishedText = {
  readonly place: Place
  readonly version: number
  readonly publishedOn: string
  /** Moments in ms since 1970; null: at once, never. */
  readonly from: number | null
  readonly until: number | null
  readonly withdrawn: boolean
  readonly mark: string
  readonly text: PageText
}

export type PortalParts = {
  readonly texts: readonly PublishedText[]
  readonly facts: Readonly<Record<Language, readonly Fact[]>>
  /** Old address → place. */
  readonly moves: ReadonlyMap<string, Place>
  readonly now: number
}

const keyOf = ({ language, section, slug }: Place) => `${language}/${section}/${slug}`

/** What readers see at `now`: scheduled, expired, withdrawn and overdue legal pages are left out. */
export function portalAt({ texts, facts, moves, now }: PortalParts): Portal {
  const today = new Date(now).toISOString().slice(0, 10)
  const factOf = (id: string, language: Language) =>
    facts[language].find((fact) => fact.id === id) ??
    facts.nl.find((fact) => fact.id === id) ??
    null
  const inForce = new Map<string, PublishedText>()
  // By number: a later version takes the place of an earlier one, unless its moment is still to come.
  for (const one of texts.toSorted((a, b) => a.version - b.version))
    if (stateAt(one, now, today) !== 'scheduled') inForce.set(keyOf(one.place), one)
  const marks = new Map(
    [...inForce.values()].flatMap(({ place, text, mark }) =>
      place.language === 'nl' ? [[text.head.id, mark]] : [],
    ),
  )
  const pages = new Map<string, LivePage | Gone>(
    [...inForce].map(([key, one]) => [
      key,
      stateAt(one, now, today) === 'live' ? live(one) : 'withdrawn',
    ]),
  )
  const all = [...pages.values()].filter((page) => page !== 'withdrawn')
  const shownMedia = new Set(
    all.flatMap(({ text }) =>
      text.blocks.flatMap((block) => (block.kind === 'media' ? [block.id] : [])),
    ),
  )
  const edition = editionOf(all, [today, facts, [...moves]])
  return {
    edition,
    page: (place) => pages.get(keyOf(place)) ?? null,
    list: (language, section) =>
      all
        .filter(({ place }) => place.language === language && place.section === section)
        .toSorted(
          ({ text: { head: a } }, { text: { head: b } }) =>
            a.order - b.order || a.title.localeCompare(b.title),
        ),
    byId: (id, language) =>
      all.find(({ place, text }) => place.language === language && text.head.id === id) ?? null,
    languagesOf: (place) =>
      languages.filter((language) => {
        const page = pages.get(keyOf({ ...place, language }))
        return page !== undefined && page !== 'withdrawn'
      }),
    fact: factOf,
    shows: (media) => shownMedia.has(media),
    captions(film, language) {
      for (const { place, text } of all)
        for (const block of text.blocks)
          if (place.language === language && block.kind === 'media' && block.id === film)
            return block.media === 'film' ? block.captions : null
      return null
    },
    movedTo(address) {
      const place = moves.get(address)
      const page = place && pages.get(keyOf(place))
      return page && page !== 'withdrawn' ? page.address : null
    },
  }

  function live({ place, text, version, publishedOn }: PublishedText): LivePage {
    const { head } = text
    return {
      place,
      address: pageAddress(place),
      text,
      version,
      publishedOn,
      concept:
        head.sources.some(({ checkedOn }) => checkedOn === null) ||
        (head.review !== null && head.review < today) ||
        shownFacts(text).some((id) => {
          const fact = factOf(id, place.language)
          return fact === null || isConceptFact(fact, today)
        }),
      outdated: head.of !== null && !(marks.get(head.id) ?? '').startsWith(head.of),
    }
  }
}

/** Short, and another one whenever something else can be read. FNV-1a, 32 bits, twice. */
function editionOf(shown: readonly unknown[], facts: unknown): string {
  const text = JSON.stringify([facts, shown.map(versionOf)])
  return `${fnv(text, 0x811c9dc5)}${fnv(text, 0x01234567)}`
}

const versionOf = (page: unknown): unknown => {
  const { version, concept, outdated } = page as LivePage
  return [version, concept, outdated]
}

function fnv(text: string, seed: number): string {
  let hash = seed
  for (let at = 0; at < text.length; at++)
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0
  return hash.toString(36)
}

/** What a text is to readers at a moment. today: its day. */
export function stateAt(
  { from, until, withdrawn, text }: PublishedText,
  now: number,
  today: string,
): 'live' | 'scheduled' | 'withdrawn' {
  const { legal, review } = text.head
  if (withdrawn || (until !== null && until <= now)) return 'withdrawn'
  if (from !== null && from > now) return 'scheduled'
  return legal && review !== null && review < today ? 'withdrawn' : 'live'
}

const shownFacts = ({ blocks }: PageText): readonly string[] =>
  blocks.flatMap((block) => (block.kind === 'fact' ? [block.fact] : []))
