import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dutchHolidays, easterSunday } from './holidays.ts'
import type { Range, Schedule } from './hours.ts'
import { everyDay, isOpenAt, nextOpening, openState } from './hours.ts'

const weekly = (
  ranges: Range[],
  rest: Partial<Extract<Schedule, { kind: 'weekly' }>> = {},
): Schedule => ({
  kind: 'weekly',
  week: everyDay(...ranges),
  holidays: 'as-usual',
  exceptions: new Map(),
  ...rest,
})
/** An instant by its Dutch clock; the offset says which of two equal times is meant. */
const at = (text: string) => new Date(text)

test('Easter falls where the almanac says', () => {
  const days = [2000, 2008, 2011, 2024, 2026, 2027, 2038].map((y) => easterSunday(y).toString())
  expect(days).toEqual([
    '2000-04-23',
    '2008-03-23',
    '2011-04-24',
    '2024-03-31',
    '2026-04-05',
    '2027-03-28',
    '2038-04-25',
  ])
})

test('King’s Day on a Sunday is kept on Saturday', () => {
  const day = (year: number) =>
    [...dutchHolidays(year)].find(([, name]) => name === 'kings-day')?.[0]
  expect([day(2025), day(2026), day(2031)]).toEqual(['2025-04-26', '2026-04-27', '2031-04-26'])
})

test('the holidays of 2026, and none on Good Friday', () => {
  expect([...dutchHolidays(2026).keys()]).toEqual([
    '2026-01-01',
    '2026-04-05',
    '2026-04-06',
    '2026-04-27',
    '2026-05-05',
    '2026-05-14',
    '2026-05-24',
    '2026-05-25',
    '2026-12-25',
    '2026-12-26',
  ])
})

test('the minute of opening is open, the minute of closing is closed', () => {
  const s = weekly([['14:00', '22:00']])
  expect(isOpenAt(s, at('2026-07-01T13:59:59.999+02:00'))).toBe(false)
  expect(isOpenAt(s, at('2026-07-01T14:00+02:00'))).toBe(true)
  expect(isOpenAt(s, at('2026-07-01T21:59:59.999+02:00'))).toBe(true)
  expect(isOpenAt(s, at('2026-07-01T22:00+02:00'))).toBe(false)
  expect(nextOpening(s, at('2026-07-01T22:00+02:00'))).toEqual(at('2026-07-02T14:00+02:00'))
})

test('a range may run past midnight, and belongs to the day it began', () => {
  const week = everyDay()
  const s = weekly([], { week: [...week.slice(0, 4), [['20:00', '02:00']], [], []] as never })
  expect(isOpenAt(s, at('2026-07-03T23:30+02:00'))).toBe(true)
  expect(isOpenAt(s, at('2026-07-04T01:59+02:00'))).toBe(true)
  expect(isOpenAt(s, at('2026-07-04T02:00+02:00'))).toBe(false)
  expect(isOpenAt(s, at('2026-07-03T01:00+02:00'))).toBe(false)
  expect(nextOpening(s, at('2026-07-04T02:00+02:00'))).toEqual(at('2026-07-10T20:00+02:00'))
})

test('ranges that touch are one opening', () => {
  const s = weekly([
    ['09:00', '12:00'],
    ['12:00', '24:00'],
    ['00:00', '01:00'],
  ])
  expect(openState(s, at('2026-07-01T10:00+02:00'))).toEqual({
    kind: 'open',
    closesAt: at('2026-07-02T01:00+02:00'),
  })
})

test('always open never closes, and a week of full days neither', () => {
  expect(openState({ kind: 'always' }, new Date(0))).toEqual({ kind: 'open', closesAt: null })
  expect(openState(weekly([['00:00', '24:00']]), new Date(0))).toEqual({
    kind: 'open',
    closesAt: null,
  })
})

test('never open says so', () => {
  expect(openState(weekly([]), new Date(0))).toEqual({ kind: 'closed', opensAt: null })
})

test('holidays and exception days replace the week; an exception wins', () => {
  const s = weekly([['09:00', '17:00']], {
    holidays: [],
    exceptions: new Map([
      ['2026-12-26', [['12:00', '14:00']]],
      ['2026-12-28', []],
    ]),
  })
  expect(nextOpening(s, at('2026-12-24T17:00+01:00'))).toEqual(at('2026-12-26T12:00+01:00'))
  expect(nextOpening(s, at('2026-12-27T17:00+01:00'))).toEqual(at('2026-12-29T09:00+01:00'))
})

test('the hour skipped in spring is not open, and a range around it is an hour shorter', () => {
  const gap = weekly([['02:00', '03:00']])
  expect(nextOpening(gap, at('2026-03-29T00:30+01:00'))).toEqual(at('2026-03-30T02:00+02:00'))
  const night = weekly([['01:00', '04:00']])
  const state = openState(night, at('2026-03-29T01:00+01:00'))
  expect(state).toEqual({ kind: 'open', closesAt: at('2026-03-29T04:00+02:00') })
  const within = weekly([['02:30', '04:00']])
  expect(nextOpening(within, at('2026-03-29T01:00+01:00'))).toEqual(at('2026-03-29T03:00+02:00'))
})

test('the hour repeated in autumn counts twice', () => {
  const s = weekly([['02:00', '02:30']])
  expect(isOpenAt(s, at('2026-10-25T02:15+02:00'))).toBe(true)
  expect(isOpenAt(s, at('2026-10-25T02:15+01:00'))).toBe(true)
  expect(isOpenAt(s, at('2026-10-25T02:30+01:00'))).toBe(false)
  const day = weekly([['09:00', '17:00']])
  expect(nextOpening(day, at('2026-10-24T17:00+02:00'))).toEqual(at('2026-10-25T09:00+01:00'))
})

test('whatever the week: the next opening is open, the millisecond before it is not', () => {
  const time = fc
    .integer({ min: 0, max: 24 * 12 - 1 })
    .map(
      (n) =>
        `${String(Math.floor(n / 12)).padStart(2, '0')}:${String((n % 12) * 5).padStart(2, '0')}`,
    )
  const day = fc.array(fc.tuple(time, time), { maxLength: 3 })
  const week = fc.tuple(day, day, day, day, day, day, day)
  const instant = fc.date({
    min: at('2026-01-01T00:00Z'),
    max: at('2027-12-31T00:00Z'),
    noInvalidDate: true,
  })
  fc.assert(
    fc.property(week, instant, fc.boolean(), (ranges, now, closedOnHolidays) => {
      const s = weekly([], { week: ranges, holidays: closedOnHolidays ? [] : 'as-usual' })
      const state = openState(s, now)
      if (state.kind === 'closed' && state.opensAt) {
        expect(state.opensAt.getTime()).toBeGreaterThan(now.getTime())
        expect(isOpenAt(s, state.opensAt)).toBe(true)
        expect(isOpenAt(s, new Date(state.opensAt.getTime() - 1))).toBe(false)
      }
      if (state.kind === 'open' && state.closesAt) {
        expect(isOpenAt(s, new Date(state.closesAt.getTime() - 1))).toBe(true)
        expect(isOpenAt(s, state.closesAt)).toBe(false)
      }
    }),
    { numRuns: 500 },
  )
})
