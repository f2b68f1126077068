import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sha3, shake256 } from './keccak.ts'
import vectors from './vectors/sha-3.json' with { type: 'json' }

const hex = (text: string) => new Uint8Array(Buffer.from(text, 'hex'))

test('SHA3-256 and SHAKE256 agree with the published examples', () => {
  for (const vector of vectors.vectors) {
    expect(sha3(hex(vector.message))).toEqual(hex(vector.sha3))
    expect(shake256(hex(vector.message), 512)).toEqual(hex(vector.shake256))
  }
})

test('SHA3-256 and SHAKE256 agree with OpenSSL for every length around the blocks', () => {
  const message = fc.uint8Array({ maxLength: 420 })
  fc.assert(
    fc.property(message, fc.integer({ min: 1, max: 420 }), (bytes, length) => {
      const [hash, xof] = [
        createHash('sha3-256'),
        createHash('shake256', { outputLength: length }),
      ].map((source) => new Uint8Array(source.update(bytes).digest()))
      expect(sha3(bytes)).toEqual(hash)
      expect(shake256(bytes, length)).toEqual(xof)
    }),
    { numRuns: 300, examples: [135, 136, 137, 272].map((at) => [new Uint8Array(at), at]) },
  )
})
