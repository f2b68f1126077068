import { numbersMark } from '../directory/numbers.ts'
import { packed } from '../doors/packed.ts'
import type { Answer } from '../doors/route.ts'

const type = 'text/html; charset=utf-8'

export type PageCache = {
  /** The page kept under this key; made, packed and kept when it is not there. small: of few pages, every byte counts. */
  page(key: string, make: () => string, small?: 'small'): Answer
}

/**
 * Pages as ready answers: sending one again costs a look-up. Keys hold everything a page depends on, so nothing
 * is ever stale; when `limit` is reached all are dropped, since old moments never come back. A page takes about
 * 40 kB here, and about two hundred of them are alive at one moment.
 */
export function createPageCache(limit = 1_000): PageCache {
  const kept = new Map<string, Answer>()
  return {
    page(key, make, small) {
      const whole = `${numbersMark()}|${key}`
      const ready = kept.get(whole)
      if (ready) return ready
      const bytes = Buffer.from(make(), 'utf8')
      const answer: Answer = { kind: 'file', type, ...packed(bytes, !small) }
      if (kept.size >= limit) kept.clear()
      kept.set(whole, answer)
      return answer
    },
  }
}

/** An answer to one reader. It is not packed: its length would tell what stands in it. */
export const unkept = (html: string): Answer => ({
  kind: 'file',
  type,
  bytes: Buffer.from(html, 'utf8'),
})
