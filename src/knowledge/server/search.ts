import { dayOf } from '../../audit/entry.ts'
import type { Database } from '../../database/server/database.ts'
import { DatabaseGoneError, StatementError } from '../../database/server/sqlstate.ts'
import type { Language } from '../../words/language.ts'
import { firstLanguage } from '../../words/language.ts'
import { pageAddress } from '../page.ts'
import type { Portal } from '../portal.ts'
import { readAsked } from '../search/asked.ts'
import { createWordCounts } from '../search/counting.ts'
import { excerpt, highlight } from '../search/highlight.ts'
import { createMemorySearch } from '../search/in-memory.ts'
import { readFound } from '../search/reading.ts'
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
      return late.aborted ? null : await searchIndex(database, parts.portal(), ask)
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

/** Searches the index; of what it finds, only what the portal shows at this moment comes out. */
export async function searchIndex(
  database: Database,
  portal: Portal,
  { text, language, limit = usualLimit }: SearchAsk,
): Promise<Indexed> {
  const asked = readAsked(text)
  if (asked.words.length === 0) return { pages: [], instead: [], known: [] }
  const spoken: readonly Language[] =
    language === firstLanguage ? [language] : [language, firstLanguage]
  const found = await findWords(database, asked, spoken)
  const { wanted, topics, instead, known } = readFound(asked, found, spoken)
  if (wanted.length === 0 && topics.length === 0) return { pages: [], instead, known }
  const pages = await findPages(database, {
    language,
    wanted,
    topics,
    limit: Math.min(limit, mostResults),
  })
  const hits = new Map(wanted.map((one) => [one.language, one.hits]))
  return {
    pages: pages.flatMap((page) =>
      resultOf(page, portal, language, hits.get(page.language) ?? new Set()),
    ),
    instead,
    known,
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
