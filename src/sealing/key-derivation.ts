import type { Bytes } from '../chain/notation.ts'

/**
 * HKDF-SHA256 with an empty salt, as every derived key of ours is made. lengthBytes: at most 8,160.
 * Source: RFC 5869 §2, docs/protocol.md §1.
 */
export async function deriveBytes(
  keyBytes: Bytes,
  info: Bytes,
  lengthBytes: number,
  salt: Bytes = new Uint8Array(),
): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', keyBytes, 'HKDF', false, ['deriveBits'])
  const how = { name: 'HKDF', hash: 'SHA-256', salt, info }
  return new Uint8Array(await crypto.subtle.deriveBits(how, key, 8 * lengthBytes))
}
