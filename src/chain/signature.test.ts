import { createPrivateKey, sign as nodeSign } from 'node:crypto'
import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { type Bytes, concat, utf8 } from './notation.ts'
import { newSigningSeed, sign, signingKeyOf, signRaw, verify, verifyRaw } from './signature.ts'
import { forget } from './test-old-browser.ts'
import ed25519 from './vectors/ed25519.json' with { type: 'json' }

const hex = (text: string): Bytes => new Uint8Array(Buffer.from(text, 'hex'))

const withoutNativeEd25519 = () => forget('Ed25519')

afterEach(() => {
  vi.restoreAllMocks()
})

for (const [where, prepare] of [
  ['native', () => undefined],
  ['in JavaScript', withoutNativeEd25519],
] as const) {
  test(`Ed25519 ${where} agrees with RFC 8032`, async () => {
    prepare()
    for (const vector of ed25519.vectors) {
      const message = hex(vector.message)
      expect(await signingKeyOf(hex(vector.seed))).toEqual(hex(vector.publicKey))
      expect(await signRaw(hex(vector.seed), message)).toEqual(hex(vector.signature))
      expect(await verifyRaw(hex(vector.publicKey), message, hex(vector.signature))).toBe(true)
    }
  })

  test(`Ed25519 ${where} refuses any changed byte, another label, another key`, async () => {
    prepare()
    const seed = newSigningSeed()
    const key = await signingKeyOf(seed)
    const bytes = utf8('hoi')
    const sig = await sign(seed, 'keerpunt/1 words', bytes)
    expect(await verify(key, 'keerpunt/1 words', bytes, sig)).toBe(true)
    expect(await verify(key, 'keerpunt/1 paper', bytes, sig)).toBe(false)
    expect(await verify(key, 'keerpunt/1 words', utf8('hoj'), sig)).toBe(false)
    for (let at = 0; at < 64; at++) {
      const changed = sig.slice()
      changed[at] = (changed[at] as number) ^ 1
      expect(await verify(key, 'keerpunt/1 words', bytes, changed)).toBe(false)
    }
    const other = await signingKeyOf(newSigningSeed())
    expect(await verify(other, 'keerpunt/1 words', bytes, sig)).toBe(false)
    expect(await verify(key.slice(1), 'keerpunt/1 words', bytes, sig)).toBe(false)
    expect(await verify(key, 'keerpunt/1 words', bytes, sig.slice(1))).toBe(false)
  })
}

test('native and JavaScript sign alike and accept each other', async () => {
  const sized = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
  await fc.assert(
    fc.asyncProperty(sized(32), fc.uint8Array({ maxLength: 300 }), async (seed, message) => {
      const [seedBytes, bytes] = [concat(seed), concat(message)]
      const key = await signingKeyOf(seedBytes)
      const sig = await signRaw(seedBytes, bytes)
      withoutNativeEd25519()
      expect(await signingKeyOf(seedBytes)).toEqual(key)
      expect(await signRaw(seedBytes, bytes)).toEqual(sig)
      expect(await verifyRaw(key, bytes, sig)).toBe(true)
      vi.restoreAllMocks()
    }),
    { numRuns: 30 },
  )
})

test('the label and a zero byte stand before what is signed', async () => {
  const seed = newSigningSeed()
  const pkcs8 = Buffer.concat([hex('302e020100300506032b657004220420'), seed])
  const key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })
  const expected = nodeSign(null, Buffer.from('keerpunt/1 epoch\0hoi'), key)
  const ours = await sign(seed, 'keerpunt/1 epoch', utf8('hoi'))
  expect(Buffer.from(ours).toString('hex')).toBe(expected.toString('hex'))
})

test('a seed of another size is refused', async () => {
  await expect(signRaw(new Uint8Array(31), utf8('hoi'))).rejects.toThrow(TypeError)
  await expect(signingKeyOf(new Uint8Array(64))).rejects.toThrow(TypeError)
})

test('any other trouble with WebCrypto is thrown, never worked around', async () => {
  vi.spyOn(crypto.subtle, 'importKey').mockRejectedValue(new DOMException('', 'OperationError'))
  await expect(signRaw(newSigningSeed(), utf8('hoi'))).rejects.toThrow(DOMException)
})
