import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** A bearer secret as it travels: b64 of 32 random bytes. It is never stored or logged. */
export type Token = string & { readonly secret: 'token' }

export function newToken(): Token {
  return randomBytes(32).toString('base64url') as Token
}

/** Null for anything but b64 of 32 bytes. */
export function parseToken(value: unknown): Token | null {
  if (typeof value !== 'string' || value.length !== 43) return null
  // Natively: this runs on every request of a visitor.
  return Buffer.from(value, 'base64url').toString('base64url') === value ? (value as Token) : null
}

/**
 * What the server keeps of a token: SHA-256 of its 32 bytes. A token is random, so no salt and no slow hash
 * are needed. Source: FIPS 180-4; docs/protocol.md §6.
 */
export function hashToken(token: Token): Buffer {
  return hashSecret(Buffer.from(token, 'base64url'))
}

/** The same of 32 random bytes as they are: what a return code's locator and access are. */
export function hashSecret(secretBytes: Uint8Array): Buffer {
  return createHash('sha256').update(secretBytes).digest()
}

/** Equal in constant time; different lengths are simply unequal. */
export function sameHash(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && timingSafeEqual(one, other)
}
