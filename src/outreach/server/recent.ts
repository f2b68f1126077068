import { keyedHash } from '../../signing/keyed-hash.ts'

/**
 * What came lately, as keyed hashes in memory: the key is of this process alone and written nowhere, so that nobody
 * can ask it about somebody. It holds so much and no more: of what comes then, the oldest goes, so that a flood makes
 * it forget and never refuse.
 */
export interface Recent {
  /** Remembers it from now; `again` when it was known, and then for no longer than it was. */
  note(what: string): 'new' | 'again'
  has(what: string): boolean
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
  /** In the order in which they came, so that the oldest stands first. */
  const until = new Map<string, number>()
  const hashOf = (what: string) =>
    keyedHash([{ id: '0', keyBytes }], label, what).hashBytes.toString('base64url', 0, 16)
  const sweep = () => {
    for (const [hash, end] of until) {
      if (end > clock()) break
      until.delete(hash)
    }
  }
  return {
    note(what) {
      sweep()
      const hash = hashOf(what)
      if (until.has(hash)) return 'again'
      const [oldest] = until.size >= most ? until.keys() : []
      if (oldest !== undefined) until.delete(oldest)
      until.set(hash, clock() + forMs)
      return 'new'
    },
    has(what) {
      sweep()
      return until.has(hashOf(what))
    },
    forget: (what) => void until.delete(hashOf(what)),
  }
}

/**
 * One more for this one, of `times` within the time that `recent` remembers, each of them remembered alone. Null: no
 * more now. undo: it was not had after all.
 */
export function onceMore(
  recent: Recent,
  who: string,
  times: number,
): { readonly isFirst: boolean; undo(): void } | null {
  for (let time = 0; time < times; time += 1) {
    const one = `${who} ${time}`
    if (recent.note(one) === 'new') return { isFirst: time === 0, undo: () => recent.forget(one) }
  }
  return null
}
