import { createDecipheriv } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Bytes, concat } from '../chain/notation.ts'
import { decrypt, encrypt } from './aes-gcm.ts'
import aesGcm from './vectors/aes-gcm.json' with { type: 'json' }

const hex = (text: string): Bytes => new Uint8Array(Buffer.from(text, 'hex'))
const bytes = (min: number, max: number) =>
  fc.uint8Array({ minLength: min, maxLength: max }).map((some) => concat(some))

test('AES-256-GCM agrees with McGrew & Viega', async () => {
  for (const vector of aesGcm.vectors) {
    const [key, nonce, aad] = [hex(vector.key), hex(vector.nonce), hex(vector.aad)]
    const [plaintext, ciphertext] = [hex(vector.plaintext), hex(vector.ciphertext)]
    expect(await encrypt(key, nonce, aad, plaintext)).toEqual(ciphertext)
    expect(await decrypt(key, nonce, aad, ciphertext)).toEqual(plaintext)
  }
})

test('AES-256-GCM agrees with OpenSSL', async () => {
  await fc.assert(
    fc.asyncProperty(
      bytes(32, 32),
      bytes(12, 12),
      bytes(0, 40),
      bytes(0, 99),
      async (key, nonce, aad, plain) => {
        const sealed = await encrypt(key, nonce, aad, plain)
        const theirs = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 })
        theirs.setAAD(aad).setAuthTag(sealed.subarray(-16))
        const opened = concat(theirs.update(sealed.subarray(0, -16)), theirs.final())
        expect(opened).toEqual(plain)
      },
    ),
  )
})

test('nothing opens when one bit is different', async () => {
  await fc.assert(
    fc.asyncProperty(bytes(1, 60), fc.nat(), async (plaintext, where) => {
      const [key, nonce, aad] = [concat(new Uint8Array(32)), new Uint8Array(12), plaintext]
      const sealed = await encrypt(key, nonce, aad, plaintext)
      const flip = (some: Bytes) =>
        some.with(where % some.length, (some[where % some.length] ?? 0) ^ 1)
      expect(await decrypt(key, nonce, aad, flip(sealed))).toBe(null)
      expect(await decrypt(flip(key), nonce, aad, sealed)).toBe(null)
      expect(await decrypt(key, flip(nonce), aad, sealed)).toBe(null)
      expect(await decrypt(key, nonce, flip(aad), sealed)).toBe(null)
    }),
  )
})
