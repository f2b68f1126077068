import { loadFallback } from './load-fallback.ts'
import { nativeOrNull, nativePrivateKey, nativePublicKeyOf } from './native.ts'
import { type Bytes, concat, utf8 } from './notation.ts'

/** What a signature is for: stands before the signed bytes, so that one never passes for another. */
export type Label = `keerpunt/1 ${string}`

/**
 * Ed25519 over `label ‖ 0x00 ‖ bytes`. seedBytes: the 32-byte private key. Returns 64 bytes.
 * Throws TypeError for a seed of another size. Source: RFC 8032 §5.1.6, docs/protocol.md §1.
 */
export async function sign(seedBytes: Bytes, label: Label, bytes: Bytes): Promise<Bytes> {
  return signRaw(seedBytes, labelled(label, bytes))
}

/**
 * Whether the signature is this key's over `label ‖ 0x00 ‖ bytes`; wrong sizes are simply false.
 * Source: RFC 8032 §5.1.7, docs/protocol.md §1.
 */
export async function verify(
  publicKeyBytes: Bytes,
  label: Label,
  bytes: Bytes,
  sigBytes: Bytes,
): Promise<boolean> {
  return verifyRaw(publicKeyBytes, labelled(label, bytes), sigBytes)
}

/** The public key (32 bytes) of a private one. Throws TypeError for another size. Source: RFC 8032 §5.1.5. */
export async function signingKeyOf(seedBytes: Bytes): Promise<Bytes> {
  const native = await privateKey(seedBytes)
  if (!native) return (await loadFallback()).ed25519.publicKeyOf(seedBytes)
  return nativePublicKeyOf(native, 'x')
}

/** A fresh private key from the platform's random source. */
export function newSigningSeed(): Bytes {
  return crypto.getRandomValues(new Uint8Array(32))
}

/** Without a label: for published vectors, and for what strangers check by their own tools. Everything else calls `sign`. */
export async function signRaw(seedBytes: Bytes, message: Bytes): Promise<Bytes> {
  const native = await privateKey(seedBytes)
  if (!native) return (await loadFallback()).ed25519.sign(seedBytes, message)
  return new Uint8Array(await crypto.subtle.sign('Ed25519', native, message))
}

/** Without a label: for published vectors. Everything else calls `verify`. */
export async function verifyRaw(
  publicKeyBytes: Bytes,
  message: Bytes,
  sigBytes: Bytes,
): Promise<boolean> {
  if (publicKeyBytes.length !== 32 || sigBytes.length !== 64) return false
  const native = await nativeOrNull(() =>
    crypto.subtle.importKey('raw', publicKeyBytes, 'Ed25519', false, ['verify']),
  )
  if (!native) return (await loadFallback()).ed25519.verify(publicKeyBytes, message, sigBytes)
  return crypto.subtle.verify('Ed25519', native, sigBytes, message)
}

function labelled(label: Label, bytes: Bytes): Bytes {
  return concat(utf8(label), new Uint8Array(1), bytes)
}

async function privateKey(seedBytes: Bytes): Promise<CryptoKey | null> {
  if (seedBytes.length !== 32) throw new TypeError('an Ed25519 seed has 32 bytes')
  return nativePrivateKey('Ed25519', seedBytes)
}
