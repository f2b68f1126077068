import type { Bytes } from './notation.ts'

/** base64url without padding. Source: RFC 4648 §5. */
export function toB64(bytes: Uint8Array): string {
  let octets = ''
  for (const octet of bytes) octets += String.fromCharCode(octet)
  return btoa(octets).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/**
 * Reads what `toB64` writes and nothing else: padding, white space, the other alphabet and left-over
 * bits give null, so that one byte string has one spelling. Source: RFC 4648 §3.5, §5.
 */
export function fromB64(text: string): Bytes | null {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) return null
  const octets = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  const bytes = Uint8Array.from(octets, (octet) => octet.charCodeAt(0))
  return toB64(bytes) === text ? bytes : null
}
