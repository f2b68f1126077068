import { z } from 'zod'
import { type Cell, release } from './release.ts'
import { type Stage, type StageCounts, stages } from './stage.ts'

/** What may be read of a stage; null: not shown, because it is small or would give a small one away. */
export const shownCountsShape = z.record(z.enum(stages), z.number().nullable())
export type ShownCounts = z.infer<typeof shownCountsShape>

/** What a link brought. region: of the kit it is in; null for a link of no kit. */
export type LinkCounts = StageCounts & Omit<Cell, 'count'>

/** region: '' for links of no kit. */
export type Shown = {
  readonly all: ShownCounts
  readonly variants: ReadonlyMap<string, ShownCounts>
  readonly regions: ReadonlyMap<string, ShownCounts>
  readonly links: ReadonlyMap<string, ShownCounts>
}

/** What may be read of one campaign. Visits always, being of nobody; what comes after one as `release` says. */
export function shownCounts(links: readonly LinkCounts[]): Shown {
  const read = stages.map((stage) => [stage, ofStage(links, stage)] as const)
  const at = (pick: (one: OfStage) => number | null): ShownCounts =>
    Object.fromEntries(read.map(([stage, one]) => [stage, pick(one)])) as ShownCounts
  const each = (keys: readonly string[], map: 'variants' | 'regions' | 'links') =>
    new Map([...new Set(keys)].map((key) => [key, at((one) => nobody(one[map].get(key)))]))
  return {
    all: at((one) => one.all),
    variants: each(
      links.map(({ variant }) => variant),
      'variants',
    ),
    regions: each(
      links.map(({ region }) => region ?? ''),
      'regions',
    ),
    links: each(
      links.map(({ code }) => code),
      'links',
    ),
  }
}

type OfStage = ReturnType<typeof release>

/** Where nobody came nobody can be hidden: such links stand aside, or one would hide its neighbours. */
function ofStage(links: readonly LinkCounts[], stage: Stage): OfStage {
  const cells = links.flatMap(({ code, variant, region, ...counts }) =>
    counts.visit > 0 || counts[stage] > 0 ? [{ code, variant, region, count: counts[stage] }] : [],
  )
  if (cells.length === 0) return { ...release([]), all: 0 }
  return stage === 'visit' ? asCounted(cells) : release(cells)
}

function asCounted(cells: readonly Cell[]): OfStage {
  const sums = (keyOf: (cell: Cell) => string) => {
    const found = new Map<string, number>()
    for (const cell of cells) found.set(keyOf(cell), (found.get(keyOf(cell)) ?? 0) + cell.count)
    return found
  }
  return {
    all: cells.reduce((sum, { count }) => sum + count, 0),
    variants: sums(({ variant }) => variant),
    regions: sums(({ region }) => region ?? ''),
    links: sums(({ code }) => code),
  }
}

const nobody = (count: number | null | undefined) => (count === undefined ? 0 : count)
