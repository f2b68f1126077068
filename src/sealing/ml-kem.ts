import { nativeOrNull, nativePublicKeyOf } from '../chain/native.ts'
import type { Bytes } from '../chain/notation.ts'
import { loadFallback } from './load-fallback.ts'

// ML-KEM-768 by the browser itself, or in JavaScript where it does not know it.
// Source: FIPS 203; WICG, Modern Algorithms in the Web Cryptography API.

/** The encapsulation key (1,184 bytes) of a 64-byte seed. */
export async function mlKemPublicKeyOf(seedBytes: Bytes): Promise<Bytes> {
  const key = await nativePrivateKey(seedBytes)
  if (!key) return (await loadFallback()).mlKem768.publicKeyOf(seedBytes)
  return nativePublicKeyOf(key, 'pub')
}

/** A fresh shared secret (32 bytes) and its encapsulation (1,088). Throws for a malformed key. */
export async function mlKemEncapsulate(
  publicKeyBytes: Bytes,
): Promise<{ encBytes: Bytes; secretBytes: Bytes }> {
  const key = await nativeKey('raw-public', publicKeyBytes, 'encapsulateBits')
  if (!key) return (await loadFallback()).mlKem768.encapsulate(publicKeyBytes)
  const { ciphertext, sharedKey } = await subtle().encapsulateBits(name, key)
  return { encBytes: new Uint8Array(ciphertext), secretBytes: new Uint8Array(sharedKey) }
}

/** The shared secret of an encapsulation of 1,088 bytes; of a changed one, another secret. */
export async function mlKemDecapsulate(seedBytes: Bytes, encBytes: Bytes): Promise<Bytes> {
  const key = await nativePrivateKey(seedBytes)
  if (!key) return (await loadFallback()).mlKem768.decapsulate(seedBytes, encBytes)
  return new Uint8Array(await subtle().decapsulateBits(name, key, encBytes))
}

const name = 'ML-KEM-768'

function nativePrivateKey(seedBytes: Bytes): Promise<CryptoKey | null> {
  return nativeKey('raw-seed', seedBytes, 'decapsulateBits')
}

/** Null in browsers without ML-KEM; those from before its methods do not even know the words for a format and a use. */
async function nativeKey(format: Format, bytes: Bytes, use: Use): Promise<CryptoKey | null> {
  if (!(use in crypto.subtle)) return null
  return nativeOrNull(() => subtle().importKey(format, bytes, name, true, [use]))
}

type Format = 'raw-seed' | 'raw-public'
type Use = 'encapsulateBits' | 'decapsulateBits'

/** What TypeScript's DOM types do not know yet. */
type KemSubtle = {
  importKey(
    format: Format,
    bytes: Bytes,
    name: string,
    extractable: boolean,
    uses: readonly Use[],
  ): Promise<CryptoKey>
  encapsulateBits(
    name: string,
    key: CryptoKey,
  ): Promise<{ ciphertext: ArrayBuffer; sharedKey: ArrayBuffer }>
  decapsulateBits(name: string, key: CryptoKey, bytes: Bytes): Promise<ArrayBuffer>
}
const subtle = () => crypto.subtle as unknown as KemSubtle
