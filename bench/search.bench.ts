// Search among 10,000 pages made of our own words, beside one bare select by index from the same server.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from '../src/database/server/database.ts'
import { migrate } from '../src/database/server/migrate.ts'
import { openDatabase } from '../src/database/server/open.ts'
import type { Block } from '../src/knowledge/block.ts'
import type { PublishedText } from '../src/knowledge/portal.ts'
import { documentOf } from '../src/knowledge/search/document.ts'
import { tokensOf } from '../src/knowledge/search/fold.ts'
import { searchIndex } from '../src/knowledge/server/search.ts'
import { indexPortal, indexStreetWords } from '../src/knowledge/server/search-index.ts'
import {
  dutchWords,
  portalOf,
  shippedStreetWords,
  shippedTexts,
} from '../src/knowledge/server/search-testing.ts'
import { print, quantile } from './figure.ts'

const pages = 10_000
const asks = 1_000
const atMostMs = 50

const chance = seeded(20_261_122)
const vocabulary = wordsWeUse()
const streetWords = shippedStreetWords()
const isKnown = dutchWords()
const portal = portalOf(Array.from({ length: pages }, (_, at) => madePage(at)))

const dataDir = await mkdtemp(join(tmpdir(), 'keerpunt-bench-'))
try {
  await using database = await openDatabase({ dataDir, databaseUrl: null, onProgress: () => {} })
  await migrate(database, join(import.meta.dirname, '../migrations'))
  await indexStreetWords(database, streetWords)
  const from = performance.now()
  await indexPortal(database, portal)
  print({
    figure: 'making the search index',
    value: (performance.now() - from) / 1000,
    unit: 's',
    note: `${pages} pages; later only what changed`,
  })
  // What the server does by itself within a minute.
  await database.script('vacuum analyze knowledge.search_page')
  await database.script('vacuum analyze knowledge.lexicon')
  const select = await bareSelects(database)
  const all: number[] = []
  for (const [kind, make] of Object.entries(kinds())) {
    const samples = await timed(asks / 5, () =>
      searchIndex(database, portal, { text: make(), language: 'nl' }, isKnown),
    )
    all.push(...samples)
    figures(`search, ${kind}`, samples, select)
  }
  figures('search', all, select, `${asks} questions of five kinds, one after another`)
} finally {
  await rm(dataDir, { recursive: true, force: true })
}

function figures(figure: string, samples: readonly number[], select: number, note?: string) {
  const beside = { what: 'one bare select by primary key, p50', value: select }
  for (const share of [0.5, 0.95])
    print({
      figure: `${figure}, p${share * 100}`,
      value: quantile(samples, share),
      unit: 'ms',
      beside,
      ...(share === 0.95 && { target: { atMost: atMostMs } }),
      ...(note && { note }),
    })
}

async function bareSelects(database: Database): Promise<number> {
  const samples = await timed(500, () =>
    database.query({
      name: 'bench.select',
      text: 'select title, summary from knowledge.search_page where language = $1 and id = $2',
      values: ['nl', `a-${Math.floor(chance() * pages)}`],
    }),
  )
  return quantile(samples, 0.5)
}

async function timed(times: number, work: () => Promise<unknown>): Promise<number[]> {
  for (let warm = 0; warm < 20; warm++) await work()
  const samples: number[] = []
  for (let at = 0; at < times; at++) {
    const from = performance.now()
    await work()
    samples.push(performance.now() - from)
  }
  return samples
}

/** Words as readers type them. */
function kinds(): Readonly<Record<string, () => string>> {
  const long = vocabulary.filter((word) => word.length > 5)
  const some = (words: readonly string[]) => words[Math.floor(chance() * words.length)] ?? ''
  return {
    'words as they are': () => `${some(vocabulary)} ${some(vocabulary)} ${some(vocabulary)}`,
    'a typing error': () => swapped(some(long)),
    'a street word': () => some(streetWords.map(({ word }) => word)),
    'a beginning': () => `${some(vocabulary)} ${some(long).slice(0, 2 + Math.floor(chance() * 3))}`,
    nonsense: () => Array.from({ length: 3 }, () => noWord()).join(' '),
  }
}

function swapped(word: string): string {
  const at = 1 + Math.floor(chance() * (word.length - 3))
  return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2)
}

function noWord(): string {
  return Array.from({ length: 8 }, () =>
    'bcdfghjklmnpqrstvwxz'.charAt(Math.floor(chance() * 20)),
  ).join('')
}

/** A page of 200 words, each as often as in our own pages. */
function madePage(at: number): PublishedText {
  const words = (count: number) =>
    Array.from({ length: count }, () => vocabulary[Math.floor(chance() * vocabulary.length)]).join(
      ' ',
    )
  const runs = (count: number) =>
    [{ kind: 'text', text: `${words(count)}.`, strong: false, em: false, to: null }] as const
  const blocks: Block[] = Array.from({ length: 4 }, () => [
    { kind: 'heading' as const, level: 2 as const, icon: null, runs: runs(4) },
    { kind: 'paragraph' as const, runs: runs(44) },
  ]).flat()
  return {
    place: { language: 'nl', section: 'general', slug: `${at}` },
    version: at + 1,
    publishedOn: '2026-11-22',
    from: null,
    until: null,
    withdrawn: false,
    mark: '',
    text: {
      head: {
        id: `a-${at}`,
        of: null,
        title: words(5),
        summary: words(12),
        order: 0,
        icon: null,
        keywords: [words(1), words(1)],
        urgent: false,
        legal: false,
        warning: null,
        review: null,
        sources: [],
      },
      blocks,
    },
  }
}

/** Every word of our Dutch pages, once for each time it stands there. */
function wordsWeUse(): readonly string[] {
  return shippedTexts()
    .filter(({ place }) => place.language === 'nl')
    .flatMap(({ text }) => Object.values(documentOf(text, () => null)))
    .flatMap((text) => tokensOf(text).map(({ word }) => word))
}

/** The same numbers in every run. Source: mulberry32, public domain. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
