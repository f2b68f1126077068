import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lettersWrong, nearest } from './nearest.ts'

test('a letter missing, too many, other or swapped is one letter wrong', () => {
  for (const typed of ['pnpas', 'pinnpas', 'pimpas', 'pinaps'])
    expect(lettersWrong(typed, 'pinpas')).toBe(1)
})

test('the same way there and back, and never more than the longer word has letters', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (one, other) => {
      const wrong = lettersWrong(one, other)
      expect(wrong).toBe(lettersWrong(other, one))
      expect(wrong).toBeLessThanOrEqual(Math.max(one.length, other.length))
      expect(wrong === 0).toBe(one === other)
    }),
  )
})

test('a short word is taken as it is, a long one may have two letters wrong', () => {
  expect(nearest('pas', ['was'])).toBe(null)
  expect(nearest('osos', ['osso'])).toBe('osso')
  expect(nearest('boet', ['bowl'])).toBe(null)
  expect(nearest('bedregin', ['bericht', 'bedreigen'])).toBe('bedreigen')
  expect(nearest('xylofoon', ['telefoon'])).toBe(null)
})
