import { unwrapBytes, wrapBytes } from './wrapping.ts'

/** The first byte of what is stored: how it was sealed. */
const form = 1

/**
 * Seals a credential of another house (a bot's token) for our database, under a key that stands in a file beside it.
 * place: where it is stored; opened anywhere else it is not the one. Returns form (1) ‖ nonce (12) ‖ box ‖ tag (16).
 * Source: NIST SP 800-38D.
 */
export function sealSecret(keyBytes: Uint8Array, place: string, secret: string): Buffer {
  return Buffer.concat([
    Buffer.of(form),
    wrapBytes(keyBytes, placeBytes(place), Buffer.from(secret, 'utf8')),
  ])
}

/** Null when key, place or bytes are not the ones. Source: NIST SP 800-38D §7.2. */
export function openSecret(keyBytes: Uint8Array, place: string, sealed: Uint8Array): string | null {
  if (sealed[0] !== form) return null
  return unwrapBytes(keyBytes, placeBytes(place), sealed.subarray(1))?.toString('utf8') ?? null
}

const placeBytes = (place: string) =>
  Buffer.from(`keerpunt stored secret ${form}\0${place}`, 'utf8')
