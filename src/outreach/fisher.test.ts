import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fisherExact } from './fisher.ts'

describe('Fisher’s exact test', () => {
  // Sources: R 4 documentation of stats::fisher.test (tea tasting, from Agresti 1990 p. 61; criminal convictions of
  // twins, Fisher 1962); SciPy documentation of scipy.stats.fisher_exact.
  test.each([
    ['the lady who tasted tea', { some: 3, all: 4 }, { some: 1, all: 4 }, 0.4857],
    ['convictions of like-sex twins', { some: 2, all: 12 }, { some: 15, all: 18 }, 0.0005367],
    ['whales and sharks', { some: 8, all: 10 }, { some: 1, all: 6 }, 0.03497],
  ])('%s', (_, one, other, p) => {
    expect(fisherExact(one, other)).toBeCloseTo(p, 4)
    expect(fisherExact(one, other) / p).toBeCloseTo(1, 3)
  })

  const share = fc
    .tuple(fc.nat(400), fc.nat(400))
    .map(([one, other]) => ({ some: Math.min(one, other), all: Math.max(one, other) }))

  test('it is a chance, the same whichever comes first and whichever outcome is counted', () => {
    const turned = ({ some, all }: { some: number; all: number }) => ({ some: all - some, all })
    fc.assert(
      fc.property(share, share, (one, other) => {
        const p = fisherExact(one, other)
        expect(p).toBeGreaterThanOrEqual(0)
        expect(p).toBeLessThanOrEqual(1)
        expect(fisherExact(other, one)).toBeCloseTo(p, 9)
        expect(fisherExact(turned(one), turned(other))).toBeCloseTo(p, 9)
      }),
    )
  })

  test('nothing says nothing, and very many stay a number', () => {
    expect(fisherExact({ some: 0, all: 0 }, { some: 0, all: 0 })).toBe(1)
    expect(fisherExact({ some: 0, all: 50 }, { some: 0, all: 80 })).toBe(1)
    expect(fisherExact({ some: 9_000, all: 100_000 }, { some: 11_000, all: 100_000 })).toBeLessThan(
      1e-40,
    )
  })
})
