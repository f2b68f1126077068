import { toB64 } from '../../chain/base64url.ts'
import { frameHash, parseFrame } from '../../chain/frame.ts'
import type { ConversationId } from '../../chain/member.ts'
import type { Bytes } from '../../chain/notation.ts'
import { parseMessagePage } from '../message-page.ts'
import { ask } from './ask.ts'
import type { Http } from './conversation.ts'
import type { EpochNote, Holding } from './holding.ts'
import { openArrived } from './open-frame.ts'
import { type Arrived, emptyTimeline, fits, joinAt, missing, note, place } from './timeline.ts'

export type LogParts = {
  readonly conversation: ConversationId
  readonly http: Http
  readonly holding: () => Holding
  /** She came back by her code: the log goes on where she read last. */
  readonly returned: boolean
  /** Fetches the members' newest state; rejects when the house is away. */
  readonly refresh: () => Promise<void>
  readonly onPlaced: (arrived: Arrived) => void
}

/**
 * The frames one client holds, in order. A push is a hint; what `fetch` brings is the truth. Calls may not
 * overlap: the conversation runs them one after another.
 */
export function openLog(parts: LogParts) {
  let timeline = emptyTimeline()
  let notes: readonly EpochNote[] = []

  return {
    timeline: () => timeline,
    arrive,
    joinFrom,
    fetch: fetchRest,
    /** Keeps news about members until the first frame they concern, or until `showNotes`. */
    announce(more: readonly EpochNote[]) {
      notes = [...notes, ...more]
    },
    showNotes: () => showNotesUpTo(Number.POSITIVE_INFINITY),
    /** What the next message tells about the last frame held here; who just came in holds none. */
    last(): { readonly lastSeq: number; readonly lastHash: string | null } {
      const { head, hashes } = timeline
      const lastHash = hashes.get(head) ?? null
      return { lastSeq: lastHash === null ? 0 : head, lastHash }
    },
  }

  /** One frame, pushed or just committed. Rejects when something before it can not be fetched now. */
  async function arrive(seq: number, frameBytes: Bytes) {
    const hash = toB64(await frameHash(seq, frameBytes))
    const fit = fits(timeline, seq, hash)
    if (fit === 'again') return
    if (fit === 'ahead') await fetchRest()
    await put(seq, frameBytes)
  }

  async function fetchRest() {
    for (;;) {
      const { head } = timeline
      const path = `/api/v1/conversations/${parts.conversation}/messages?after=${head}`
      const page = await ask(parts.http, path, parseMessagePage)
      joinFrom(page.messages[0]?.seq ?? page.head + 1)
      for (const { seq, frameBytes } of page.messages) await put(seq, frameBytes)
      if (timeline.head >= page.head) return
      if (timeline.head === head) {
        timeline = missing(timeline, page.head)
        return
      }
    }
  }

  /**
   * What this member may read begins here, where she holds nothing yet: the first epoch in which only the visitor spoke
   * is missing to who came in after it; old words to who returned.
   */
  function joinFrom(seq: number) {
    const { membership } = parts.holding()
    const later = parts.returned || (membership !== null && membership.steps[0]?.n !== 0)
    if (later) timeline = joinAt(timeline, seq)
  }

  async function put(seq: number, frameBytes: Bytes) {
    const epoch = parseFrame(frameBytes)?.body.epoch ?? 0
    if (epoch > (parts.holding().membership?.epoch.n ?? 0)) await parts.refresh()
    const arrived = await openArrived(parts.holding(), seq, frameBytes)
    const isNew = !timeline.hashes.has(seq)
    showNotesUpTo(epoch)
    timeline = place(timeline, arrived)
    if (isNew) parts.onPlaced(arrived)
  }

  function showNotesUpTo(epoch: number) {
    for (const { n, note: entry } of notes) if (n <= epoch) timeline = note(timeline, entry)
    notes = notes.filter(({ n }) => n > epoch)
  }
}
