import { setTimeout as wait } from 'node:timers/promises'
import type { Problem } from '../channel.ts'

/** How one answer went. gone: nobody to answer any more, which says nothing about the channel. */
export type Sent =
  | { readonly kind: 'sent' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'later'; readonly seconds: number }
  | { readonly kind: 'failed'; readonly problem: Problem }

export type ReplyQueueParts = {
  /** Most answers that may wait; who comes after is not answered and can try again. */
  readonly most: number
  readonly perSecond: number
  readonly clock: () => number
  /** Hears how each went, without whom or what. */
  readonly onSent: (sent: Sent) => void
}

type Job = {
  readonly key: string
  readonly until: number
  readonly send: (signal: AbortSignal) => Promise<Sent>
  again: boolean
}

/** How many are under way at once. */
const lanes = 4
/** An answer that comes later than this surprises; it is not sent. */
const freshMs = 2 * 60_000

/** Answers that wait to be sent, one per somebody, in memory only and never more than there is room for. */
export interface ReplyQueue extends AsyncDisposable {
  /** False: no room. key: who is answered; whoever waits already is not queued twice. */
  offer(key: string, send: Job['send']): boolean
  waiting(): number
  /** How many found no room since it was opened. */
  dropped(): number
}

/**
 * Sends at most `perSecond`, first come first served. A platform that says "later" is left alone for as long as it
 * says; that answer is tried once more.
 */
export function openReplyQueue({ most, perSecond, clock, onSent }: ReplyQueueParts): ReplyQueue {
  const jobs = new Map<string, Job>()
  const closing = new AbortController()
  const running = new Set<Promise<void>>()
  let sending = 0
  let slot = 0
  let quietUntil = 0
  let dropped = 0

  return {
    offer(key, send) {
      if (closing.signal.aborted) return false
      if (jobs.has(key)) return true
      if (jobs.size >= most) {
        dropped += 1
        return false
      }
      jobs.set(key, { key, send, until: clock() + freshMs, again: false })
      if (running.size < lanes && running.size - sending < jobs.size) startLane()
      return true
    },
    waiting: () => jobs.size,
    dropped: () => dropped,
    async [Symbol.asyncDispose]() {
      closing.abort()
      jobs.clear()
      await Promise.all(running)
    },
  }

  function startLane(): void {
    const lane = work().finally(() => {
      running.delete(lane)
      // What came in between its last look and now.
      if (jobs.size > 0 && running.size === 0 && !closing.signal.aborted) startLane()
    })
    running.add(lane)
  }

  async function work(): Promise<void> {
    while (jobs.size > 0) {
      if (!(await myTurn())) return
      const next = jobs.values().next()
      if (next.done) return
      const job = next.value
      jobs.delete(job.key)
      if (job.until < clock()) continue
      await run(job)
    }
  }

  async function run(job: Job): Promise<void> {
    sending += 1
    const sent = await job.send(closing.signal).catch(failed)
    sending -= 1
    if (closing.signal.aborted) return
    onSent(sent)
    if (sent.kind !== 'later') return
    quietUntil = Math.max(quietUntil, clock() + sent.seconds * 1_000)
    if (job.again || jobs.size >= most) return
    jobs.set(job.key, { ...job, again: true })
  }

  /** Waits for the pace and for whoever asked us to be quiet. False: we close. */
  async function myTurn(): Promise<boolean> {
    const at = Math.max(clock(), slot, quietUntil)
    slot = at + 1_000 / perSecond
    while (Math.max(at, quietUntil) > clock()) {
      const ms = Math.max(at, quietUntil) - clock()
      try {
        await wait(ms, undefined, { signal: closing.signal })
      } catch {
        return false
      }
    }
    return !closing.signal.aborted
  }
}

const failed = (): Sent => ({ kind: 'failed', problem: 'odd' })
