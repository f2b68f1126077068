import type { Bytes } from '../chain/notation.ts'

/** HMAC-SHA256 (32 bytes). WebCrypto takes no empty key. Source: RFC 2104, FIPS 180-4. */
export async function hmac(keyBytes: Bytes, bytes: Bytes): Promise<Bytes> {
  const how = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', keyBytes, how, false, ['sign'])
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, bytes))
}
