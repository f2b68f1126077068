import { ed25519 as noble } from '@noble/curves/ed25519.js'
import type { Bytes } from './notation.ts'

/**
 * Ed25519 in JavaScript for browsers whose WebCrypto lacks it. Same algorithm, same checks (RFC 8032 strictly, not
 * ZIP 215), so nothing is weaker.
 */
export const ed25519 = {
  sign: (seedBytes: Bytes, message: Bytes): Bytes => new Uint8Array(noble.sign(message, seedBytes)),
  verify: (publicKeyBytes: Bytes, message: Bytes, sigBytes: Bytes): boolean =>
    noble.verify(sigBytes, message, publicKeyBytes, { zip215: false }),
  publicKeyOf: (seedBytes: Bytes): Bytes => new Uint8Array(noble.getPublicKey(seedBytes)),
}
