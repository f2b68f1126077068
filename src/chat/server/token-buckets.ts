/** Holds `burst` tokens, refilled at `perSecond`. */
export type Rate = { readonly burst: number; readonly perSecond: number }

/** What one session may do. Sized for a person who types fast on a line that comes back after a cut. */
export type Rates = {
  readonly messages: Rate
  readonly passing: Rate
  readonly fetches: Rate
}

export const usualRates: Rates = {
  messages: { burst: 60, perSecond: 4 },
  passing: { burst: 10, perSecond: 2 },
  fetches: { burst: 60, perSecond: 6 },
}

/** Sessions remembered at a time; beyond it the one unused longest is forgotten, which only refills it. */
const mostSessions = 50_000

type Bucket = { tokens: number; atMs: number }

/** One bucket per session, in memory. take: false when this session must wait. */
export function createBuckets(rate: Rate, clock: () => number) {
  const buckets = new Map<string, Bucket>()
  return {
    take(session: string): boolean {
      const nowMs = clock()
      let bucket = buckets.get(session)
      if (!bucket) {
        if (buckets.size >= mostSessions) forgetOldest()
        bucket = { tokens: rate.burst, atMs: nowMs }
        buckets.set(session, bucket)
      }
      const refill = (Math.max(0, nowMs - bucket.atMs) / 1000) * rate.perSecond
      bucket.tokens = Math.min(rate.burst, bucket.tokens + refill)
      bucket.atMs = nowMs
      if (bucket.tokens < 1) return false
      bucket.tokens -= 1
      return true
    },
    size: () => buckets.size,
  }

  function forgetOldest() {
    for (const session of buckets.keys()) {
      buckets.delete(session)
      return
    }
  }
}

export type Buckets = ReturnType<typeof createBuckets>
