import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** Nonce and tag: what wrapping adds. */
export const wrappingOverheadBytes = 12 + 16

/** AES-256-GCM with a random nonce: nonce (12) ‖ ciphertext ‖ tag (16). Source: NIST SP 800-38D §8.2.2. */
export function wrapBytes(keyBytes: Uint8Array, aad: Uint8Array, bytes: Uint8Array): Buffer {
  const nonceBytes = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyBytes, nonceBytes).setAAD(aad)
  return Buffer.concat([nonceBytes, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
}

/** Null when key, additional data or bytes are not the ones. Source: NIST SP 800-38D §7.2. */
export function unwrapBytes(
  keyBytes: Uint8Array,
  aad: Uint8Array,
  wrapped: Uint8Array,
): Buffer | null {
  if (wrapped.length < wrappingOverheadBytes) return null
  const tagAt = wrapped.length - 16
  const cipher = createDecipheriv('aes-256-gcm', keyBytes, wrapped.subarray(0, 12), {
    authTagLength: 16,
  })
  cipher.setAAD(aad).setAuthTag(wrapped.subarray(tagAt))
  const bytes = cipher.update(wrapped.subarray(12, tagAt))
  try {
    return Buffer.concat([bytes, cipher.final()])
  } catch {
    return null
  }
}
