import { createHash } from 'node:crypto'
import { sameBytes } from '../chain/notation.ts'

/** Before the first entry. */
export const chainStart: Uint8Array = new Uint8Array(32)

export type Fact = string | number | boolean | null
export type ChainedEntry = { readonly bytes: Uint8Array; readonly hash: Uint8Array }

/** One spelling per entry: JSON with its fields in order of name. */
export function entryBytes(entry: Readonly<Record<string, Fact>>): Buffer {
  const fields = Object.entries(entry).sort(([one], [other]) => (one < other ? -1 : 1))
  return Buffer.from(JSON.stringify(Object.fromEntries(fields)))
}

/**
 * The hash that stands beside an entry: H("keerpunt/1 log" ‖ 0x00 ‖ hash before ‖ entry). Whoever changes,
 * drops or moves one entry changes every hash after it. Source: FIPS 180-4; Haber & Stornetta 1991.
 */
export function nextHash(previous: Uint8Array, bytes: Uint8Array): Buffer {
  if (previous.length !== 32) throw new TypeError('a hash in the chain has 32 bytes')
  return createHash('sha256').update('keerpunt/1 log\0').update(previous).update(bytes).digest()
}

export type ChainCheck =
  | { readonly kind: 'whole'; readonly head: Uint8Array }
  | { readonly kind: 'broken'; readonly at: number } // index of the first entry that does not fit

/** Walks entries in order from a trusted hash; compare the head with the one signed elsewhere. */
export function checkChain(
  entries: Iterable<ChainedEntry>,
  from: Uint8Array = chainStart,
): ChainCheck {
  let head = from
  let at = 0
  for (const { bytes, hash } of entries) {
    if (!sameBytes(nextHash(head, bytes), hash)) return { kind: 'broken', at }
    head = hash
    at += 1
  }
  return { kind: 'whole', head }
}
