import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mostWords, readAsked } from './asked.ts'
import { fold } from './fold.ts'

test('accents, capitals and vowel signs do not change a word', () => {
  expect(fold('Coördinator')).toBe('coordinator')
  expect(fold('GELDEZEL')).toBe('geldezel')
  expect(fold('غَرَامَة')).toBe('غرامة')
  expect(fold('أعرت')).toBe('اعرت')
})

test('signs, emoji and control characters ask nothing', () => {
  for (const text of ['', '   ', '%_\'"', '\0\u0007', '😀🚔', '--- /* ;', '\ud83d'])
    expect(readAsked(text).words).toEqual([])
})

test('a word is read without what stands around it, two words also as one', () => {
  expect(readAsked("  wat is een 'geld ezel'?? ")).toEqual({
    words: ['wat', 'is', 'een', 'geld', 'ezel'],
    pairs: ['watis', 'iseen', 'eengeld', 'geldezel'],
  })
  expect(readAsked('foto’s').words).toEqual(['foto'])
})

test('whatever comes, only a few short words of letters and digits are read', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
      const { words, pairs } = readAsked(text)
      expect(words.length).toBeLessThanOrEqual(mostWords)
      expect(pairs).toHaveLength(Math.max(0, words.length - 1))
      for (const word of words) expect(word).toMatch(/^[\p{L}\p{N}]{1,40}$/u)
    }),
  )
  expect(readAsked('woord '.repeat(2_000)).words).toHaveLength(8)
  expect(readAsked('a'.repeat(10_000)).words).toEqual(['a'.repeat(40)])
})
