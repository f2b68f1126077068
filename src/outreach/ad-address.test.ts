import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readHandle } from './handle.ts'

const read = (typed: string) => readHandle('ad-site', typed)?.onPlatform ?? null
const one = (typed: readonly string[]) => new Set(typed.map(read))

const number = fc.integer({ min: 3_000, max: 99_999_999 })
const word = fc.stringMatching(/^[a-z]{3,9}$/)
/** What changes in an address while it stays one and the same advertisement. */
const spelled = fc.record({
  scheme: fc.constantFrom('https://', 'http://', 'HTTPS://', ''),
  host: fc.constantFrom('', 'www.', 'm.', 'nl.', 'en.', 'www.nl.', 'm.fr.', 'nl-be.'),
  folder: fc.constantFrom('/advertentie/', '/nl/advertentie/', '/ads//', '/a/b/'),
  around: fc.constantFrom<readonly [string, string]>(
    ['', ''],
    ['', '/'],
    ['', '/lisa-amsterdam'],
    ['', '-lisa-23'],
    ['lisa-', '.html'],
    ['', '/foto/2'],
  ),
  name: word,
  parameter: fc.constantFrom('', '?user=bo1', '?id=2&utm_source=x', '?x=99999', '#foto', '?a#b'),
})
type Spelled = typeof spelled extends fc.Arbitrary<infer T> ? T : never
const spell = (id: number, { scheme, host, folder, around, parameter }: Spelled) =>
  `${scheme}${host}kinky.nl${folder}${around[0]}${id}${around[1]}${parameter}`

test('an advertisement with a number is one, whatever stands around it', () => {
  fc.assert(
    fc.property(number, spelled, spelled, (id, a, b) => {
      expect(read(spell(id, a))).not.toBeNull()
      expect(read(spell(id, a))).toBe(read(spell(id, b)))
    }),
    { numRuns: 2_000 },
  )
})

test('another number or another site is another, however it is written', () => {
  fc.assert(
    fc.property(number, number, spelled, spelled, (id, other, a, b) => {
      fc.pre(id !== other)
      expect(read(spell(id, a))).not.toBe(read(spell(other, b)))
      expect(read(spell(id, a))).not.toBe(read(spell(id, b).replace('kinky.', 'voorbeeld.')))
    }),
    { numRuns: 2_000 },
  )
})

test('where only parameters say which, all but the known trackers count, in any order', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999 }), word, (id, city) => {
      const ad = read(`https://voorbeeld.nl/view.php?aid=${id}&stad=${city}`)
      expect(ad).not.toBeNull()
      expect(
        read(`www.voorbeeld.nl/view.php?utm_source=x&stad=${city}&gclid=1&aid=${id}&lang=en#x`),
      ).toBe(ad)
      expect(read(`voorbeeld.nl/view.php?aid=${id + 1}&stad=${city}`)).not.toBe(ad)
    }),
  )
  // A long number says enough.
  expect(
    one(['voorbeeld.nl/view.php?aid=12345', 'voorbeeld.nl/view.php?aid=12345&foto=2']),
  ).toEqual(new Set(['ad-site:voorbeeld.nl/view.php?aid=12345']))
})

test('an address of a whole site or of all its advertisements is nobody’s', () => {
  for (const typed of [
    'voorbeeld.nl/view.php',
    'https://voorbeeld.nl/view.php?utm_source=x',
    'https://voorbeeld.nl/',
    'nl.voorbeeld.nl/advertenties/',
    'voorbeeld.nl/index.html',
  ])
    expect(read(typed), typed).toBeNull()
})

test('a year or a postcode is no advertisement, and a name in the path is one', () => {
  expect(read('voorbeeld.nl/2026/lisa')).not.toBe(read('voorbeeld.nl/2026/eva'))
  expect(one(['voorbeeld.nl/1012/lisa-54321', 'voorbeeld.nl/ads/54321']).size).toBe(1)
  expect(one(['voorbeeld.nl/ads/sam-12', 'nl.voorbeeld.nl/en/ads/sam-12/?user=bo1']).size).toBe(1)
  expect(read('voorbeeld.nl/ads/sam-12')).not.toBe(read('voorbeeld.nl/ads/sam-13'))
})

test('a site of two letters, or below a country’s own second name, keeps its name', () => {
  expect(read('ad.nl/12345')).toBe('ad-site:ad.nl/12345')
  expect(read('ab.co.uk/12345')).toBe('ad-site:ab.co.uk/12345')
})
