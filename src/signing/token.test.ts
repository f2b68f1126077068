import { expect, test } from 'vitest'
import { hashToken, newToken, parseToken, sameHash } from './token.ts'

test('a token is 32 random bytes and comes back from its text', () => {
  const token = newToken()
  expect(parseToken(token)).toBe(token)
  expect(Buffer.from(token, 'base64url').length).toBe(32)
  expect(newToken()).not.toBe(token)
})

test('anything else is no token', () => {
  const long = Buffer.alloc(33).toString('base64url')
  for (const wrong of ['', 'a', `${newToken()}=`, ` ${newToken()}`, long, null, 7, {}]) {
    expect(parseToken(wrong)).toBe(null)
  }
})

test('the hash is of the bytes, not of the text', () => {
  const zeros = parseToken(Buffer.alloc(32).toString('base64url'))
  const hash = '66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925'
  expect(zeros && hashToken(zeros).toString('hex')).toBe(hash)
})

test('hashes are compared whole', () => {
  const hash = hashToken(newToken())
  expect(sameHash(hash, Buffer.from(hash))).toBe(true)
  expect(sameHash(hash, hash.subarray(1))).toBe(false)
  expect(sameHash(hash, hashToken(newToken()))).toBe(false)
})
