import { nativePrivateKey, nativePublicKeyOf } from '../chain/native.ts'
import type { Bytes } from '../chain/notation.ts'
import { loadFallback } from './load-fallback.ts'

// X25519 by the browser itself, or in JavaScript where it does not know it. Source: RFC 7748 §5, §6.1.

/** The public key (32 bytes) of a private one. */
export async function x25519PublicKeyOf(privateBytes: Bytes): Promise<Bytes> {
  const key = await nativePrivateKey('X25519', privateBytes)
  if (!key) return (await loadFallback()).x25519.publicKeyOf(privateBytes)
  return nativePublicKeyOf(key, 'x')
}

/** The secret both sides share (32 bytes); null where the other's point is of low order and would make it zero. */
export async function x25519Agree(privateBytes: Bytes, publicBytes: Bytes): Promise<Bytes | null> {
  const key = await nativePrivateKey('X25519', privateBytes)
  if (!key) return (await loadFallback()).x25519.agree(privateBytes, publicBytes)
  const theirs = await crypto.subtle.importKey('raw', publicBytes, 'X25519', false, [])
  try {
    const how = { name: 'X25519', public: theirs }
    return new Uint8Array(await crypto.subtle.deriveBits(how, key, 256))
  } catch (error) {
    if (error instanceof DOMException && error.name === 'OperationError') return null
    throw error
  }
}
