import { gzipSync } from 'node:zlib'
import type { Answer } from '../doors/route.ts'

export type PageCache = {
  /** The page kept under this key; made, gzipped and kept when it is not there. */
  page(key: string, make: () => string): Answer
}

/**
 * Pages as ready answers: sending one again costs a look-up. Keys hold everything a page depends on, so nothing
 * is ever stale; when `limit` is reached all are dropped, since old moments never come back.
 */
export function createPageCache(limit = 500): PageCache {
  const kept = new Map<string, Answer>()
  return {
    page(key, make) {
      const ready = kept.get(key)
      if (ready) return ready
      const bytes = Buffer.from(make(), 'utf8')
      const gzip = gzipSync(bytes, { level: 9 })
      const answer: Answer = {
        kind: 'file',
        type: 'text/html; charset=utf-8',
        bytes,
        gzip,
      }
      if (kept.size >= limit) kept.clear()
      kept.set(key, answer)
      return answer
    },
  }
}
