import { ed25519 } from '@noble/curves/ed25519.js'
import type { Bytes } from './notation.ts'

/**
 * Ed25519 in JavaScript for browsers whose WebCrypto lacks it. Only `signature.ts` loads this file, and only by
 * `import()`: with no static import of ours on either side it stays one chunk that others never fetch.
 * Same algorithm, same checks (RFC 8032 strictly, not ZIP 215), so nothing is weaker.
 */
export function sign(seedBytes: Bytes, message: Bytes): Bytes {
  return new Uint8Array(ed25519.sign(message, seedBytes))
}

export function verify(publicKeyBytes: Bytes, message: Bytes, sigBytes: Bytes): boolean {
  return ed25519.verify(sigBytes, message, publicKeyBytes, { zip215: false })
}

export function publicKeyOf(seedBytes: Bytes): Bytes {
  return new Uint8Array(ed25519.getPublicKey(seedBytes))
}
