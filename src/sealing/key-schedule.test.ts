import { createCipheriv, createHash } from 'node:crypto'
import { XWing } from '@hpke/hybridkem-x-wing'
import { expect, test } from 'vitest'
import { type Bytes, concat } from '../chain/notation.ts'
import { encrypt } from './aes-gcm.ts'
import { keySchedule } from './key-schedule.ts'
import hpkeVectors from './vectors/hpke.json' with { type: 'json' }
import { xWingDecapsulate, xWingPublicKeyOf } from './x-wing.ts'

const hex = (text: string): Bytes => new Uint8Array(Buffer.from(text, 'hex'))
const toHex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

test('the key schedule agrees with RFC 9180 A.1.1', async () => {
  const vector = hpkeVectors.x25519Aes128
  const suite = { kemId: 0x20, aeadId: 1, keySize: 16 } as const
  const { keyBytes, nonceBytes } = await keySchedule(
    suite,
    hex(vector.sharedSecret),
    hex(vector.info),
  )
  expect(toHex(keyBytes)).toBe(vector.key)
  expect(toHex(nonceBytes)).toBe(vector.baseNonce)
  const sealed = await encrypt(keyBytes, nonceBytes, hex(vector.aad), hex(vector.pt))
  expect(toHex(sealed)).toBe(vector.ct)
})

test('HPKE with X-Wing agrees with draft-ietf-hpke-pq over a thousand encryptions', async () => {
  const vector = hpkeVectors.xWingChaCha
  const seedBytes = hex(vector.skRm)
  const encBytes = await encapsulationOf(seedBytes, hex(vector.ikmE))
  expect(toHex(encBytes).startsWith(vector.encStart)).toBe(true)
  expect(toHex(encBytes).endsWith(vector.encEnd)).toBe(true)
  const suite = { kemId: 0x647a, aeadId: 3, keySize: 32 } as const
  const secretBytes = (await xWingDecapsulate(seedBytes, encBytes)) as Bytes
  const { keyBytes, nonceBytes } = await keySchedule(suite, secretBytes, hex(vector.info))

  const source = createHash('shake128', { outputLength: 2 * 256 * 1000 }).digest()
  let at = 0
  const draw = () => {
    const length = source[at] ?? 0
    at += 1 + length
    return source.subarray(at - length, at)
  }
  const sink = createHash('shake128', { outputLength: 16 })
  for (let n = 0; n < 1000; n++) {
    const aad = draw()
    sink.update(chaCha20Poly1305(keyBytes, nonceOf(nonceBytes, n), aad, draw()))
  }
  expect(sink.digest('hex')).toBe(vector.encryptions)
})

/** The published vector fixes the sender's randomness, which ours takes from the platform only. */
async function encapsulationOf(seedBytes: Bytes, ekm: Bytes): Promise<Bytes> {
  const kem = new XWing()
  const recipientPublicKey = await kem.deserializePublicKey(await xWingPublicKeyOf(seedBytes))
  return new Uint8Array((await kem.encap({ recipientPublicKey, ekm: ekm.buffer })).enc)
}

/** Source: RFC 9180 §5.2. */
function nonceOf(baseNonce: Bytes, n: number): Bytes {
  const nonce = Buffer.from(baseNonce)
  nonce.writeUInt16BE(nonce.readUInt16BE(10) ^ n, 10)
  return concat(nonce)
}

/** The published vector uses this AEAD; production does not. */
function chaCha20Poly1305(
  key: Bytes,
  nonce: Bytes,
  aad: Uint8Array,
  plaintext: Uint8Array,
): Uint8Array {
  const cipher = createCipheriv('chacha20-poly1305', key, nonce, { authTagLength: 16 })
  cipher.setAAD(aad, { plaintextLength: plaintext.length })
  return concat(cipher.update(plaintext), cipher.final(), cipher.getAuthTag())
}
