import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  decapsulate,
  diffieHellman,
  encapsulate,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto'

/**
 * For tests: our HPKE suite once more, written from the drafts on OpenSSL's ML-KEM-768, X25519, SHA-3, HMAC and
 * AES. It shares no line with what the browser runs. Sources: draft-connolly-cfrg-xwing-kem §5, RFC 9180 §4, §5.
 */
const der = {
  mlKemPrivate: '3054020100300b060960864801650304040204428040',
  mlKemPublic: '308204b2300b0609608648016503040402038204a100',
  x25519Private: '302e020100300506032b656e04220420',
  x25519Public: '302a300506032b656e032100',
}

const privateKey = (head: string, bytes: Uint8Array) =>
  createPrivateKey({
    key: Buffer.concat([Buffer.from(head, 'hex'), bytes]),
    format: 'der',
    type: 'pkcs8',
  })
const publicKey = (head: string, bytes: Uint8Array) =>
  createPublicKey({
    key: Buffer.concat([Buffer.from(head, 'hex'), bytes]),
    format: 'der',
    type: 'spki',
  })
const rawPublic = (key: KeyObject, head: string) =>
  createPublicKey(key)
    .export({ format: 'der', type: 'spki' })
    .subarray(head.length / 2)

function expand(seed: Uint8Array) {
  const expanded = createHash('shake256', { outputLength: 96 }).update(seed).digest()
  return {
    m: privateKey(der.mlKemPrivate, expanded.subarray(0, 64)),
    x: privateKey(der.x25519Private, expanded.subarray(64)),
  }
}

export function nativePublicKey(seed: Uint8Array): Buffer {
  const { m, x } = expand(seed)
  return Buffer.concat([rawPublic(m, der.mlKemPublic), rawPublic(x, der.x25519Public)])
}

function combine(ssM: Uint8Array, ssX: Uint8Array, ctX: Uint8Array, pkX: Uint8Array): Buffer {
  const label = Buffer.from('5c2e2f2f5e5c', 'hex')
  return createHash('sha3-256')
    .update(ssM)
    .update(ssX)
    .update(ctX)
    .update(pkX)
    .update(label)
    .digest()
}

export function nativeDecapsulate(seed: Uint8Array, enc: Uint8Array): Buffer {
  const { m, x } = expand(seed)
  const ctX = enc.subarray(1088)
  const ssX = diffieHellman({ privateKey: x, publicKey: publicKey(der.x25519Public, ctX) })
  return combine(decapsulate(m, enc.subarray(0, 1088)), ssX, ctX, rawPublic(x, der.x25519Public))
}

export function nativeEncapsulate(pk: Uint8Array): { enc: Buffer; sharedSecret: Buffer } {
  const pkX = pk.subarray(1184)
  const { sharedKey, ciphertext } = encapsulate(publicKey(der.mlKemPublic, pk.subarray(0, 1184)))
  const ephemeral = generateKeyPairSync('x25519')
  const ctX = rawPublic(ephemeral.privateKey, der.x25519Public)
  const ssX = diffieHellman({
    privateKey: ephemeral.privateKey,
    publicKey: publicKey(der.x25519Public, pkX),
  })
  return { enc: Buffer.concat([ciphertext, ctX]), sharedSecret: combine(sharedKey, ssX, ctX, pkX) }
}

function keySchedule(sharedSecret: Uint8Array, info: Uint8Array) {
  const suite = Buffer.from('HPKE\x64\x7a\x00\x01\x00\x02', 'latin1')
  const hmac = (key: Uint8Array, ...parts: Uint8Array[]) =>
    createHmac('sha256', key).update(Buffer.concat(parts)).digest()
  const extract = (salt: Uint8Array, label: string, ikm: Uint8Array) =>
    hmac(salt, Buffer.from('HPKE-v1'), suite, Buffer.from(label), ikm)
  const none = Buffer.alloc(0)
  const context = Buffer.concat([
    Buffer.of(0),
    extract(none, 'psk_id_hash', none),
    extract(none, 'info_hash', info),
  ])
  const secret = extract(sharedSecret, 'secret', none)
  const derive = (label: string, length: number) => {
    const head = [Buffer.of(0, length), Buffer.from('HPKE-v1'), suite, Buffer.from(label)]
    return hmac(secret, ...head, context, Buffer.of(1)).subarray(0, length)
  }
  return { key: derive('key', 32), nonce: derive('base_nonce', 12) }
}

export function nativeSeal(pk: Uint8Array, info: string, aad: Uint8Array, plaintext: Uint8Array) {
  const { enc, sharedSecret } = nativeEncapsulate(pk)
  const { key, nonce } = keySchedule(sharedSecret, Buffer.from(info))
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(aad)
  return Buffer.concat([enc, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()])
}

/** Throws when it does not open. */
export function nativeOpen(seed: Uint8Array, info: string, aad: Uint8Array, sealed: Uint8Array) {
  const sharedSecret = nativeDecapsulate(seed, sealed.subarray(0, 1120))
  const { key, nonce } = keySchedule(sharedSecret, Buffer.from(info))
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 })
  decipher.setAAD(aad).setAuthTag(sealed.subarray(-16))
  return Buffer.concat([decipher.update(sealed.subarray(1120, -16)), decipher.final()])
}
