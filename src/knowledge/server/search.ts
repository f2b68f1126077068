import { dayOf } from '../../audit/entry.ts'
import type { Database } from '../../database/server/database.ts'
import { DatabaseGoneError, StatementError } from '../../database/server/sqlstate.ts'
import type { Language } from '../../words/language.ts'
import { firstLanguage, languages } from '../../words/language.ts'
import { pageAddress } from '../page.ts'
import type { Portal } from '../portal.ts'
import { readAsked } from '../search/asked.ts'
import { createWordCounts } from '../search/counting.ts'
import { excerpt, highlight } from '../search/highlight.ts'
import { createMemorySearch } from '../search/in-memory.ts'
import type { IsKnown } from '../search/known-words.ts'
import { otherLanguage, readFound, type Wanted } from '../search/reading.ts'
import type { Result, SearchAnswer, SearchAsk } from '../search/result.ts'
import { mostResults, usualLimit } from '../search/result.ts'
import type { StreetWord } from '../search/street-words.ts'
import { createTurns } from '../search/turns.ts'
import { addWordCounts } from './search-count-store.ts'
import { indexPortal, indexStreetWords } from './search-index.ts'
import type { FoundPage } from './search-store.ts'
import { findPages, findWords } from './search-store.ts'

/** Searches hold no more of the pool's connections than this, so that a crowd here never keeps the chat waiting. */
const atOnce = 3
const mostWaiting = 60
const usualPatienceMs = 1_000
const tryAgainMs = 30_000
const writeEveryMs = 3_600_000

export type SearchParts = {
  readonly database: Database
  readonly portal: () => Portal
  readonly streetWords: readonly StreetWord[]
  /** Dutch words: none of them is ever read as another. */
  readonly isKnown: IsKnown
  readonly clock: () => number
  readonly onFault: (error: unknown) => void
  /** How long a reader waits for the index before memory answers; a second by itself. */
  readonly patienceMs?: number
}

export type Search = AsyncDisposable & {
  /** Always answers; from memory when the index is out of reach. settled: count the words that were searched. */
  search(ask: SearchAsk, settled: boolean): Promise<SearchAnswer>
  /** Makes the index that of a portal. Call it at the start and at every new edition; a failure is tried again. */
  renew(portal: Portal): Promise<void>
  /** Writes counts that may be written. It happens by itself once an hour and at the close. */
  writeCounts(): Promise<void>
}

type Indexed = {
  readonly pages: readonly Result[]
  readonly instead: readonly string[]
  readonly known: readonly string[]
}

/** Opens the search of the portal. */
export function openSearch(parts: SearchParts): Search {
  const { database, clock, patienceMs = usualPatienceMs } = parts
  const today = () => dayOf(clock())
  const counts = createWordCounts(today)
  const searchMemory = createMemorySearch(parts.streetWords)
  const turns = createTurns(atOnce, mostWaiting)
  /** The index is that of some portal of this node: until then it may be empty. */
  let ready = false
  let renewing: Promise<void> = Promise.resolve()
  let again: NodeJS.Timeout | undefined
  let closed = false
  const timer = setInterval(() => void writeCounts().catch(parts.onFault), writeEveryMs)
  timer.unref()

  return {
    async search(ask, settled) {
      const indexed = await fromIndex(ask)
      if (!indexed) return searchMemory(parts.portal(), ask)
      if (settled) counts.add(ask.language, indexed.known)
      return { results: indexed.pages, instead: indexed.instead, precise: true }
    },
    renew(portal) {
      clearTimeout(again)
      renewing = renewing.then(() => renewNow(portal))
      return renewing
    },
    writeCounts,
    async [Symbol.asyncDispose]() {
      closed = true
      clearInterval(timer)
      clearTimeout(again)
      await renewing
      await writeCounts().catch(parts.onFault)
    },
  }

  async function renewNow(portal: Portal): Promise<void> {
    try {
      await indexStreetWords(database, parts.streetWords)
      await indexPortal(database, portal)
      ready = true
    } catch (error) {
      parts.onFault(error)
      if (closed) return
      clearTimeout(again)
      again = setTimeout(() => {
        renewing = renewing.then(() => renewNow(parts.portal()))
      }, tryAgainMs)
      again.unref()
    }
  }

  /** null: no index, no database, or too slow. */
  async function fromIndex(ask: SearchAsk): Promise<Indexed | null> {
    if (!ready || !database.isUp()) return null
    const turn = turns.take()
    if (!turn) return null
    const late = new AbortController()
    const patience = setTimeout(() => late.abort(), patienceMs)
    const tooLong = new Promise<null>((resolve) => {
      late.signal.addEventListener('abort', () => resolve(null))
    })
    return await Promise.race([inTurn(turn, ask, late.signal), tooLong]).finally(() =>
      clearTimeout(patience),
    )
  }

  /** Who is too late gives the turn on without asking. */
  async function inTurn(turn: Promise<() => void>, ask: SearchAsk, late: AbortSignal) {
    const done = await turn
    try {
      return late.aborted ? null : await searchIndex(database, parts.portal(), ask, parts.isKnown)
    } catch (error) {
      if (!(error instanceof DatabaseGoneError || error instanceof StatementError)) throw error
      if (error instanceof StatementError && error.word === 'broken') parts.onFault(error)
      return null
    } finally {
      done()
    }
  }

  async function writeCounts(): Promise<void> {
    const ripe = counts.ripe()
    try {
      await addWordCounts(database, ripe, today())
    } catch (error) {
      counts.restore(ripe)
      throw error
    }
  }
}

