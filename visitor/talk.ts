import type { Conversation, Http } from '../src/chat/sealed/conversation.ts'
import { openConversation } from '../src/chat/sealed/open-conversation.ts'
import type { StartAnswer } from '../src/chat/sealed/start.ts'
import type { ConversationView } from '../src/chat/sealed/view.ts'
import type { LiveEvent } from '../src/live/event-stream.ts'
import { type LineState, openLine } from '../src/live/line.ts'
import type { VisitParts } from './visit.ts'

const aliveEveryMs = 20_000
const lookEveryMs = 1_000
/** Words that wait longer than this, or a line that is down longer, mean: show the telephone numbers. */
const lostAfterMs = 2_000
/** A closed desk is noticed some ten seconds late: together about a minute. */
const aloneAfterMs = 50_000
/** Nothing done on this device for so long: somebody else may hold it. */
export const idleAfterMs = 15 * 60_000

/** What opens a talk: her keys, her session, and where she stands. */
export type Started = StartAnswer & { readonly kind: 'started' }

export type Talk = {
  readonly started: Started
  readonly conversation: Conversation
  view(): { readonly chat: ConversationView; readonly lost: boolean; readonly alone: boolean }
  nudge(): void
  touched(): void
  leave(): void
}

/** The running conversation of one visitor: its line to the house, its signs of life, its silences. */
export function openTalk(
  parts: VisitParts,
  started: Started,
  tell: {
    readonly changed: () => void
    /** idle: nothing was done here for too long. elsewhere: the server does not know this session any more. */
    readonly ended: (why: 'idle' | 'elsewhere') => void
  },
): Talk {
  const { conversation: id, me, tokenB64 } = started
  const { clock } = parts
  const address = `/api/v1/conversations/${id}`
  const http: Http = async (path, init) => {
    const answer = await started.http(path, init)
    if (answer.status === 403 && !left) tell.ended('elsewhere')
    return answer
  }
  const conversation = openConversation({ ...parts, conversation: id, me, http })
  let downSince: number | null = null
  let touchedAt = clock()
  let shown = ''
  let left = false

  conversation.subscribe(tell.changed)
  const line = openLine({
    connect: (signal) => http(`${address}/stream?after=${conversation.view().head}`, { signal }),
    catchUp: () => conversation.catchUp(),
    replayed: 'level',
    onEvent: hear,
    onState,
    random: () => (parts.random(1)[0] ?? 0) / 256,
  })
  const alive = setInterval(() => void conversation.alive(), aliveEveryMs)
  const clockwork = setInterval(() => {
    if (endsIdle()) return
    const now = `${isLost()} ${isAlone()}`
    if (now !== shown) tell.changed()
    shown = now
  }, lookEveryMs)

  return {
    started,
    conversation,
    view: () => ({ chat: conversation.view(), lost: isLost(), alone: isAlone() }),
    nudge() {
      if (endsIdle()) return
      line.nudge()
      conversation.catchUp().catch(() => {}) // the line tells when the house is away
    },
    touched() {
      touchedAt = clock()
    },
    leave() {
      left = true
      clearInterval(alive)
      clearInterval(clockwork)
      parts.farewell(`${address}/leave`, tokenB64)
      line.hangUp()
      conversation.end()
    },
  }

  /** Who waits in the queue has nothing to do; everywhere else somebody else may hold the phone. */
  function endsIdle(): boolean {
    const isWaiting = conversation.view().state === 'queued'
    if (isWaiting || clock() - touchedAt <= idleAfterMs) return false
    tell.ended('idle')
    return true
  }

  /** Every event starts with the conversation's id and a space. */
  function hear({ name, data }: LiveEvent) {
    if (data.startsWith(`${id} `)) conversation.handle({ name, data: data.slice(id.length + 1) })
  }

  function onState(state: LineState) {
    if (state === 'streaming' || state === 'polling') downSince = null
    else downSince ??= clock()
    tell.changed()
  }

  function isLost(): boolean {
    const { items, trouble } = conversation.view()
    const late = clock() - lostAfterMs
    const stuck = items.some(
      (item) => item.kind === 'text' && item.status.kind === 'waiting' && item.sentAt < late,
    )
    const down = downSince !== null && downSince < late
    return down || stuck || trouble?.kind === 'no-connection'
  }

  function isAlone(): boolean {
    const { aloneSince } = conversation.view()
    return aloneSince !== null && clock() - aloneSince > aloneAfterMs
  }
}
