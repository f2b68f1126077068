import { expect, test } from 'vitest'
import { readEuros } from './euros.ts'

test.each([
  ['', 0],
  ['25', 2_500],
  ['25,5', 2_550],
  ['25.50', 2_550],
  ['1.250', 125_000],
  ['1.250,50', 125_050],
  [' 1250,50 ', 125_050],
  ['999.999,99', 99_999_999],
])('“%s” is an amount as the Dutch write it', (typed, cents) => {
  expect(readEuros(typed)).toBe(cents)
})

test.each(['1.25.0', '1,250', '1.2500', '12.50,00', '-5', '1.000.000', 'tien'])(
  '“%s” is no amount that can be meant in one way',
  (typed) => {
    expect(readEuros(typed)).toBeNull()
  },
)
