import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayAfter, type Entry, lastOf, monthAfter, piecesOf, weeksOf } from './calendar.ts'

const entry = (from: string, until: string): Entry => ({
  ...{ kind: 'campaign', campaign: 1, name: '', detail: '', late: false },
  ...{ from, until },
})

test('a month is its whole weeks, from Monday to Sunday, over year and leap day', () => {
  expect(weeksOf('2026-11')[0]?.[0]).toBe('2026-10-26')
  expect(weeksOf('2026-11').at(-1)?.at(-1)).toBe('2026-12-06')
  expect(weeksOf('2027-02')).toHaveLength(4)
  expect(lastOf('2028-02')).toBe('2028-02-29')
  expect([monthAfter('2026-12', 1), monthAfter('2026-01', -1)]).toEqual(['2027-01', '2025-12'])
})

test('every day of a month stands in it once', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2020, max: 2040 }),
      fc.integer({ min: 0, max: 11 }),
      (year, at) => {
        const month = new Date(Date.UTC(year, at, 1)).toISOString().slice(0, 7)
        const days = weeksOf(month).flat()
        expect(new Set(days).size).toBe(days.length)
        for (let day = `${month}-01`; day.startsWith(month); day = dayAfter(day, 1))
          expect(days).toContain(day)
      },
    ),
  )
})

test('what is on in the same week lies beside, never over another', () => {
  const [week = []] = weeksOf('2026-11').slice(1)
  const pieces = piecesOf(
    [
      entry('2026-10-30', '2026-11-04'),
      entry('2026-11-03', '2026-11-03'),
      entry('2026-11-05', '2026-11-20'),
      entry('2026-12-01', '2026-12-09'),
    ],
    week,
  )
  expect(pieces).toMatchObject([
    { column: 0, days: 3, lane: 0, begins: false, ends: true },
    { column: 1, days: 1, lane: 1, begins: true, ends: true },
    { column: 3, days: 4, lane: 0, begins: true, ends: false },
  ])
})
