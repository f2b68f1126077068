import { describe, expect, test } from 'vitest'
import { leadsToSomebody, typedIn } from './typed.ts'

describe('a number', () => {
  test.each([
    '0800-2000',
    '06 12345678',
    '06.12.34.56.78',
    '(06) 12345678',
    '06/12345678',
    '0 6 1 2 3 4 5 6 7 8',
    '0031612345678',
    '+32 2 123 45 67',
    '612345678',
    '٠٦١٢٣٤٥٦٧٨',
    '06–12345678',
    '06‑12345678',
    '06\u200b1234\u200b5678',
    '2026-06-12345678',
    'Bel 1850 voor hulp',
    'bel nu naar 0900',
  ])('typed as %j is seen', (text) => {
    expect(typedIn(text).number).not.toBeNull()
  })

  test.each([
    'Op 22 november 2026',
    '2026-08-22',
    'in 2018, 2019 en 2020',
    '2025/2026',
    'Van de 1.637 mensen dachten er 2.500',
    'Kamerstuk 36547, B, C, D',
    'Aanwijzing mensenhandel (2022A002)',
    'richtlijn 2024/1712 van 15 juli 2026',
    'na 1 tot 3 dagen, 4 keer',
    'Ik belde. 250 euro moest ik betalen.',
  ])('is not what %j says', (text) => {
    expect(typedIn(text).number).toBeNull()
  })
})

test.each(['artikel 273f', 'art. 5', 'Art 273f', 'lid 9'])('law typed as %s is seen', (text) => {
  expect(typedIn(`Zie ${text} Sr`).law).not.toBeNull()
})
test('a party is no law', () => expect(typedIn('een partij van 3').law).toBeNull())

test.each(['a\u202eb', 'a\u200bb', 'a\u2066b'])('signs that hide are seen in %j', (text) => {
  expect(typedIn(text).hidden).toBe(true)
})

test.each([
  ['https://wa.me/31612345678', true],
  ['https://t.me/iemand', true],
  ['https://voorbeeld.nl/0612345678', true],
  ['https://voorbeeld.nl/hulp/2026', false],
  ['/j/3', false],
])('a link to %s leads to somebody: %s', (to, does) => {
  expect(leadsToSomebody(to)).toBe(does)
})
