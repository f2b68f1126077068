import { createCipheriv, createHash } from 'node:crypto'
import {
  type AeadEncryptionContext,
  type AeadInterface,
  Aes128Gcm,
  CipherSuite,
  DhkemX25519HkdfSha256,
  HkdfSha256,
} from '@hpke/core'
import { XWing } from '@hpke/hybridkem-x-wing'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Bytes, concat, utf8 } from '../chain/notation.ts'
import { newSealingPair, open, seal, sealingPairOf } from './hpke.ts'
import {
  nativeDecapsulate,
  nativeEncapsulate,
  nativeOpen,
  nativePublicKey,
  nativeSeal,
} from './test-native-hpke.ts'
import hpkeVectors from './vectors/hpke.json' with { type: 'json' }
import xWing from './vectors/x-wing.json' with { type: 'json' }

const hex = (text: string): Bytes => new Uint8Array(Buffer.from(text, 'hex'))
const toHex = (bytes: ArrayBuffer | Uint8Array) =>
  Buffer.from(new Uint8Array(bytes)).toString('hex')
const kem = new XWing()

test('X-Wing agrees with the draft: key pair, encapsulation, shared secret', async () => {
  for (const vector of xWing.vectors) {
    const { publicKeyBytes } = await sealingPairOf(hex(vector.seed))
    expect(toHex(publicKeyBytes)).toBe(vector.pk)
    const recipientPublicKey = await kem.deserializePublicKey(publicKeyBytes)
    const made = await kem.encap({ recipientPublicKey, ekm: hex(vector.eseed).buffer })
    expect(toHex(made.enc)).toBe(vector.ct)
    expect(toHex(made.sharedSecret)).toBe(vector.ss)
    const recipientKey = await kem.importKey('raw', hex(vector.sk).buffer, false)
    const opened = await kem.decap({ recipientKey, enc: hex(vector.ct) })
    expect(toHex(opened)).toBe(vector.ss)
  }
})

test('the native reference agrees with the draft too', () => {
  for (const { sk, pk, ct, ss } of xWing.vectors) {
    expect(nativePublicKey(hex(sk)).toString('hex')).toBe(pk)
    expect(nativeDecapsulate(hex(sk), hex(ct)).toString('hex')).toBe(ss)
  }
})

const seed = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => concat(bytes))

test('X-Wing in JavaScript and native X-Wing understand each other', async () => {
  await fc.assert(
    fc.asyncProperty(seed, async (seedBytes) => {
      const { publicKeyBytes } = await sealingPairOf(seedBytes)
      expect(toHex(nativePublicKey(seedBytes))).toBe(toHex(publicKeyBytes))
      const native = nativeEncapsulate(publicKeyBytes)
      const recipientKey = await kem.importKey('raw', seedBytes.buffer, false)
      const opened = await kem.decap({ recipientKey, enc: concat(native.enc) })
      expect(toHex(opened)).toBe(toHex(native.sharedSecret))
      const recipientPublicKey = await kem.deserializePublicKey(publicKeyBytes)
      const made = await kem.encap({ recipientPublicKey })
      const theirs = nativeDecapsulate(seedBytes, new Uint8Array(made.enc))
      expect(toHex(theirs)).toBe(toHex(made.sharedSecret))
    }),
    { numRuns: 20 },
  )
})

test('what we seal opens in the native suite, and the other way round', async () => {
  const [aad, plaintext] = [fc.uint8Array(), fc.uint8Array({ maxLength: 300 })]
  await fc.assert(
    fc.asyncProperty(seed, fc.string(), aad, plaintext, async (seedBytes, info, aad, plain) => {
      const { publicKeyBytes } = await sealingPairOf(seedBytes)
      const ours = await seal(publicKeyBytes, info, concat(aad), concat(plain))
      expect(ours.length).toBe(1120 + plain.length + 16)
      expect(toHex(nativeOpen(seedBytes, info, aad, ours))).toBe(toHex(plain))
      const theirs = concat(nativeSeal(publicKeyBytes, info, aad, plain))
      expect(await open(seedBytes, info, concat(aad), theirs)).toEqual(concat(plain))
    }),
    { numRuns: 20 },
  )
})

