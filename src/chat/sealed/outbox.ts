import type { Bytes } from '../../chain/notation.ts'

/** Words on their way, first come first served. */
export type Outgoing = {
  readonly key: string // b64 of the client id, the same in the log
  readonly clientIdBytes: Bytes
  readonly text: string
  readonly sentAtMs: number
  /** The epoch whose members its writer saw. */
  readonly writtenIn: number
  /** Waits, was committed under `seq`, asks its writer, or will never go. */
  readonly status:
    | { readonly kind: 'waiting' }
    | { readonly kind: 'committed'; readonly seq: number }
    | { readonly kind: 'held' }
    | { readonly kind: 'unsendable'; readonly why: 'ended' | 'too-large' | 'malformed' }
}

/** What the server made of one try. `unknown`: no answer in time; it may or may not have been committed. */
export type Tried =
  | { readonly kind: 'committed'; readonly seq: number }
  | { readonly kind: 'stale-epoch' }
  | { readonly kind: 'unsendable'; readonly why: 'ended' | 'too-large' | 'malformed' }
  | { readonly kind: 'too-many' }
  | { readonly kind: 'unknown' }

export type OutboxParts = {
  /** Seals under the current epoch with this place in the count; null while nothing may be sent. */
  readonly seal: (
    item: Outgoing,
    counter: number,
  ) => Promise<{ epoch: number; bodyBytes: Bytes } | null>
  readonly post: (bodyBytes: Bytes) => Promise<Tried>
  /** Brings the member list up to date after `stale-epoch`. Rejects when the house is away. */
  readonly refresh: () => Promise<void>
  readonly epoch: () => number
  /** Whether somebody came since whom the writer must be asked about. */
  readonly mustAsk: (writtenIn: number) => boolean
  readonly committed: (item: Outgoing, seq: number, bodyBytes: Bytes) => void
  readonly onChange: () => void
  /** Resolves after so many ms, or earlier. */
  readonly pause: (ms: number) => Promise<void>
  readonly chance: () => number
}

/** Where the way out stands: nothing wrong, no answers, or asked to slow down. */
export type WayOut = 'open' | 'no-connection' | 'too-many'

const longestPauseMs = 5_000

/**
 * Sends one at a time, in order, sealed when its turn comes. A retry within an epoch is byte for byte the same;
 * after `stale-epoch` it is sealed again, if its writer need not be asked. Nothing is dropped in silence.
 */
export function openOutbox(parts: OutboxParts) {
  let items: readonly Outgoing[] = []
  let sealed: { key: string; epoch: number; bodyBytes: Bytes } | null = null
  let committedCount = 0
  let wayOut: WayOut = 'open'
  let running = false
  let runAgain = false
  let over = false

  return {
    items: () => items,
    wayOut: () => wayOut,
    add(item: Outgoing) {
      items = [...items, item]
      parts.onChange()
      void run()
    },
    /** Something changed that may let the first item go: a new epoch, a cleared refusal. */
    wake: () => void run(),
    /** The writer saw who stood in that epoch and wants it sent to them too; whoever came later is asked about anew. */
    sendAnyway(key: string, seenEpoch: number) {
      change(key, (item) =>
        item.status.kind === 'held'
          ? { ...item, writtenIn: seenEpoch, status: { kind: 'waiting' } }
          : item,
      )
      void run()
    },
    /** Only what is certainly not on its way can be taken back. */
    discard(key: string) {
      const item = items.find((one) => one.key === key)
      if (item?.status.kind !== 'held' && item?.status.kind !== 'unsendable') return
      items = items.filter((one) => one !== item)
      parts.onChange()
      void run()
    },
    /** The log shows it: a lost answer, told by other means. */
    seen(key: string, seq: number) {
      count(key)
      settle(key, { kind: 'committed', seq })
    },
    /** Nobody is there to send to. What may be on its way is left to its answer. */
    halt() {
      items = items.map((item) =>
        isUndecided(item) && sealed?.key !== item.key
          ? { ...item, status: { kind: 'unsendable', why: 'ended' } }
          : item,
      )
      parts.onChange()
    },
    /** For good: nothing is sealed or posted after it. */
    close() {
      over = true
      sealed = null
    },
  }

  async function run() {
    runAgain = running
    if (running) return
    running = true
    let failures = 0
    while (!over) {
      const tried = await attempt(items.find(isUndecided))
      failures = tried === 'again' ? failures + 1 : 0
      if (tried === 'stop' && !runAgain) break
      runAgain = false
      // Full jitter, so that a thousand phones do not return in the same instant.
      const most = Math.min(longestPauseMs, 400 * 2 ** Math.min(failures, 6))
      if (failures > 0) await parts.pause(most * (0.3 + 0.7 * parts.chance()))
    }
    running = false
  }

  async function attempt(item: Outgoing | undefined): Promise<'next' | 'again' | 'stop'> {
    if (item?.status.kind !== 'waiting') return 'stop' // nothing to do, or its writer is asked first
    if (sealed?.key !== item.key) {
      if (parts.mustAsk(item.writtenIn)) {
        settle(item.key, { kind: 'held' })
        return 'stop'
      }
      const fresh = await parts.seal(item, committedCount + 1)
      if (!fresh || over) return 'stop'
      if (items.some(({ key, status }) => key === item.key && status.kind === 'unsendable'))
        return 'next' // halted meanwhile
      sealed = { key: item.key, ...fresh }
    }
    const { epoch, bodyBytes } = sealed
    const tried = await parts.post(bodyBytes)
    if (over) return 'stop'
    setWayOut(
      tried.kind === 'unknown' ? 'no-connection' : tried.kind === 'too-many' ? 'too-many' : 'open',
    )
    switch (tried.kind) {
      case 'committed':
        count(item.key)
        settle(item.key, tried)
        parts.committed(item, tried.seq, bodyBytes)
        return 'next'
      case 'unsendable':
        sealed = null
        settle(item.key, tried)
        return 'next'
      case 'stale-epoch':
        try {
          await parts.refresh()
        } catch {
          setWayOut('no-connection')
        }
        // Under the same epoch it would be the same message key: only a newer one lets it be sealed again.
        if (parts.epoch() <= epoch) return 'again'
        sealed = null
        return 'next'
      default:
        return 'again'
    }
  }

  /** A place in the count is taken once its message is known to be committed; until then it can be used again. */
  function count(key: string) {
    if (sealed?.key !== key) return
    committedCount += 1
    sealed = null
  }

  function settle(key: string, status: Outgoing['status']) {
    change(key, (item) => ({ ...item, status }))
  }

  function change(key: string, how: (item: Outgoing) => Outgoing) {
    items = items.map((item) => (item.key === key ? how(item) : item))
    parts.onChange()
  }

  function setWayOut(now: WayOut) {
    if (now === wayOut) return
    wayOut = now
    parts.onChange()
  }
}

const isUndecided = ({ status }: Outgoing) => status.kind === 'waiting' || status.kind === 'held'

export type Outbox = ReturnType<typeof openOutbox>
