import { keyedHash } from '../../signing/keyed-hash.ts'

/**
 * What came lately, as keyed hashes in memory: the key is of this process alone and written nowhere, so that nobody
 * can ask it about somebody.
 */
export interface Recent {
  /** full: no room to remember it, so it may not be counted as new. */
  note(what: string): 'new' | 'again' | 'full'
  /** It was not dealt with after all. */
  forget(what: string): void
}

/** keyBytes: 32 random bytes. forMs: how long something counts as lately. most: how much is remembered at once. */
export function openRecent(parts: {
  readonly keyBytes: Uint8Array
  readonly label: string
  readonly forMs: number
  readonly most: number
  readonly clock: () => number
}): Recent {
  const { keyBytes, label, forMs, most, clock } = parts
  const until = new Map<string, number>()
  const hashOf = (what: string) =>
    keyedHash([{ id: '0', keyBytes }], label, what).hashBytes.toString('base64url', 0, 16)
  return {
    note(what) {
      const now = clock()
      for (const [hash, end] of until) {
        if (end > now) break
        until.delete(hash)
      }
      const hash = hashOf(what)
      if (until.has(hash)) return 'again'
      if (until.size >= most) return 'full'
      until.set(hash, now + forMs)
      return 'new'
    },
    forget: (what) => void until.delete(hashOf(what)),
  }
}