/**
 * Searches the index; of what it finds, only what the portal shows at this moment comes out. Words that only another
 * language knows lead to the pages in that language, before all others.
 */
export async function searchIndex(
  database: Database,
  portal: Portal,
  { text, language, limit = usualLimit }: SearchAsk,
  isKnown: IsKnown,
): Promise<Indexed> {
  const asked = readAsked(text)
  if (asked.words.length === 0) return { pages: [], instead: [], known: [] }
  const spoken: readonly Language[] =
    language === firstLanguage ? [language] : [language, firstLanguage]
  const found = await findWords(database, asked, spoken)
  const foreign = await findForeign()
  const { wanted, topics, instead, known } = readFound(
    asked,
    found,
    spoken,
    (word) => isKnown(word) || foreign.words.has(word),
  )
  const own = await pagesOf(language, wanted, topics)
  const there = new Set(foreign.pages.map(({ id }) => id))
  const pages = [...foreign.pages, ...own.filter(({ id }) => !there.has(id))]
  return { pages: pages.slice(0, limit), instead, known }

  async function findForeign() {
    const none = { pages: [] as readonly Result[], words: new Set<string>() }
    const strange = asked.words.some(
      (word, place) =>
        !isKnown(word) &&
        !found.some((one) => one.place === place && (one.how === 'same' || one.how === 'stop')),
    )
    if (!strange) return none
    const others = languages.filter((one) => !spoken.includes(one))
    const strangers = await findWords(database, asked, others)
    const other = otherLanguage(asked, [...found, ...strangers], spoken, isKnown)
    if (other === null) return none
    const same = strangers.filter((one) => one.language === other && one.how === 'same')
    const words = new Set(same.flatMap(({ place }) => asked.words[place] ?? []))
    const { wanted } = readFound(asked, same, [other], () => true)
    return { pages: await pagesOf(other, wanted, []), words }
  }

  async function pagesOf(
    shown: Language,
    wanted: readonly Wanted[],
    topics: readonly string[],
  ): Promise<readonly Result[]> {
    if (wanted.length === 0 && topics.length === 0) return []
    const most = Math.min(limit, mostResults)
    const pages = await findPages(database, { language: shown, wanted, topics, limit: most })
    const hits = new Map(wanted.map((one) => [one.language, one.hits]))
    return pages.flatMap((page) =>
      resultOf(page, portal, shown, hits.get(page.language) ?? new Set()),
    )
  }
}

function resultOf(
  { id, language, section, slug, title, summary, body }: FoundPage,
  portal: Portal,
  asked: Language,
  hits: ReadonlySet<string>,
): readonly Result[] {
  const live = portal.page({ language, section, slug })
  if (live === null || live === 'withdrawn' || live.text.head.id !== id) return []
  return [
    {
      id,
      language,
      section,
      address: pageAddress({ language: asked, section, slug }),
      title: highlight(title, hits),
      text: excerpt({ summary, body }, hits),
    },
  ]
}
