import { argon2Sync } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { utf8 } from '../chain/notation.ts'
import { hashWasmArgon2 } from './argon2.ts'
import { type Argon2, deriveCodeKeys } from './code-keys.ts'
import vectors from './vectors/return-code.json' with { type: 'json' }

const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'))
const hex = (octets: Uint8Array) => Buffer.from(octets).toString('hex')

/** OpenSSL's. */
const nodeArgon2: Argon2 = async (wish) => {
  const { passwordBytes, saltBytes, memoryKib, passes, lanes, lengthBytes } = wish
  const sizes = { memory: memoryKib, passes, parallelism: lanes, tagLength: lengthBytes }
  const parts = { message: passwordBytes, nonce: saltBytes, ...sizes }
  return new Uint8Array(argon2Sync('argon2id', parts))
}

test('the keys of a code agree with answers made by other code', async () => {
  for (const { code, key, ...keys } of vectors.cases) {
    let slow = ''
    const watched: Argon2 = async (wish) => {
      expect({ ...wish, saltBytes: undefined, passwordBytes: hex(wish.passwordBytes) }).toEqual({
        passwordBytes: code,
        memoryKib: 65_536,
        passes: 3,
        lanes: 1,
        lengthBytes: 32,
      })
      expect(wish.saltBytes).toEqual(utf8('keerpunt/1 return code'))
      const made = await hashWasmArgon2(wish)
      slow = hex(made)
      return made
    }
    const { locatorBytes, accessBytes, openingBytes } = await deriveCodeKeys(bytes(code), watched)
    expect(slow).toBe(key)
    expect(hex(locatorBytes)).toBe(keys.locator)
    expect(hex(accessBytes)).toBe(keys.access)
    expect(hex(openingBytes)).toBe(keys.opening)
  }
})

test('WebAssembly and OpenSSL make the same Argon2id', async () => {
  const wish = fc.record({
    passwordBytes: fc.uint8Array({ minLength: 1, maxLength: 40 }).map((one) => new Uint8Array(one)),
    saltBytes: fc.uint8Array({ minLength: 8, maxLength: 30 }).map((one) => new Uint8Array(one)),
    memoryKib: fc.constantFrom(8, 64, 333),
    passes: fc.integer({ min: 1, max: 4 }),
    lanes: fc.constant(1),
    lengthBytes: fc.constantFrom(16, 32, 64),
  })
  await fc.assert(
    fc.asyncProperty(wish, async (one) => {
      expect(await hashWasmArgon2(one)).toEqual(await nodeArgon2(one))
    }),
    { numRuns: 50 },
  )
})

test('another code has other keys, and the three are not the same', async () => {
  const quick: Argon2 = (wish) => nodeArgon2({ ...wish, memoryKib: 8, passes: 1 })
  const [one, other] = await Promise.all(
    [0, 1].map((last) => deriveCodeKeys(new Uint8Array(10).fill(last, 9), quick)),
  )
  const all = [one, other].flatMap((keys) => Object.values(keys ?? {}).map(hex))
  expect(new Set(all).size).toBe(6)
})
