import { Aes256Gcm, CipherSuite, HkdfSha256 } from '@hpke/core'
import { XWing } from '@hpke/hybridkem-x-wing'
import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { type Bytes, concat, utf8 } from '../chain/notation.ts'
import { forget } from '../chain/test-old-browser.ts'
import { newSealingPair, open, seal, sealingPairOf } from './hpke.ts'
import { nativeOpen, nativeSeal } from './test-native-hpke.ts'
import xWing from './vectors/x-wing.json' with { type: 'json' }

const hex = (text: string): Bytes => new Uint8Array(Buffer.from(text, 'hex'))
const toHex = (bytes: ArrayBuffer | Uint8Array) =>
  Buffer.from(new Uint8Array(bytes)).toString('hex')
const reference = new CipherSuite({
  kem: new XWing(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
})
const seed = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => concat(bytes))
const old = ['ML-KEM-768', 'X25519']

afterEach(() => {
  vi.restoreAllMocks()
})

for (const [where, forgotten] of [
  ['native', []],
  ['in JavaScript', old],
] as const) {
  test(`what we seal ${where} opens in OpenSSL and in @hpke/core, and the other way round`, async () => {
    forget(...forgotten)
    const [aad, plaintext] = [fc.uint8Array(), fc.uint8Array({ maxLength: 300 })]
    await fc.assert(
      fc.asyncProperty(seed, fc.string(), aad, plaintext, async (seedBytes, info, aad, plain) => {
        const { publicKeyBytes } = await sealingPairOf(seedBytes)
        const ours = await seal(publicKeyBytes, info, concat(aad), concat(plain))
        expect(ours.length).toBe(1120 + plain.length + 16)
        expect(toHex(nativeOpen(seedBytes, info, aad, ours))).toBe(toHex(plain))
        expect(toHex(await openByReference(seedBytes, info, concat(aad), ours))).toBe(toHex(plain))
        const theirs = concat(nativeSeal(publicKeyBytes, info, aad, plain))
        expect(await open(seedBytes, info, concat(aad), theirs)).toEqual(concat(plain))
        const packaged = await sealByReference(publicKeyBytes, info, concat(aad), concat(plain))
        expect(await open(seedBytes, info, concat(aad), packaged)).toEqual(concat(plain))
      }),
      { numRuns: 20 },
    )
  })

  test(`a text sealed ${where} does not open when anything is different`, async () => {
    forget(...forgotten)
    const pair = await newSealingPair()
    const [aad, plaintext] = [utf8('plek'), utf8('hoi')]
    const sealed = await seal(pair.publicKeyBytes, 'info', aad, plaintext)
    const { seedBytes } = pair
    expect(await open(seedBytes, 'info', aad, sealed)).toEqual(plaintext)
    expect(await open(seedBytes, 'inf', aad, sealed)).toBe(null)
    expect(await open(seedBytes, 'info', utf8('plak'), sealed)).toBe(null)
    expect(await open((await newSealingPair()).seedBytes, 'info', aad, sealed)).toBe(null)
    const everyRegion = [0, 500, 1087, 1088, 1119, 1120, sealed.length - 17, sealed.length - 1]
    for (const at of everyRegion) {
      const changed = sealed.with(at, (sealed[at] as number) ^ 1)
      expect(await open(seedBytes, 'info', aad, changed)).toBe(null)
    }
    for (const length of [0, 1119, 1120, 1135, sealed.length - 1]) {
      expect(await open(seedBytes, 'info', aad, sealed.slice(0, length))).toBe(null)
    }
    expect(await open(seedBytes, 'info', aad, concat(sealed, Uint8Array.of(0)))).toBe(null)
  })

  test(`a malformed key is refused with an error ${where}`, async () => {
    forget(...forgotten)
    await expect(sealingPairOf(new Uint8Array(31))).rejects.toThrow(TypeError)
    const short = new Uint8Array(1215)
    await expect(seal(short, 'info', utf8(''), utf8('hoi'))).rejects.toThrow(TypeError)
  })
}

test('native and JavaScript make the same pair of a seed, and each opens what the other sealed', async () => {
  await fc.assert(
    fc.asyncProperty(seed, fc.uint8Array({ maxLength: 300 }), async (seedBytes, plaintext) => {
      const { publicKeyBytes } = await sealingPairOf(seedBytes)
      const sealed = await seal(publicKeyBytes, 'info', utf8(''), concat(plaintext))
      forget(...old)
      expect((await sealingPairOf(seedBytes)).publicKeyBytes).toEqual(publicKeyBytes)
      expect(await open(seedBytes, 'info', utf8(''), sealed)).toEqual(concat(plaintext))
      const again = await seal(publicKeyBytes, 'info', utf8(''), concat(plaintext))
      vi.restoreAllMocks()
      expect(await open(seedBytes, 'info', utf8(''), again)).toEqual(concat(plaintext))
    }),
    { numRuns: 20 },
  )
})

test('sealing twice never looks the same', async () => {
  const { publicKeyBytes } = await newSealingPair()
  const once = await seal(publicKeyBytes, 'info', utf8(''), utf8('hoi'))
  const again = await seal(publicKeyBytes, 'info', utf8(''), utf8('hoi'))
  for (const [from, to] of [
    [0, 32],
    [1088, 1120],
  ] as const)
    expect(toHex(once.slice(from, to))).not.toBe(toHex(again.slice(from, to)))
})

test('a pair from part of a larger array is the same pair', async () => {
  const whole = concat(new Uint8Array(5), hex(xWing.vectors[0]?.seed ?? ''))
  const { publicKeyBytes } = await sealingPairOf(whole.subarray(5))
  expect(toHex(publicKeyBytes)).toBe(xWing.vectors[0]?.pk)
  const sealed = await seal(publicKeyBytes, 'info', utf8(''), utf8('hoi'))
  expect(await open(whole.subarray(5), 'info', utf8(''), sealed)).toEqual(utf8('hoi'))
})

async function sealByReference(publicKeyBytes: Bytes, info: string, aad: Bytes, plain: Bytes) {
  const recipientPublicKey = await reference.kem.deserializePublicKey(publicKeyBytes)
  const { enc, ct } = await reference.seal({ recipientPublicKey, info: utf8(info) }, plain, aad)
  return concat(new Uint8Array(enc), new Uint8Array(ct))
}

async function openByReference(seedBytes: Bytes, info: string, aad: Bytes, sealed: Bytes) {
  const recipientKey = await reference.kem.importKey('raw', seedBytes.slice().buffer, false)
  const context = { recipientKey, enc: sealed.slice(0, 1120), info: utf8(info) }
  return reference.open(context, sealed.slice(1120), aad)
}
