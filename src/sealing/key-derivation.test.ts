import { hkdfSync } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Bytes, concat } from '../chain/notation.ts'
import { deriveBytes } from './key-derivation.ts'
import hkdf from './vectors/hkdf.json' with { type: 'json' }

const hex = (text: string): Bytes => new Uint8Array(Buffer.from(text, 'hex'))

test('HKDF-SHA256 agrees with RFC 5869', async () => {
  for (const { ikm, salt, info, okm } of hkdf.vectors) {
    expect(await deriveBytes(hex(ikm), hex(info), okm.length / 2, hex(salt))).toEqual(hex(okm))
  }
})

test('HKDF-SHA256 agrees with OpenSSL, and the empty salt is the default', async () => {
  const bytes = fc.uint8Array({ maxLength: 80 })
  await fc.assert(
    fc.asyncProperty(bytes, bytes, fc.integer({ min: 1, max: 96 }), async (key, info, length) => {
      const theirs = new Uint8Array(hkdfSync('sha256', key, new Uint8Array(), info, length))
      expect(await deriveBytes(concat(key), concat(info), length)).toEqual(theirs)
    }),
  )
})
