import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groupsOf } from './grouping.ts'

const keysOfAds = fc.array(
  fc.uniqueArray(
    fc.integer({ min: 0, max: 30 }).map((key) => `k${key}`),
    { maxLength: 3 },
  ),
  { maxLength: 40 },
)
/** Groups as sets of what the ads are called, in no order. */
const named = (groups: readonly (readonly number[])[], names: readonly number[]) =>
  groups
    .map((group) =>
      group
        .map((at) => names[at] ?? -1)
        .toSorted((one, other) => one - other)
        .join(),
    )
    .toSorted()

test('each ad is in exactly one group', () => {
  fc.assert(
    fc.property(keysOfAds, (keys) => {
      const all = groupsOf(keys).flat()
      expect(all.toSorted((one, other) => one - other)).toEqual(keys.map((_, at) => at))
    }),
  )
})

test('the order of the rows changes no group', () => {
  const shuffled = keysOfAds.chain((keys) =>
    fc.tuple(
      fc.constant(keys),
      fc.shuffledSubarray(
        keys.map((_, at) => at),
        { minLength: keys.length, maxLength: keys.length },
      ),
    ),
  )
  fc.assert(
    fc.property(shuffled, ([keys, order]) => {
      const again = groupsOf(order.map((at) => keys[at] ?? []))
      expect(named(again, order)).toEqual(
        named(
          groupsOf(keys),
          keys.map((_, at) => at),
        ),
      )
    }),
  )
})

test('two ads are together when a chain of shared keys leads from one to the other, and only then', () => {
  expect(groupsOf([['a'], ['b'], ['a', 'c'], ['d'], ['c', 'e'], []])).toEqual([
    [0, 2, 4],
    [1],
    [3],
    [5],
  ])
})

test('what stands in most ads of a long file is the site’s own and joins nobody', () => {
  const ads = Array.from({ length: 30 }, (_, at) => ['site', `own ${at}`])
  expect(groupsOf(ads)).toHaveLength(30)
  expect(groupsOf(ads.slice(0, 10))).toHaveLength(1)
})
