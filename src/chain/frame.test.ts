import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toB64 } from './base64url.ts'
import { bodyBytes, bodySizes, frameHash, paddedSizes, parseBody, parseFrame } from './frame.ts'
import { concat, sha256, uint } from './notation.ts'
import { randomBytes } from './test-papers.ts'

const body = (size: number, stored = true) => ({
  stored,
  epoch: 7,
  clientIdBytes: randomBytes(16),
  ciphertextBytes: randomBytes(size + 16),
})

test('a body has one of four lengths', () => {
  expect(bodySizes).toEqual([294, 1062, 4134, 16_422])
  for (const size of paddedSizes) {
    const made = body(size, size === 256)
    expect(parseBody(bodyBytes(made))).toEqual(made)
  }
})

test('another version, unknown flags or another length is no body', () => {
  const bytes = bodyBytes(body(256))
  const changed = (at: number, octet: number) => bytes.with(at, octet)
  for (const wrong of [changed(0, 0), changed(0, 2), changed(1, 2), changed(1, 255)]) {
    expect(parseBody(wrong)).toBe(null)
  }
  fc.assert(
    fc.property(fc.nat({ max: 20_000 }), (length) => {
      const padded = concat(bytes, new Uint8Array(20_000)).subarray(0, length)
      expect(parseBody(padded) !== null).toBe(bodySizes.includes(length))
    }),
  )
})

test('a frame is its sender and a body; its hash binds its number', async () => {
  const sender = randomBytes(16)
  const bytes = concat(sender, bodyBytes(body(1024)))
  expect(parseFrame(bytes)?.sender).toBe(toB64(sender))
  expect(parseFrame(bytes.slice(1))).toBe(null)
  expect(await frameHash(3, bytes)).toEqual(await sha256(concat(uint(4, 3), bytes)))
  expect(await frameHash(3, bytes)).not.toEqual(await frameHash(4, bytes))
})
