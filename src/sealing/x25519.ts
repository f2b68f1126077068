import { fromB64 } from '../chain/base64url.ts'
import { nativeOrNull } from '../chain/native.ts'
import { type Bytes, concat } from '../chain/notation.ts'
import { loadFallback } from './load-fallback.ts'

// X25519 by the browser itself, or in JavaScript where it does not know it. Source: RFC 7748 §5, §6.1.

/** The public key (32 bytes) of a private one. */
export async function x25519PublicKeyOf(privateBytes: Bytes): Promise<Bytes> {
  const key = await nativePrivateKey(privateBytes)
  if (!key) return (await loadFallback()).x25519.publicKeyOf(privateBytes)
  const { x } = await crypto.subtle.exportKey('jwk', key)
  return fromB64(x as string) as Bytes
}

/** The secret both sides share (32 bytes); null where the other's point is of low order and would make it zero. */
export async function x25519Agree(privateBytes: Bytes, publicBytes: Bytes): Promise<Bytes | null> {
  const key = await nativePrivateKey(privateBytes)
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

/** WebCrypto takes a private key only in its PKCS #8 coat: sixteen fixed bytes. Source: RFC 8410 §7. */
const pkcs8Head = [48, 46, 2, 1, 0, 48, 5, 6, 3, 43, 101, 110, 4, 34, 4, 32]

function nativePrivateKey(privateBytes: Bytes): Promise<CryptoKey | null> {
  const pkcs8 = concat(Uint8Array.from(pkcs8Head), privateBytes)
  return nativeOrNull(() => crypto.subtle.importKey('pkcs8', pkcs8, 'X25519', true, ['deriveBits']))
}
