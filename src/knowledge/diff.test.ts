import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { diffOf, diffWords } from './diff.ts'

const row = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 30 })

describe('what changed between two rows', () => {
  test('holds all of the row before and all of the row after, in order', () => {
    fc.assert(
      fc.property(row, row, (before, after) => {
        const pieces = diffOf(before, after)
        const without = (kind: string) =>
          pieces.filter((piece) => piece.kind !== kind).map(({ item }) => item)
        expect(without('new')).toEqual(before)
        expect(without('gone')).toEqual(after)
      }),
      { numRuns: 1_000 },
    )
  })

  test('is as small as it can be', () => {
    fc.assert(
      fc.property(row, row, (before, after) => {
        const kept = diffOf(before, after).filter(({ kind }) => kind === 'same').length
        expect(kept).toBe(longestCommon(before, after))
      }),
      { numRuns: 500 },
    )
  })

  test('tells what went before what came', () => {
    expect(diffOf(['a', 'x', 'y', 'b'], ['a', 'p', 'q', 'b'])).toEqual([
      { kind: 'same', item: 'a' },
      { kind: 'gone', item: 'x' },
      { kind: 'gone', item: 'y' },
      { kind: 'new', item: 'p' },
      { kind: 'new', item: 'q' },
      { kind: 'same', item: 'b' },
    ])
  })

  test('is told word by word within a line', () => {
    const changed = diffWords('Je krijgt soms straf.', 'Je krijgt vaak straf.')
    expect(changed.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'gone', item: 'soms' },
      { kind: 'new', item: 'vaak' },
    ])
  })

  test('of texts that share nothing is told as a whole, however long they are', () => {
    const [before, after] = ['x', 'y'].map((item) => Array.from({ length: 5_000 }, () => item))
    const pieces = diffOf(before ?? [], after ?? [])
    expect(pieces).toHaveLength(10_000)
    expect(pieces[4_999]).toEqual({ kind: 'gone', item: 'x' })
  })
})

function longestCommon(a: readonly string[], b: readonly string[]): number {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
  const at = (i: number, j: number) => table[i]?.[j] ?? 0
  for (const [i, one] of a.entries())
    for (const [j, other] of b.entries())
      (table[i + 1] ?? [])[j + 1] =
        one === other ? at(i, j) + 1 : Math.max(at(i, j + 1), at(i + 1, j))
  return at(a.length, b.length)
}
