import type { Bytes } from '../chain/notation.ts'

/** HMAC-SHA256 (32 bytes). WebCrypto takes no empty key. Source: RFC 2104, FIPS 180-4. */
export async function hmac(keyBytes: Bytes, bytes: Bytes): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', keyBytes, how, false, ['sign'])
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, bytes))
}

/** Whether these 32 bytes are that HMAC; compared without telling by time where they differ. Source: RFC 2104. */
export async function hmacFits(keyBytes: Bytes, bytes: Bytes, macBytes: Bytes): Promise<boolean> {
  const key = await crypto.subtle.importKey('raw', keyBytes, how, false, ['verify'])
  return crypto.subtle.verify('HMAC', key, macBytes, bytes)
}

const how = { name: 'HMAC', hash: 'SHA-256' }
