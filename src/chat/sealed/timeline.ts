import type { MemberId } from '../../chain/member.ts'
import type { GapWhy, Parked, RefusedWhy, UnopenedWhy } from './view.ts'

/** A frame after opening, before it has found its place. Hashes and ids are b64. */
export type Arrived = {
  readonly seq: number
  readonly hash: string
  readonly sender: MemberId
  readonly clientId: string
  readonly epoch: number
  readonly content: FrameContent
}

export type FrameContent =
  | {
      readonly kind: 'text'
      readonly text: string
      readonly sentAtMs: number
      readonly source: string
      readonly counter: number
      readonly lastSeq: number
      readonly lastHash: string
    }
  | { readonly kind: 'unopened'; readonly why: UnopenedWhy }
  | { readonly kind: 'earlier' }

/** What stands in the log, in the order a reader sees it. */
export type Entry =
  | {
      readonly kind: 'text'
      readonly key: string
      readonly seq: number
      readonly sender: MemberId
      readonly clientId: string
      readonly text: string
      readonly sentAtMs: number
    }
  | {
      readonly kind: 'unopened'
      readonly key: string
      readonly seq: number
      readonly why: UnopenedWhy
    }
  | { readonly kind: 'gap'; readonly key: string; readonly why: GapWhy }
  | { readonly kind: 'earlier'; readonly key: string; readonly count: number }
  | Note

/** Something about the members, between the frames. */
export type Note = { readonly key: string } & (
  | { readonly kind: 'joined' | 'left'; readonly names: readonly string[] }
  | ({ readonly kind: 'parked' } & Parked)
  | { readonly kind: 'refused'; readonly why: RefusedWhy }
)

/**
 * [Note: what a timeline hands on] `hashes` and `counts` grow in place and go from one timeline to the next, for a
 * copy per frame would let one visitor who writes thousands of them freeze a desk. Only the newest may be used.
 */
export type Timeline = {
  readonly entries: readonly Entry[]
  /** Highest number held, and the hash of its frame. */
  readonly head: number
  readonly hashes: Map<number, string>
  /** Per sender and source: the places of its count that are taken. */
  readonly counts: Map<string, Count>
}
type Count = { highest: number; readonly taken: Set<number> }

export function emptyTimeline(): Timeline {
  return { entries: [], head: 0, hashes: new Map(), counts: new Map() }
}

/** Whether a frame can take its place now. `ahead`: fetch what lies between first. */
export function fits(
  timeline: Timeline,
  seq: number,
  hash: string,
): 'next' | 'again' | 'other' | 'late' | 'ahead' {
  if (seq > timeline.head) return seq === timeline.head + 1 ? 'next' : 'ahead'
  const held = timeline.hashes.get(seq)
  if (held === undefined) return 'late'
  return held === hash ? 'again' : 'other'
}

/**
 * Puts one frame in its place. Nothing is dropped: what does not fit is shown as what it is. Call for `ahead`
 * only when the log itself has no more to give: somebody keeps frames from us. Source: docs/protocol.md §5.
 */
export function place(timeline: Timeline, arrived: Arrived): Timeline {
  const { seq, hash } = arrived
  switch (fits(timeline, seq, hash)) {
    case 'again':
      return timeline
    case 'other':
      return gap(timeline, 'history', `${seq}-${hash}`)
    case 'late':
      return hold(gap(timeline, 'order', `${seq}`), arrived)
    case 'ahead':
      return hold(gap(timeline, 'missing', `${seq}`), arrived)
    case 'next':
      return hold(timeline, arrived)
  }
}

/** Shows once that the log ends before its own head. */
export function missing(timeline: Timeline, head: number): Timeline {
  return gap(timeline, 'missing', `${head}`)
}

/** The server hands out frames of a member's own epochs only: what came before she joined is counted, not shown. */
export function joinAt(timeline: Timeline, firstSeq: number): Timeline {
  const count = firstSeq - 1
  if (timeline.head > 0 || !(count >= 1)) return timeline
  return append({ ...timeline, head: count }, { kind: 'earlier', key: 'earlier', count })
}

/** Shows a change of members once. */
export function note(timeline: Timeline, entry: Note): Timeline {
  return timeline.entries.some(({ key }) => key === entry.key) ? timeline : append(timeline, entry)
}

function hold(before: Timeline, { seq, hash, sender, clientId, content }: Arrived): Timeline {
  const timeline: Timeline = { ...before, head: Math.max(before.head, seq) }
  timeline.hashes.set(seq, hash)
  if (content.kind === 'earlier') return earlier(timeline, seq)
  if (content.kind === 'unopened') {
    return append(timeline, { kind: 'unopened', key: `u${seq}`, seq, why: content.why })
  }
  const { source, counter, text, sentAtMs } = content
  const whose = `${sender} ${source}`
  const count = timeline.counts.get(whose) ?? { highest: 0, taken: new Set<number>() }
  if (count.taken.has(counter)) {
    return append(timeline, { kind: 'unopened', key: `u${seq}`, seq, why: 'repeated' })
  }
  const { highest } = count
  count.taken.add(counter)
  count.highest = Math.max(highest, counter)
  timeline.counts.set(whose, count)
  let next = timeline
  if (counter > highest + 1 && !startsLate(timeline, highest)) next = gap(next, 'missing', `${seq}`)
  if (counter < highest) next = gap(next, 'order', `${seq}`)
  if (!sharesHistory(timeline, seq, content)) next = gap(next, 'history', `${seq}`)
  return append(next, { kind: 'text', key: clientId, seq, sender, clientId, text, sentAtMs })
}

/** Who came in later can not know how far a source had counted before. */
function startsLate(timeline: Timeline, highest: number): boolean {
  return highest === 0 && timeline.entries.some(({ kind }) => kind === 'earlier')
}

/** The sender held the same frame under the same number as we do; what we never held says nothing. */
function sharesHistory(
  { hashes }: Timeline,
  seq: number,
  { lastSeq, lastHash }: { readonly lastSeq: number; readonly lastHash: string },
): boolean {
  if (lastSeq >= seq) return false
  const held = hashes.get(lastSeq)
  return lastSeq === 0 || held === undefined || held === lastHash
}

function earlier(timeline: Timeline, seq: number): Timeline {
  const last = timeline.entries.at(-1)
  if (last?.kind !== 'earlier') {
    return append(timeline, { kind: 'earlier', key: `e${seq}`, count: 1 })
  }
  const grown: Entry = { ...last, count: last.count + 1 }
  return { ...timeline, entries: [...timeline.entries.slice(0, -1), grown] }
}

function gap(timeline: Timeline, why: GapWhy, where: string): Timeline {
  const key = `g${why}${where}`
  const shown = timeline.entries.some((entry) => entry.key === key)
  return shown ? timeline : append(timeline, { kind: 'gap', key, why })
}

function append(timeline: Timeline, entry: Entry): Timeline {
  return { ...timeline, entries: [...timeline.entries, entry] }
}
