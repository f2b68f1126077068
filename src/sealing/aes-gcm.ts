import type { Bytes } from '../chain/notation.ts'

/** AES-256-GCM: ciphertext with its 16-byte tag. nonceBytes: 12, once per key. Source: NIST SP 800-38D §7.1. */
export async function encrypt(
  keyBytes: Bytes,
  nonceBytes: Bytes,
  aadBytes: Bytes,
  plaintextBytes: Bytes,
): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', keyBytes, 'AES-GCM', false, ['encrypt'])
  const how = { name: 'AES-GCM', iv: nonceBytes, additionalData: aadBytes }
  return new Uint8Array(await crypto.subtle.encrypt(how, key, plaintextBytes))
}

/** Null when key, nonce, additional data or ciphertext are not the ones. Source: NIST SP 800-38D §7.2. */
export async function decrypt(
  keyBytes: Bytes,
  nonceBytes: Bytes,
  aadBytes: Bytes,
  ciphertextBytes: Bytes,
): Promise<Bytes | null> {
  const key = await crypto.subtle.importKey('raw', keyBytes, 'AES-GCM', false, ['decrypt'])
  const how = { name: 'AES-GCM', iv: nonceBytes, additionalData: aadBytes }
  try {
    return new Uint8Array(await crypto.subtle.decrypt(how, key, ciphertextBytes))
  } catch {
    return null
  }
}
