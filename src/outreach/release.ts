/** What a link brought at one stage. region: of the kit it is in; null for a link of no kit. */
export type Cell = {
  readonly code: string
  readonly variant: string
  readonly region: string | null
  readonly count: number
}

/** null: not shown. A link, variant or region that is missing here has nobody to hide: it is 0. */
export type Released = {
  readonly all: number | null
  readonly variants: ReadonlyMap<string, number | null>
  readonly regions: ReadonlyMap<string, number | null>
  readonly links: ReadonlyMap<string, number | null>
}

/** What is smaller is not shown: it may be one person whom somebody knows. */
export const fewest = 5

/**
 * Which counts of one campaign and stage may be read: of its variants, of each variant's regions, of each of those the
 * links. Below five none; and where one of several is hidden, another goes with it, so that no subtraction gives it back
 * and nobody sees which of the two is the small one. Which other one depends on its key and not on its size, for a size
 * would tell again. A region of all variants is shown where it is no more than the sum of what may be read.
 * Source: A. Hundepool e.a., Statistical Disclosure Control (2012) ch. 4: secondary suppression.
 */
export function release(cells: readonly Cell[]): Released {
  const total = sumOf(cells)
  const all = total < fewest ? null : total
  const variants = shown(cells, variantOf, all !== null)
  const parts = within(cells, variantOf, partOf, variants)
  const links = within(cells, partOf, ({ code }) => code, parts)
  const regions = [...groupsOf(cells, regionOf)].map(([region, own]) => {
    const isWhole = own.every((cell) => parts.get(partOf(cell)) !== null)
    return [region, isWhole ? sumOf(own) : null] as const
  })
  return { all, variants, regions: new Map(regions), links }
}

type KeyOf = (cell: Cell) => string
type Shown = ReadonlyMap<string, number | null>

const variantOf: KeyOf = ({ variant }) => variant
const regionOf: KeyOf = ({ region }) => region ?? ''
/** One region of one variant. */
const partOf: KeyOf = (cell) => JSON.stringify([variantOf(cell), regionOf(cell)])

/** What may be read of the groups within larger groups, of which some may be read. */
const within = (cells: readonly Cell[], largerOf: KeyOf, keyOf: KeyOf, larger: Shown): Shown =>
  new Map(
    [...groupsOf(cells, largerOf)].flatMap(([key, own]) => [
      ...shown(own, keyOf, (larger.get(key) ?? null) !== null),
    ]),
  )

/** What may be read of groups that add up to a sum, which may be read or not. */
function shown(cells: readonly Cell[], keyOf: KeyOf, knowsSum: boolean): Shown {
  const sums = [...groupsOf(cells, keyOf)].map(([key, own]) => [key, sumOf(own)] as const)
  const large = sums.filter(([, sum]) => sum >= fewest).map(([key]) => key)
  const isWhole = knowsSum && large.length === sums.length
  const goesAlong = isWhole ? undefined : large.sort().at(-1)
  return new Map(sums.map(([key, sum]) => [key, sum >= fewest && key !== goesAlong ? sum : null]))
}

const groupsOf = (cells: readonly Cell[], keyOf: KeyOf) => Map.groupBy(cells, keyOf)

const sumOf = (cells: readonly Cell[]) => cells.reduce((sum, { count }) => sum + count, 0)
