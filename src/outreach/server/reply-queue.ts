import { setTimeout } from 'node:timers/promises'
import type { Problem } from '../channel.ts'

/**
 * How one answer went. gone: nobody to answer any more, which says nothing about the channel. later: we are asked to
 * wait for so many seconds.
 */
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
  /** Resolves after so many ms of that clock; rejects when it is told to stop. */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<unknown>
  /** Hears how each went, without whom or what; one that is given up while all have to wait, also as failed. */
  readonly onSent: (sent: Sent) => void
}

/** key: who is answered. isFirst: she had no answer lately, and goes before those who had. */
export type Offer = {
  readonly key: string
  readonly isFirst: boolean
  readonly send: (signal: AbortSignal) => Promise<Sent>
}
type Job = Offer & { readonly until: number; readonly again: boolean }

/** Somebody who is not answered until then, and what waits for it. told: by the platform; else by our own pace. */
type Held = { readonly until: number; readonly told: boolean; readonly job: Job | null }

/** How many are under way at once. */
const lanes = 4
/** An answer that comes later than this surprises; it is not sent. */
const freshMs = 2 * 60_000
/** One person is not answered twice within this. Source: Telegram, "Bots FAQ": one message a second in one chat. */
const perPersonMs = 1_000
/** Whoever closes a channel lets what waits go out for so long. */
export const partingMs = 2_000
/** However long somebody asks us to wait, then we try again: an hour of silence is worse than a call too many. */
export const longestQuietMs = 60_000

/**
 * Answers that wait to be sent, one per somebody, in memory only and never more than there is room for. Closing it
 * waits `partingMs` at most for what is under way.
 */
export interface ReplyQueue extends AsyncDisposable {
  /** False: no room. Whoever waits already is answered once, by what was offered last. */
  offer(one: Offer): boolean
  waiting(): number
  /** Resolves when nothing is left that can be sent now, or after so many ms: before it is closed. */
  drained(withinMs: number): Promise<void>
  /** How many found no room since it was opened. */
  dropped(): number
  /** The platform asked for more quiet than we give it; that time is not over and nothing came through. */
  isLimited(): boolean
}

/**
 * Sends at most `perSecond`, who had no answer yet before the others, first come first served. "Later" is first held
 * to be about that one person: she waits, the others go on. Told so about another while the first waits, it is about
 * all of us: nothing goes out until then. Either lasts a minute at most, and an answer is tried once more.
 */
