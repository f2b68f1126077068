import type { Database } from '../../database/server/database.ts'
import type { Language } from '../../words/language.ts'
import { dayMs } from '../days.ts'
import { type Fact, readFacts } from '../fact.ts'
import { markOf } from '../mark.ts'
import type { Place } from '../page.ts'
import { readPage } from '../page-text.ts'
import { type Portal, type PublishedText, portalAt } from '../portal.ts'
import { readFactRows } from './fact-store.ts'
import { readMoves } from './move-store.ts'
import { readShown } from './page-store.ts'

/** What is published, in memory, parsed once per version. */
export type Shown = {
  /** Reads what changed since the last time. */
  read(nowMs: number): Promise<void>
  /** What readers see at a moment; made anew only when something begins or ends. */
  portalAt(nowMs: number): Portal
  /** What is published now or later. */
  texts(): readonly PublishedText[]
  /** The marks of the Dutch texts of now, by page id. */
  dutchMark(id: string, nowMs: number): string | null
}

export function createShown(database: Database): Shown {
  let texts: readonly PublishedText[] = []
  let facts: Readonly<Record<Language, readonly Fact[]>> = { nl: [], en: [], ar: [] }
  let moves: ReadonlyMap<string, Place> = new Map()
  let kept: { readonly portal: Portal; readonly until: number; readonly from: number } | null = null
  /** Texts of versions read before. A version never changes. */
  const known = new Map<number, Pick<PublishedText, 'text' | 'mark'>>()

  return {
    async read(nowMs) {
      const rows = await readShown(database, nowMs, [...known.keys()])
      const found: PublishedText[] = []
      for (const row of rows) {
        const made = known.get(row.version) ?? (await textOf(row.source))
        if (!made) continue
        known.set(row.version, made)
        found.push({
          place: { language: row.language, section: row.section, slug: row.slug },
          version: row.version,
          publishedOn: row.published_on,
          from: row.shown_from?.getTime() ?? null,
          until: row.shown_until?.getTime() ?? null,
          withdrawn: row.withdrawn,
          ...made,
        })
      }
      const allFacts = (await readFactRows(database)).flatMap(({ language, source }) =>
        readFacts(source).facts.map((fact) => ({ language, fact })),
      )
      const factsIn = (language: Language) =>
        allFacts.flatMap((one) => (one.language === language ? [one.fact] : []))
      texts = found
      facts = { nl: factsIn('nl'), en: factsIn('en'), ar: factsIn('ar') }
      moves = new Map((await readMoves(database)).map(({ address, ...place }) => [address, place]))
      kept = null
    },
    portalAt(nowMs) {
      if (kept && kept.from <= nowMs && nowMs < kept.until) return kept.portal
      const portal = portalAt({ texts, facts, moves, now: nowMs })
      const midnight = (Math.floor(nowMs / dayMs) + 1) * dayMs
      const turns = texts.flatMap(({ from, until }) => [from, until])
      const coming = turns.filter((turn): turn is number => turn !== null && turn > nowMs)
      kept = { portal, from: nowMs, until: Math.min(midnight, ...coming) }
      return portal
    },
    texts: () => texts,
    dutchMark(id, nowMs) {
      const dutch = texts
        .filter(({ place, text, from }) => {
          const begun = from === null || from <= nowMs
          return begun && place.language === 'nl' && text.head.id === id
        })
        .toSorted((a, b) => b.version - a.version)
      return dutch[0]?.mark ?? null
    },
  }
}

async function textOf(source: string): Promise<Pick<PublishedText, 'text' | 'mark'> | null> {
  const { page } = readPage(source)
  return page && { text: page, mark: await markOf(source) }
}
