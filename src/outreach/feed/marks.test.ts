import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Ad } from './ad.ts'
import { groupsOf } from './grouping.ts'
import { marksOf } from './marks.ts'

const ad = (...values: readonly string[]): Ad => ({
  row: 1,
  fields: values.map((value) => ({ name: '', value })),
})
const keys = (...values: readonly string[]) => marksOf(ad(...values)).map(({ key }) => key)
const named = (name: string, value: string) =>
  marksOf({ row: 1, fields: [{ name, value }] }).map(({ key }) => key)
const together = (...ads: readonly Ad[]) =>
  groupsOf(ads.map((one) => marksOf(one).map(({ key }) => key))).length === 1

test('one telephone number is one, however it is written in a text', () => {
  const number = ['telephone:31612345678']
  for (const typed of [
    ...['06-12345678', '06 12 34 56 78', '+31 6 1234 5678', '0031612345678', '(06) 12345678'],
    ...['06.12.34.56.78', '0612345678', '31612345678', '612345678', '06 - 12 34 56 78'],
  ])
    expect([typed, keys(`App mij: ${typed}, elke dag`)]).toEqual([typed, number])
  expect(keys('https://wa.me/31612345678?text=hoi')).toEqual(number)
  expect(named('Telefoon', '612345678')).toEqual(number)
})

test('days, hours, prices, sizes and numbers of ads are no telephone numbers', () => {
  for (const typed of [
    ...[
      '01-11-2026 12:00',
      '2026-11-01T09:30:00',
      '01/11/26 0:30',
      'geplaatst 09.10.2026 08.15.22',
    ],
    ...[
      '€ 1.250,00',
      '120 x 80 cm, 45 kg',
      'advertentie 1234567890',
      'postcode 1012 AB 12',
      '24/7',
    ],
  ])
    expect([typed, keys(typed)]).toEqual([typed, []])
})

test('one name is one wherever it stands; a short name, an e-mail’s end and words are none', () => {
  expect(keys('insta: @Proef.Persoon', 'snap = proef_persoon')).toEqual(['name:proefpersoon'])
  expect(keys('https://www.instagram.com/proef_persoon/?igsh=1')).toEqual(['name:proefpersoon'])
  expect(keys('t.me/proefpersoon')).toEqual(['name:proefpersoon'])
  expect(named('Snapchat', 'ProefPersoon')).toEqual(['name:proefpersoon'])
  expect(keys('Mail naar Proef.Persoon@voorbeeld.nl')).toEqual(['mail:proef.persoon@voorbeeld.nl'])
  expect(keys('@sam en een account op insta of snap')).toEqual([])
})

test('the page of one ad joins, a page of the site does not', () => {
  expect(keys('https://www.klusjes.example/ad/amsterdam-90210?utm_source=x')).toEqual([
    'ad:ad-site:klusjes.example/90210',
  ])
  for (const shared of [
    'https://klusjes.example',
    'www.klusjes.example/regels/veilig',
    'https://klusjes.example/amsterdam',
  ])
    expect([shared, keys(shared)]).toEqual([shared, []])
})

const long = 'Snel geld verdienen met je eigen pas, geen risico, binnen een dag uitbetaald'
test('nearly the same text joins, whatever signs, capitals, numbers or pictures stand in it', () => {
  const other =
    '💶 SNEL geld verdienen!! met je eigen pas... geen risico: binnen een dag uitbetaald (250)'
  expect(together(ad(long), ad(other))).toBe(true)
  expect(together(ad(long), ad(`${long} in Utrecht`))).toBe(false)
})

test('different persons with the same common words are not joined', () => {
  const word = fc.constantFrom('geld', 'verdienen', 'snel', 'klus', 'vandaag', 'bel', 'app', 'pas')
  const words = fc.array(word, { minLength: 3, maxLength: 7 }).map((list) => list.join(' '))
  const mobile = fc.integer({ min: 10_000_000, max: 99_999_999 })
  fc.assert(
    fc.property(words, mobile, mobile, (said, one, two) => {
      fc.pre(one !== two)
      expect(together(ad(said, `06${one}`), ad(said, `06${two}`))).toBe(false)
      expect(together(ad(said, `06${one}`), ad('iets heel anders', `+316${one}`))).toBe(true)
    }),
  )
})

test('no text can keep it busy for long, or break it', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => void keys(text)))
  for (const nasty of ['0', '06 ', '@', '@a.', 'a@', 'http://', 'www.', '1-', 'insta:', '+3'])
    expect(Array.isArray(keys(nasty.repeat(4_000)))).toBe(true)
})
