import { mostEpoch } from '../../chain/epoch.ts'
import type { ConversationId, MemberId } from '../../chain/member.ts'
import { encodeEvent, type LiveEvent } from '../../live/event-stream.ts'
import type { Live } from '../../live/server/live.ts'
import { newsEvent } from '../news.ts'
import type { Chat } from './chat.ts'
import type { Frame } from './message-log.ts'
import { oneAtATime } from './rhythm.ts'
import { conversationTopic, sessionsEnded, tell, whoIsHere } from './topics.ts'

/** What one catching-up writes at most, so that a slow reader is not cut off; she fetches the rest herself. */
const mostReplayBytes = 256 * 1024
/** A reader holds no longer line; beyond it she fetches how things stand. */
const mostStandingChars = 60_000

export type FeedParts = {
  readonly chat: Chat
  readonly conversation: ConversationId
  readonly member: MemberId
  /** The last number the reader holds. */
  readonly after: number
  readonly write: (chunk: string) => void
  /** The log can not be read: let her come back. */
  readonly fail: () => void
  /** What the reader hears first: how things stand, in JSON of one line, and up to where the log went. Null: it is gone. */
  readonly stands?: () => Promise<{ readonly json: string; readonly head: number } | null>
  /** Called after an event was written. */
  readonly wrote?: (event: LiveEvent) => void
  /** Her tokens may be dead: the line must not outlive them. */
  readonly ended?: () => void
}

/**
 * One conversation on one stream: subscribes first, then replays, then passes on what happens. A frame is
 * written in order or not at all; when one is missing, the log is read. The answer ends it.
 */
export function openFeed(parts: FeedParts): () => void {
  const { chat, conversation, member, write } = parts
  const { live, shred } = chat.parts
  let last = parts.after
  let over = false
  let { stands } = parts
  /** What happens before she heard how things stand. */
  const early: LiveEvent[] = []
  const catchUp = oneAtATime(async () => (stands ? open(stands) : replay()))

  const leave = live.subscribe(conversationTopic(conversation), {
    news: (name, data) => void news(name, data),
    gap: () => guarded(refresh),
  })
  live.publish(conversationTopic(conversation), { name: whoIsHere, data: '' })
  guarded(catchUp.run)
  return () => {
    over = true
    leave()
  }

  function news(name: string, data: string | null) {
    if (name === whoIsHere) return sayHere(live)
    if (name === sessionsEnded) return parts.ended?.()
    if (name === 'message') return message(data)
    if (data === null) return name === 'passing' ? undefined : guarded(refresh)
    pass({ name, data })
  }

  function pass(event: LiveEvent) {
    if (over) return
    if (stands) return void early.push(event)
    write(encodeEvent(event))
    parts.wrote?.(event)
  }

  function message(data: string | null) {
    const seq = data === null ? Number.POSITIVE_INFINITY : Number(data.slice(seqAt, seqAt + 10))
    if (seq <= last) return
    if (seq === last + 1 && data !== null && !catchUp.busy()) {
      last = seq
      pass({ name: 'message', data })
    } else guarded(catchUp.run)
  }

  /** How things stand, what she lacks, and that this was all of it. */
  async function open(look: NonNullable<FeedParts['stands']>): Promise<void> {
    const standing = await look()
    if (!standing) return parts.fail()
    stands = undefined
    last = Math.min(last, standing.head)
    if (standing.json.length <= mostStandingChars)
      pass(newsEvent(conversation, { name: 'standing', json: standing.json }))
    else pass(newsEvent(conversation, { name: 'epoch', n: mostEpoch }))
    for (const event of early.splice(0)) pass(event)
    await replay()
    pass(newsEvent(conversation, { name: 'level', seq: Math.max(last, standing.head) }))
  }

  /** Frames that arrive meanwhile are read from the log after it. */
  async function replay(): Promise<void> {
    let bytes = 0
    while (!over && bytes < mostReplayBytes) {
      const page = await chat.log.page(conversation, member, last)
      if (page.length === 0) return
      for (const frame of page) {
        last = frame.seq
        bytes += frame.bytes.length
        pass(messageEvent(conversation, frame))
      }
    }
  }

  /** News may have been missed: say again how things stand. */
  async function refresh(): Promise<void> {
    parts.ended?.()
    const row = shred.has(conversation) ? await chat.reads.conversation(conversation) : null
    if (!row) return pass(newsEvent(conversation, deleted))
    pass(newsEvent(conversation, { name: 'state', state: row.state, epoch: row.epoch }))
    pass(newsEvent(conversation, { name: 'epoch', n: row.epoch }))
    await catchUp.run()
  }

  function sayHere(to: Live) {
    if (!over && chat.presence.here(conversation).includes(member))
      tell(to, conversation, { name: 'present', member, here: true })
  }

  function guarded(work: () => Promise<void>): void {
    work().catch(() => {
      if (!over) parts.fail()
    })
  }
}

/** Whatever epoch it had got to: nothing comes after it. */
const deleted = { name: 'state', state: 'deleted', epoch: mostEpoch } as const

/** After the id (22 characters) and a space. */
const seqAt = 23

function messageEvent(conversation: ConversationId, { seq, bytes }: Frame): LiveEvent {
  return newsEvent(conversation, { name: 'message', seq, frameB64: bytes.toString('base64url') })
}
