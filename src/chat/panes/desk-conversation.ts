import type { ConversationId } from '../../chain/member.ts'
import type { Line } from '../../queue/line.ts'
import type { Answers } from '../../queue/panes/waiting-person.ts'
import type { OwnConversation } from '../desk-state.ts'
import type { Conversation } from '../sealed/conversation.ts'
import type { ConversationView } from '../sealed/view.ts'
import { type Ended, fixed } from './ended.ts'
import type { Store } from './use-store.ts'

/** One of her conversations, as the panes show it. */
export type DeskConversation = {
  readonly conversation: ConversationId
  readonly name: string
  /** The queue line it came from; null after a reload, when only the server's list of ids is left. */
  readonly line: Line | null
  /** What she told before the chat; null when this tab did not see it. */
  readonly answers: Answers | null
  /** It came from the inbox, or the visitor was away when this tab found it: she reads the answer with her code. */
  readonly asMessage: boolean
  /** What the house told of it last; null until it has. */
  readonly told: Pick<OwnConversation, 'unanswered' | 'here' | 'days'> | null
  /** When it was claimed in this tab, ms; null: then the first words tell. */
  readonly claimedMs: number | null
  /** Null while a claim is on its way, and once it has ended for her. */
  readonly store: Conversation | null
  /** A way out of it is on its way to the house. */
  readonly parting: boolean
  /** It ended for her; what stood there stays until she takes it away. */
  readonly ended: Ended | null
}

export type DeskConversationActions = {
  readonly draftOf: (conversation: ConversationId) => string
  readonly onDraft: (conversation: ConversationId, text: string) => void
  readonly onFocus: (conversation: ConversationId) => void
  readonly onHide: (conversation: ConversationId) => void
  /** Ends it; the team holds it. readsBack: whether a colleague may read back when the visitor returns. */
  readonly onClose: (conversation: ConversationId, readsBack: boolean) => void
  /** Gives it to the team, to go on at once or when the visitor returns. */
  readonly onHandBack: (conversation: ConversationId, readsBack: boolean) => void
  /** Takes an ended one off the screen, words and all. */
  readonly onDismiss: (conversation: ConversationId) => void
}

/** Where its view comes from now. */
export const viewed = ({ store, ended }: DeskConversation): Store<ConversationView> =>
  ended?.shows ?? store ?? notYet

const notYet = fixed({
  state: 'active',
  place: null,
  waitSeconds: null,
  who: [],
  items: [],
  typing: false,
  trouble: null,
  unread: 0,
  head: 0,
  epoch: 0,
  aloneSince: null,
})

/** Since when it lasts, ms: the claim, or the first words on record. Null when nothing tells. */
export function startOf({ claimedMs }: DeskConversation, view: ConversationView): number | null {
  if (claimedMs !== null) return claimedMs
  const first = view.items.find((item) => item.kind === 'text')
  return first?.kind === 'text' ? first.sentAt : null
}

/** How it ended for her; null while it goes on. */
export function endingOf({ ended }: DeskConversation, { state }: ConversationView) {
  return ended?.kind ?? (state === 'left' ? 'left' : null)
}

/** The visitor is a member but has no line open now. */
export const visitorIsAway = (view: ConversationView): boolean =>
  view.state === 'active' && view.who.some(({ kind, here }) => kind === 'visitor' && !here)

/** The visitor's words came last: what stands in the log tells, else the house. */
export function isUnanswered({ told }: DeskConversation, view: ConversationView): boolean {
  const last = view.items.findLast((item) => item.kind === 'text' && item.seq !== null)
  return last?.kind === 'text' ? last.by.kind === 'visitor' : (told?.unanswered ?? false)
}

/** How many of her own words are not on the server yet. */
export const unsentCount = (view: ConversationView): number =>
  view.items.filter(
    (item) =>
      item.kind === 'text' &&
      item.mine &&
      (item.status.kind === 'waiting' || item.status.kind === 'held'),
  ).length
