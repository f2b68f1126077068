import { expect, test } from 'vitest'
import { chooseLanguage, direction, languages, parseLanguage } from './language.ts'
import { plural } from './plural.ts'
import { texts } from './texts.ts'
import { daysBetween, formatDay, formatTime, formatWeekday } from './time.ts'

test('an unknown language becomes Dutch', () => {
  expect(parseLanguage('xx')).toBe(null)
  expect(parseLanguage({})).toBe(null)
  expect(chooseLanguage(['xx', 'fy-nl'])).toBe('nl')
  expect(chooseLanguage([])).toBe('nl')
})

test('the first language we speak wins, whatever its region', () => {
  expect(chooseLanguage(['ti', 'ar-ma', 'en'])).toBe('ar')
  expect(chooseLanguage(['en-US', 'nl'])).toBe('en')
})

test('only Arabic runs from right to left', () => {
  expect(languages.map(direction)).toEqual(['ltr', 'ltr', 'rtl'])
})

test('a text that one language lacks does not compile', () => {
  // @ts-expect-error the English text is missing
  const lacking = texts({ nl: { a: 'een' }, en: {}, ar: { a: 'واحد' } })
  // @ts-expect-error one text too many
  const extra = texts({ nl: { a: 'een' }, en: { a: 'one', b: 'two' }, ar: { a: 'واحد' } })
  expect([lacking.nl.a, extra.nl.a]).toEqual(['een', 'een'])
})

test('a number chooses its own form, six of them in Arabic', () => {
  const nl = { one: '# minuut', other: '# minuten' }
  expect([1, 2].map((n) => plural('nl', n, nl))).toEqual(['1 minuut', '2 minuten'])
  const ar = { zero: 'z', one: 'o', two: 't', few: '# f', many: '# m', other: '# x' }
  expect([0, 1, 2, 3, 11, 100].map((n) => plural('ar', n, ar))).toEqual([
    'z',
    'o',
    't',
    '3 f',
    '11 m',
    '100 x',
  ])
})

test('times are those of Dutch clocks, in summer and in winter', () => {
  expect(formatTime('nl', Date.UTC(2026, 6, 1, 12))).toBe('14:00')
  expect(formatTime('en', Date.UTC(2026, 0, 1, 12))).toBe('13:00')
  expect(formatTime('ar', Date.UTC(2026, 0, 1, 23))).toBe('00:00')
})

test('days have names in every language', () => {
  expect(formatDay('nl', Date.UTC(2026, 10, 23, 12))).toBe('maandag 23 november')
  expect(formatWeekday('en', 7)).toBe('Sunday')
  expect(formatWeekday('ar', 1)).toBe('الاثنين')
})

test('tomorrow begins at midnight in the Netherlands', () => {
  const evening = Date.UTC(2026, 6, 1, 21, 59)
  expect(daysBetween(evening, Date.UTC(2026, 6, 1, 22, 1))).toBe(1)
  expect(daysBetween(evening, Date.UTC(2026, 6, 1, 5))).toBe(0)
  expect(daysBetween(Date.UTC(2026, 2, 28, 12), Date.UTC(2026, 2, 29, 12))).toBe(1)
})
