import { describe, expect, test } from 'vitest'
import { askedLanguages, cleanAddress } from './address.ts'

describe('a page address', () => {
  test.each([
    ['/?fbclid=1&utm_source=x', [], '/'],
    ['/chat?gclid=2', [], '/chat'],
    ['/zoek?q=boete&utm_medium=y', ['q'], '/zoek?q=boete'],
    ['/zoek?q=a&q=b', ['q'], '/zoek?q=a'],
    ['//evil.example/?x=1', [], '/evil.example/'],
    ['/\\evil.example?x=1', [], '/evil.example'],
    ['/?', [], '/'],
  ])('%s with %j left becomes %s', (url, known, clean) => {
    expect(cleanAddress(url, known)).toBe(clean)
  })

  test.each([
    ['/', []],
    ['/zoek?q=boete', ['q']],
  ])('%s stays as it is', (url, known) => {
    expect(cleanAddress(url, known)).toBeNull()
  })
})

describe('asked languages', () => {
  test('come best first, malformed ones left out', () => {
    expect(askedLanguages('ar;q=0.8, nl-NL, <script>, en;q=0.9, xx;q=0')).toEqual([
      'nl-nl',
      'en',
      'ar',
    ])
  })
  test('are none when nothing is asked', () => expect(askedLanguages(undefined)).toEqual([]))
})
