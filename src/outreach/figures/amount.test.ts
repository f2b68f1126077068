import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCents, readCount } from './amount.ts'

const cents = (text: string, decimal: ',' | '.') => readCents(text, decimal)
const value = (value: number) => ({ kind: 'amount', value })

test('decimal commas and points give the same cents, with or without thousands', () => {
  for (const text of ['1234,50', '1.234,50', '€ 1.234,50', '1.234,5', '1 234,50', '1234,50 EUR'])
    expect([text, cents(text, ',')]).toEqual([text, value(123_450)])
  for (const text of ['1234.50', '1,234.50', '1234.5', '1234.500', '1\u00a0234.50'])
    expect([text, cents(text, '.')]).toEqual([text, value(123_450)])
  expect(cents('0,005', ',')).toEqual(value(1))
  expect(cents('0,0049', ',')).toEqual(value(0))
})

test('an amount in the other notation is refused, never a hundred times too much', () => {
  expect(cents('12.50', ',').kind).toBe('not-a-number')
  expect(cents('12,50', '.').kind).toBe('not-a-number')
  expect(cents('1.2.3', ',').kind).toBe('not-a-number')
  for (const text of ['twaalf', '-3,00', '1e6', '12%', '1,2,3', ',', '.', '0x10', '9'.repeat(50)])
    expect([text, cents(text, ',').kind]).toEqual([text, 'not-a-number'])
  expect(cents('9'.repeat(20), ',').kind).toBe('too-large')
})

test('a count is whole; what Excel shortened is refused', () => {
  expect(readCount('1.234', ',')).toEqual(value(1_234))
  expect(readCount('1234,00', ',')).toEqual(value(1_234))
  for (const text of ['1,2E+06', '12,5', '-1', 'veel'])
    expect([text, readCount(text, ',').kind]).toEqual([text, 'not-a-number'])
  for (const text of ['', ' ', '-', '--', '–']) expect(readCount(text, ',').kind).toBe('empty')
})

test('every amount that a spreadsheet here or there can write is read back to the cent', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1_000_000_000 }),
      fc.constantFrom<['nl-NL' | 'en-US', ',' | '.']>(['nl-NL', ','], ['en-US', '.']),
      fc.boolean(),
      (amount, [locale, decimal], useGrouping) => {
        const form = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, useGrouping })
        expect(readCents(form.format(amount / 100), decimal)).toEqual(value(amount))
      },
    ),
  )
})