test('HPKE with X-Wing agrees with draft-ietf-hpke-pq over a thousand encryptions', async () => {
  const vector = hpkeVectors.xWingChaCha
  const suite = new CipherSuite({ kem, kdf: new HkdfSha256(), aead: chaCha20Poly1305 })
  const { publicKeyBytes } = await sealingPairOf(hex(vector.skRm))
  const sender = await suite.createSenderContext({
    recipientPublicKey: await kem.deserializePublicKey(publicKeyBytes),
    info: hex(vector.info),
    ekm: hex(vector.ikmE).buffer,
  })
  expect(toHex(sender.enc).startsWith(vector.encStart)).toBe(true)
  expect(toHex(sender.enc).endsWith(vector.encEnd)).toBe(true)
  const source = createHash('shake128', { outputLength: 2 * 256 * 1000 }).digest()
  let at = 0
  const draw = () => {
    const length = source[at] ?? 0
    at += 1 + length
    return concat(source.subarray(at - length, at))
  }
  const sink = createHash('shake128', { outputLength: 16 })
  for (let n = 0; n < 1000; n++) {
    const aad = draw()
    sink.update(new Uint8Array(await sender.seal(draw(), aad)))
  }
  expect(sink.digest('hex')).toBe(vector.encryptions)
})

test('HPKE agrees with RFC 9180 A.1.1', async () => {
  const vector = hpkeVectors.x25519Aes128
  const dhkem = new DhkemX25519HkdfSha256()
  const suite = new CipherSuite({ kem: dhkem, kdf: new HkdfSha256(), aead: new Aes128Gcm() })
  const { publicKey } = await dhkem.deriveKeyPair(hex(vector.ikmR).buffer)
  expect(toHex(await dhkem.serializePublicKey(publicKey))).toBe(vector.pkRm)
  const sender = await suite.createSenderContext({
    recipientPublicKey: publicKey,
    info: hex(vector.info),
    ekm: hex(vector.ikmE).buffer,
  })
  expect(toHex(sender.enc)).toBe(vector.enc)
  expect(toHex(await sender.seal(hex(vector.pt), hex(vector.aad)))).toBe(vector.ct)
})

test('a sealed text does not open when anything is different', async () => {
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

test('sealing twice never looks the same', async () => {
  const { publicKeyBytes } = await newSealingPair()
  const once = await seal(publicKeyBytes, 'info', utf8(''), utf8('hoi'))
  const again = await seal(publicKeyBytes, 'info', utf8(''), utf8('hoi'))
  expect(toHex(once.slice(0, 32))).not.toBe(toHex(again.slice(0, 32)))
})

test('a malformed key is refused with an error', async () => {
  await expect(sealingPairOf(new Uint8Array(31))).rejects.toThrow(TypeError)
  const short = new Uint8Array(1215)
  await expect(seal(short, 'info', utf8(''), utf8('hoi'))).rejects.toThrow()
})

test('a pair from part of a larger array is the same pair', async () => {
  const whole = concat(new Uint8Array(5), hex(xWing.vectors[0]?.seed ?? ''))
  const { publicKeyBytes } = await sealingPairOf(whole.subarray(5))
  expect(toHex(publicKeyBytes)).toBe(xWing.vectors[0]?.pk)
  const sealed = await seal(publicKeyBytes, 'info', utf8(''), utf8('hoi'))
  expect(await open(whole.subarray(5), 'info', utf8(''), sealed)).toEqual(utf8('hoi'))
})

/** The published X-Wing vector uses this AEAD; production does not. */
const chaCha20Poly1305: AeadInterface = {
  id: 3,
  keySize: 32,
  nonceSize: 12,
  tagSize: 16,
  createEncryptionContext: (key): AeadEncryptionContext => ({
    async seal(nonce, data, aad) {
      const options = { authTagLength: 16 }
      const cipher = createCipheriv('chacha20-poly1305', viewOf(key), viewOf(nonce), options)
      cipher.setAAD(viewOf(aad), { plaintextLength: data.byteLength })
      const body = cipher.update(viewOf(data))
      return concat(body, cipher.final(), cipher.getAuthTag()).buffer
    },
    open: () => Promise.reject(new Error('only sealed here')),
  }),
}

const viewOf = (bytes: ArrayBufferLike | ArrayBufferView) =>
  ArrayBuffer.isView(bytes)
    ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    : new Uint8Array(bytes)