export function openReplyQueue(parts: ReplyQueueParts): ReplyQueue {
  const { most, perSecond, clock, wait = usualWait, onSent } = parts
  const firsts = new Map<string, Job>()
  const others = new Map<string, Job>()
  const held = new Map<string, Held>()
  const closing = new AbortController()
  const running = new Set<Promise<void>>()
  let waker = new AbortController()
  let sending = 0
  let slot = 0
  let quietUntil = 0
  let limitedUntil = 0
  let dropped = 0
  const queued = () => firsts.size + others.size
  const waiting = () => queued() + [...held.values()].filter(({ job }) => job).length

  return {
    offer(one) {
      if (closing.signal.aborted) return false
      const { key } = one
      const pause = held.get(key)
      const before = firsts.get(key) ?? others.get(key) ?? pause?.job
      if (!before && !hasRoom(one)) {
        dropped += 1
        return false
      }
      const job = before
        ? { ...before, send: one.send }
        : { ...one, until: clock() + freshMs, again: false }
      if (pause) held.set(key, { ...pause, job })
      else queue(job)
      return true
    },
    waiting,
    drained: (withinMs) => emptied(withinMs, closing.signal),
    dropped: () => dropped,
    isLimited: () => limitedUntil > clock(),
    async [Symbol.asyncDispose]() {
      closing.abort()
      waker.abort()
      for (const all of [firsts, others, held]) all.clear()
      await emptied(partingMs)
    },
  }

  /** Nothing is under way, or it lasted so long, or we are told to stop. */
  async function emptied(withinMs: number, stop?: AbortSignal): Promise<void> {
    if (running.size === 0) return
    const over = new AbortController()
    const late = wait(withinMs, AbortSignal.any([over.signal, ...(stop ? [stop] : [])]))
    const all = async () => {
      while (running.size > 0) await Promise.all(running)
    }
    await Promise.race([all(), late.catch(() => {})])
    over.abort()
  }

  /** When it is full, somebody new takes the place of the last of those who had an answer. */
  function hasRoom({ isFirst }: Offer): boolean {
    if (waiting() < most) return true
    const last = isFirst ? [...others.keys()].at(-1) : undefined
    if (last === undefined) return false
    others.delete(last)
    dropped += 1
    return true
  }

  function queue(job: Job): void {
    const line = job.isFirst ? firsts : others
    line.set(job.key, job)
    if (running.size < lanes && running.size - sending < queued()) startLane()
  }

  function startLane(): void {
    const lane = work().finally(() => {
      running.delete(lane)
      // What came in between its last look and now.
      if (queued() > 0 && running.size === 0 && !closing.signal.aborted) startLane()
    })
    running.add(lane)
  }

  async function work(): Promise<void> {
    while (queued() > 0) {
      if (!(await myTurn())) return
      const [job] = (firsts.size > 0 ? firsts : others).values()
      if (!job) return
      for (const line of [firsts, others]) line.delete(job.key)
      if (job.until >= clock()) await run(job)
    }
  }

  async function run(job: Job): Promise<void> {
    const { key } = job
    // What is offered for her meanwhile waits here.
    held.set(key, { until: Number.POSITIVE_INFINITY, told: false, job: null })
    sending += 1
    const sent = await job.send(closing.signal).catch(failed)
    sending -= 1
    if (closing.signal.aborted) return
    onSent(sent)
    if (sent.kind === 'sent') limitedUntil = 0
    const newer = held.get(key)?.job ?? null
    if (sent.kind === 'later') {
      const until = beQuiet(key, sent.seconds * 1_000)
      // It is given up, and not because of her.
      if (job.again && quietUntil > clock()) onSent({ kind: 'failed', problem: 'limited' })
      const again = !job.again && waiting() < most ? { ...job, again: true } : null
      held.set(key, { until, told: true, job: newer ?? again })
    } else held.set(key, { until: clock() + perPersonMs, told: false, job: newer })
    wakeUp()
  }

  /** Until when she waits. */
  function beQuiet(key: string, askedMs: number): number {
    const now = clock()
    const until = now + Math.min(askedMs, longestQuietMs)
    if ([...held].some(([other, { told }]) => told && other !== key)) {
      quietUntil = Math.max(quietUntil, until)
      if (askedMs > longestQuietMs) limitedUntil = now + askedMs
    }
    return until
  }

  /** Queues whoever has waited long enough, and looks again when the next one has. */
  function wakeUp(): void {
    waker.abort()
    waker = new AbortController()
    let next = Number.POSITIVE_INFINITY
    for (const [key, { until, job }] of held) {
      next = Math.min(next, until > clock() ? until : next)
      if (until > clock()) continue
      held.delete(key)
      if (job) queue(job)
    }
    if (next < Number.POSITIVE_INFINITY) wait(next - clock(), waker.signal).then(wakeUp, () => {})
  }

  /** Waits for the pace and for whoever asked us to be quiet. False: we close. */
  async function myTurn(): Promise<boolean> {
    const at = Math.max(clock(), slot, quietUntil)
    slot = at + 1_000 / perSecond
    while (Math.max(at, quietUntil) > clock()) {
      const ms = Math.max(at, quietUntil) - clock()
      try {
        await wait(ms, closing.signal)
      } catch {
        return false
      }
    }
    return !closing.signal.aborted
  }
}

const usualWait = (ms: number, signal: AbortSignal) => setTimeout(ms, undefined, { signal })
const failed = (): Sent => ({ kind: 'failed', problem: 'odd' })
