import { createHmac } from 'node:crypto'

/** A hashing key and its name. Kept outside the database; 32 bytes. */
export type HashKey = { readonly id: string; readonly keyBytes: Uint8Array }

/** Newest first: the first hashes what is new, all of them find what is old. */
export type HashKeys = readonly [HashKey, ...HashKey[]]

export type KeyedHash = { readonly keyId: string; readonly hashBytes: Buffer }

/**
 * Hash of a guessable value (a handle, an address bucket) that says nothing without the key.
 * label: what it is for, so that equal values in two tables do not look equal. Source: RFC 2104, FIPS 198-1.
 */
export function keyedHash([newest]: HashKeys, label: string, value: string): KeyedHash {
  return hashUnder(newest, label, value)
}

/** The hashes under every one of these keys, for looking a value up. Source: RFC 2104, FIPS 198-1. */
export function everyKeyedHash(
  keys: readonly HashKey[],
  label: string,
  value: string,
): KeyedHash[] {
  return keys.map((key) => hashUnder(key, label, value))
}

function hashUnder({ id, keyBytes }: HashKey, label: string, value: string): KeyedHash {
  if (keyBytes.length < 32) throw new TypeError('a hashing key has at least 32 bytes')
  const hash = createHmac('sha256', keyBytes).update(label).update('\0').update(value)
  return { keyId: id, hashBytes: hash.digest() }
}
