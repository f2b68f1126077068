import { type Conversation, openConversation } from '../src/chat/sealed/conversation.ts'
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

export type Talk = {
  readonly conversation: Conversation
  view(): { readonly chat: ConversationView; readonly lost: boolean; readonly alone: boolean }
  nudge(): void
  touched(): void
  leave(): void
}

/** The running conversation of one visitor: its line to the house, its signs of life, its silences. */
export function openTalk(
  parts: VisitParts,
  { conversation: id, me, http, tokenB64 }: StartAnswer & { readonly kind: 'started' },
  tell: { readonly changed: () => void; readonly idle: () => void },
): Talk {
  const { clock } = parts
  const address = `/api/v1/conversations/${id}`
  const conversation = openConversation({ ...parts, conversation: id, me, http })
  let downSince: number | null = null
  let touchedAt = clock()
  let shown = ''

  conversation.subscribe(tell.changed)
  const line = openLine({
    connect: (signal) => http(`${address}/stream?after=${conversation.view().head}`, { signal }),
    catchUp: () => conversation.catchUp(),
    onEvent: hear,
    onState,
    random: () => (parts.random(1)[0] ?? 0) / 256,
  })
  const alive = setInterval(() => void conversation.alive(), aliveEveryMs)
  const clockwork = setInterval(() => {
    const isTalking = conversation.view().state === 'active'
    if (isTalking && clock() - touchedAt > idleAfterMs) return tell.idle()
    const now = `${isLost()} ${isAlone()}`
    if (now !== shown) tell.changed()
    shown = now
  }, lookEveryMs)

  return {
    conversation,
    view: () => ({ chat: conversation.view(), lost: isLost(), alone: isAlone() }),
    nudge() {
      line.nudge()
      conversation.catchUp().catch(() => {}) // the line tells when the house is away
    },
    touched() {
      touchedAt = clock()
    },
    leave() {
      clearInterval(alive)
      clearInterval(clockwork)
      parts.farewell(`${address}/leave`, tokenB64)
      line.hangUp()
      conversation.end()
    },
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
