import { fromB64 } from './base64url.ts'
import { type Bytes, concat } from './notation.ts'

/**
 * Asks the platform's own cryptography. Null only where it does not know the algorithm at all, so that the same one
 * in JavaScript may stand in; every other failure is thrown.
 */
export async function nativeOrNull<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotSupportedError') return null
    throw error
  }
}

const curves = { Ed25519: [112, 'sign'], X25519: [110, 'deriveBits'] } as const

/**
 * A private key of Curve25519 (32 bytes) for WebCrypto, which takes it only in its PKCS #8 coat: sixteen fixed bytes.
 * Null as `nativeOrNull`. Source: RFC 8410 §7.
 */
export function nativePrivateKey(
  curve: keyof typeof curves,
  privateBytes: Bytes,
): Promise<CryptoKey | null> {
  const [oid, use] = curves[curve]
  const coat = Uint8Array.of(48, 46, 2, 1, 0, 48, 5, 6, 3, 43, 101, oid, 4, 34, 4, 32)
  const pkcs8 = concat(coat, privateBytes)
  return nativeOrNull(() => crypto.subtle.importKey('pkcs8', pkcs8, curve, true, [use]))
}

/** The public half of a private key that may be exported: `x` on a curve, `pub` for ML-KEM. */
export async function nativePublicKeyOf(key: CryptoKey, field: 'x' | 'pub'): Promise<Bytes> {
  const jwk = (await crypto.subtle.exportKey('jwk', key)) as Record<string, unknown>
  return fromB64(jwk[field] as string) as Bytes
}
