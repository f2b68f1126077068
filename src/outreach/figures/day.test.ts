import { expect, test } from 'vitest'
import { readDay } from './day.ts'

const day = (text: string, order: 'dmy' | 'mdy' = 'dmy') => readDay(text, order)?.day ?? null

test('one day is read in every form that platforms and spreadsheets write', () => {
  for (const text of [
    ...['2026-11-03', '2026/11/3', '20261103', '3-11-2026', '03/11/2026', '3.11.26', '46329'],
    ...['3 nov. 2026', '3 november 2026', '3-nov-26', 'Nov 3, 2026', 'November 3 2026'],
    ...[
      '2026-11-03T00:00:00.000+01:00',
      '2026-11-03 14:05',
      '3-11-2026 09:30:00',
      '3-11-2026 9:30 PM',
    ],
  ])
    expect([text, day(text)]).toEqual([text, '2026-11-03'])
  expect(day('11/03/2026', 'mdy')).toBe('2026-11-03')
  expect(day(' 3 mei 2026 ')).toBe('2026-05-03')
  expect(day('1 mrt 2026')).toBe('2026-03-01')
})

test('what is no day is none, and is never bent into one', () => {
  for (const text of [
    ...['', 'gisteren', '31-2-2026', '13/13/2026', '2026-00-10', '2026-11', '1999-01-01', '123'],
    ...['3 xyz 2026', '2026-11-03 t/m 2026-11-09', '3-11-226', '5'.repeat(50)],
  ])
    expect([text, day(text)]).toEqual([text, null])
  expect(day('11/23/2026')).toBeNull()
})

test('a day that begins at midnight says so, for platforms that end a day where the next begins', () => {
  expect(readDay('2026-11-03T00:00:00Z', 'dmy')?.atMidnight).toBe(true)
  expect(readDay('2026-11-03 23:59:59', 'dmy')?.atMidnight).toBe(false)
  expect(readDay('2026-11-03', 'dmy')?.atMidnight).toBe(false)
})
