import { x25519 as noble } from '@noble/curves/ed25519.js'
import { createMlKem768 } from 'mlkem'
import type { Bytes } from '../chain/notation.ts'

// What `ml-kem.ts` and `x25519.ts` do, in JavaScript, for browsers whose WebCrypto lacks it. Same algorithms, same
// checks, same bytes; only the promise of constant time is missing.

export const mlKem768 = {
  async publicKeyOf(seedBytes: Bytes): Promise<Bytes> {
    const [publicKeyBytes] = (await createMlKem768()).deriveKeyPair(seedBytes)
    return new Uint8Array(publicKeyBytes)
  },
  async encapsulate(publicKeyBytes: Bytes): Promise<{ encBytes: Bytes; secretBytes: Bytes }> {
    const [encBytes, secretBytes] = (await createMlKem768()).encap(publicKeyBytes)
    return { encBytes: new Uint8Array(encBytes), secretBytes: new Uint8Array(secretBytes) }
  },
  async decapsulate(seedBytes: Bytes, encBytes: Bytes): Promise<Bytes> {
    const kem = await createMlKem768()
    const [, secretKeyBytes] = kem.deriveKeyPair(seedBytes)
    return new Uint8Array(kem.decap(encBytes, secretKeyBytes))
  },
}

export const x25519 = {
  publicKeyOf: (privateBytes: Bytes): Bytes => new Uint8Array(noble.getPublicKey(privateBytes)),
  /** Null where the other's point is of low order: noble refuses it, as WebCrypto does. */
  agree(privateBytes: Bytes, publicBytes: Bytes): Bytes | null {
    try {
      return new Uint8Array(noble.getSharedSecret(privateBytes, publicBytes))
    } catch {
      return null
    }
  },
}
