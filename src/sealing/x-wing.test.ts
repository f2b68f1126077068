import { XWing } from '@hpke/hybridkem-x-wing'
import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { type Bytes, concat } from '../chain/notation.ts'
import { forget } from '../chain/test-old-browser.ts'
import { nativeDecapsulate, nativeEncapsulate, nativePublicKey } from './test-native-hpke.ts'
import xWing from './vectors/x-wing.json' with { type: 'json' }
import { xWingDecapsulate, xWingEncapsulate, xWingPublicKeyOf } from './x-wing.ts'

const hex = (text: string): Bytes => new Uint8Array(Buffer.from(text, 'hex'))
const toHex = (bytes: ArrayBuffer | Uint8Array | null) =>
  Buffer.from(new Uint8Array(bytes ?? [])).toString('hex')
const seed = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => concat(bytes))
const kem = new XWing()

afterEach(() => {
  vi.restoreAllMocks()
})

const browsers = [
  ['native', []],
  ['with ML-KEM in JavaScript', ['ML-KEM-768']],
  ['with X25519 in JavaScript', ['X25519']],
  ['all in JavaScript', ['ML-KEM-768', 'X25519']],
] as const

for (const [where, forgotten] of browsers) {
  test(`X-Wing ${where} agrees with the draft: key pair and shared secret`, async () => {
    forget(...forgotten)
    for (const { sk, pk, ct, ss } of xWing.vectors) {
      expect(toHex(await xWingPublicKeyOf(hex(sk)))).toBe(pk)
      expect(toHex(await xWingDecapsulate(hex(sk), hex(ct)))).toBe(ss)
    }
  })

  test(`X-Wing ${where}, OpenSSL's and the package's understand each other`, async () => {
    forget(...forgotten)
    await fc.assert(
      fc.asyncProperty(seed, async (seedBytes) => {
        const publicKeyBytes = await xWingPublicKeyOf(seedBytes)
        expect(toHex(publicKeyBytes)).toBe(toHex(nativePublicKey(seedBytes)))
        const made = await xWingEncapsulate(publicKeyBytes)
        expect(toHex(nativeDecapsulate(seedBytes, made.encBytes))).toBe(toHex(made.secretBytes))
        const theirs = nativeEncapsulate(publicKeyBytes)
        const opened = await xWingDecapsulate(seedBytes, concat(theirs.enc))
        expect(toHex(opened)).toBe(toHex(theirs.sharedSecret))
        const recipientPublicKey = await kem.deserializePublicKey(publicKeyBytes)
        const packaged = await kem.encap({ recipientPublicKey })
        const unpacked = await xWingDecapsulate(seedBytes, new Uint8Array(packaged.enc))
        expect(toHex(unpacked)).toBe(toHex(packaged.sharedSecret))
      }),
      { numRuns: 20 },
    )
  })

  test(`X-Wing ${where} refuses what is malformed`, async () => {
    forget(...forgotten)
    const vector = xWing.vectors[0]
    const [pk, sk, ct] = [hex(vector?.pk ?? ''), hex(vector?.sk ?? ''), hex(vector?.ct ?? '')]
    await expect(xWingEncapsulate(pk.slice(1))).rejects.toThrow(TypeError)
    expect(await xWingDecapsulate(sk, ct.slice(1))).toBe(null)
    const lowOrder = new Uint8Array(32)
    await expect(xWingEncapsulate(concat(pk.slice(0, -32), lowOrder))).rejects.toThrow(TypeError)
    expect(await xWingDecapsulate(sk, concat(ct.slice(0, -32), lowOrder))).toBe(null)
    // Coefficients of 4,095 are more than the modulus. Source: FIPS 203 §7.2.
    const unreduced = concat(new Uint8Array(1152).fill(0xff), pk.slice(1152))
    await expect(xWingEncapsulate(unreduced)).rejects.toThrow()
  })

  test(`X-Wing ${where} gives another secret for a changed encapsulation, alike everywhere`, async () => {
    const { sk, ct, ss } = xWing.vectors[0] as (typeof xWing.vectors)[number]
    const changed = hex(ct).with(700, (hex(ct)[700] as number) ^ 1)
    const expected = toHex(nativeDecapsulate(hex(sk), changed))
    forget(...forgotten)
    const secret = toHex(await xWingDecapsulate(hex(sk), concat(changed)))
    expect(secret).not.toBe(ss)
    expect(secret).toBe(expected)
  })
}

test("OpenSSL's X-Wing agrees with the draft too", () => {
  for (const { sk, pk, ct, ss } of xWing.vectors) {
    expect(nativePublicKey(hex(sk)).toString('hex')).toBe(pk)
    expect(nativeDecapsulate(hex(sk), hex(ct)).toString('hex')).toBe(ss)
  }
})

test("a browser from before ML-KEM's methods uses JavaScript as well", async () => {
  const { sk, ct, ss } = xWing.vectors[0] as (typeof xWing.vectors)[number]
  const methods = ['encapsulateBits', 'decapsulateBits']
  const kept = methods.map((name) => Object.getOwnPropertyDescriptor(SubtleCrypto.prototype, name))
  for (const name of methods) Reflect.deleteProperty(SubtleCrypto.prototype, name)
  const importKey = vi.spyOn(crypto.subtle, 'importKey')
  try {
    expect(toHex(await xWingDecapsulate(hex(sk), hex(ct)))).toBe(ss)
  } finally {
    for (const [at, name] of methods.entries())
      Object.defineProperty(SubtleCrypto.prototype, name, kept[at] as PropertyDescriptor)
  }
  expect(importKey.mock.calls.map((call) => call[2])).not.toContain('ML-KEM-768')
})

test('any other trouble with WebCrypto is thrown, never worked around', async () => {
  vi.spyOn(crypto.subtle, 'importKey').mockRejectedValue(new DOMException('', 'OperationError'))
  await expect(xWingPublicKeyOf(new Uint8Array(32))).rejects.toThrow(DOMException)
})
