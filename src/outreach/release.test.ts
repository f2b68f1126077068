import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Cell, fewest, release } from './release.ts'

const cell = (code: string, count: number, variant = 'A', region: string | null = null): Cell => ({
  ...{ code, count, variant, region },
})
const linksOf = (cells: readonly Cell[]) => [...release(cells).links.values()]

describe('which counts may be read', () => {
  test('nothing below five, and one that goes along', () => {
    const cells = [cell('a', 12), cell('b', 7), cell('c', 3)]
    expect(release(cells).all).toBe(22)
    expect(linksOf(cells)).toEqual([12, null, null])
    expect(linksOf([cell('a', 12), cell('b', 7)])).toEqual([12, 7])
    expect(release([cell('a', 2), cell('b', 2)]).all).toBeNull()
  })

  test('of two variants both or none, for the sum of the two is known', () => {
    const cells = [cell('a', 40), cell('b', 4, 'B')]
    expect([...release(cells).variants.values()]).toEqual([null, null])
    expect([...release([cell('a', 40), cell('b', 5, 'B')]).variants.values()]).toEqual([40, 5])
  })

  test('a region where it is the sum of what may be read, and else not', () => {
    const regionsOf = (cells: readonly Cell[]) => Object.fromEntries(release(cells).regions)
    const cells = [
      cell('a', 9, 'A', 'Zuid'),
      cell('b', 7, 'A', 'Noord'),
      cell('c', 8, 'B', 'Noord'),
      cell('d', 6, 'B', 'Zuid'),
    ]
    expect(regionsOf(cells)).toEqual({ Zuid: 15, Noord: 15 })
    // Of B nothing in Zuid may be read, so of Zuid neither; and with it Noord.
    expect(regionsOf([...cells.slice(0, 3), cell('d', 2, 'B', 'Zuid')])).toEqual({
      Zuid: null,
      Noord: null,
    })
  })

  test('no count below five ever shows, and what is shown is true', () => {
    fc.assert(
      fc.property(fc.array(anyCell, { maxLength: 12 }), (given) => {
        const cells = given.map((one, at) => ({ ...one, code: `c${at}` }))
        const { all, variants, regions, links } = release(cells)
        for (const count of [all, ...variants.values(), ...regions.values(), ...links.values()])
          expect(count ?? fewest).toBeGreaterThanOrEqual(fewest)
        for (const { code, count } of cells) expect([null, count]).toContain(links.get(code))
      }),
    )
  })

  // All that may be behind what is seen, tried out: also by somebody who knows this very rule.
  test.each([
    ['three links of one variant', [['A'], ['A'], ['A']]],
    ['two variants, one with two links', [['A'], ['B'], ['B']]],
    [
      'four kits, two variants in two regions',
      [
        ['A', 'N'],
        ['A', 'Z'],
        ['B', 'N'],
        ['B', 'Z'],
      ],
    ],
    [
      'three kits, two variants in two regions',
      [
        ['A', 'N'],
        ['A', 'Z'],
        ['B', 'N'],
      ],
    ],
    [
      'one variant, two kits in each region',
      [
        ['A', 'N'],
        ['A', 'N'],
        ['A', 'Z'],
        ['A', 'Z'],
      ],
    ],
    [
      'two kits in one region, one in another',
      [
        ['A', 'N'],
        ['A', 'N'],
        ['A', 'Z'],
      ],
    ],
    ['two kits and a link of none', [['A', 'N'], ['A', 'Z'], ['B']]],
  ])('who sees %s can not say of a small one that there was somebody', (_, shapes) => {
    const seen = new Map<string, number[][]>()
    for (const counts of everyTable(shapes.length, 18)) {
      const cells = shapes.map(([variant = '', region = null], at) =>
        cell(`c${at}`, counts[at] ?? 0, variant, region),
      )
      const { all, variants, regions, links } = release(cells)
      const key = JSON.stringify([all, [...variants], [...regions], [...links]])
      seen.set(key, [...(seen.get(key) ?? []), counts])
    }
    const certain: number[][] = []
    for (const tables of seen.values())
      for (let at = 0; at < shapes.length; at++) {
        const values = tables.map((counts) => counts[at] ?? 0)
        const few = tables.find((counts) => (counts[at] ?? 0) < fewest)
        if (few && Math.min(...values) > 0) certain.push(few)
      }
    expect(certain).toEqual([])
  })
})

const anyCell = fc.record({
  count: fc.nat({ max: 12 }),
  variant: fc.constantFrom('A', 'B', 'C'),
  region: fc.constantFrom('Noord', 'Zuid', 'Oost', null),
})

/** Every table that adds up to at most so much: none that looks the same is left out. */
function everyTable(size: number, most: number): number[][] {
  if (size === 0) return [[]]
  return Array.from({ length: most + 1 }, (_, first) => first).flatMap((first) =>
    everyTable(size - 1, most - first).map((rest) => [first, ...rest]),
  )
}
