import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openSecret, sealSecret } from './stored-secret.ts'

const keyBytes = Buffer.from(Array.from({ length: 32 }, (_, at) => at))
const place = 'outreach telegram'
const secret = '123456:ABC-DEF1234ghIkl-zyx57W2v1u123ew11'

test('opens what WebCrypto sealed by the same description', () => {
  const sealed = Buffer.from(
    '016465666768696a6b6c6d6e6f7929ed524cdf6cdf7c2172ac9f235bcf71f66162c2079f5fdda8d47dccf4973ea5' +
      '9c71f27f77ec35cc1082576e89ee80d7b6d31fb5423e05cc',
    'hex',
  )
  expect(openSecret(keyBytes, place, sealed)).toBe(secret)
})

test('whatever is sealed opens again, and never twice to the same bytes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, at) => {
      const sealed = sealSecret(keyBytes, at, text)
      expect(openSecret(keyBytes, at, sealed)).toBe(text)
      expect(sealSecret(keyBytes, at, text)).not.toEqual(sealed)
    }),
  )
})

test('with any bit changed, cut short, in another place or under another key it stays shut', () => {
  const sealed = sealSecret(keyBytes, place, secret)
  for (let bit = 0; bit < sealed.length * 8; bit += 1) {
    const changed = Buffer.from(sealed)
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    expect(openSecret(keyBytes, place, changed)).toBeNull()
  }
  for (let length = 0; length < sealed.length; length += 1)
    expect(openSecret(keyBytes, place, sealed.subarray(0, length))).toBeNull()
  expect(openSecret(keyBytes, 'outreach sms', sealed)).toBeNull()
  expect(openSecret(randomBytes(32), place, sealed)).toBeNull()
})
