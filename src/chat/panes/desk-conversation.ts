import type { ConversationId } from '../../chain/member.ts'
import type { Line } from '../../queue/line.ts'
import type { Answers } from '../../queue/panes/waiting-person.ts'
import type { Conversation } from '../sealed/conversation.ts'
import type { ConversationView } from '../sealed/view.ts'
import type { Store } from './use-store.ts'

/** One of her conversations, as the panes show it. */
export type DeskConversation = {
  readonly conversation: ConversationId
  readonly name: string
  /** The queue line it came from; null after a reload, when only the server's list of ids is left. */
  readonly line: Line | null
  /** What she told before the chat; null when this tab did not claim it. */
  readonly answers: Answers | null
  /** When it was claimed in this tab, ms; null: then the first words tell. */
  readonly claimedMs: number | null
  /** Null while a claim is on its way. */
  readonly store: Conversation | null
}

export type DeskConversationActions = {
  readonly draftOf: (conversation: ConversationId) => string
  readonly onDraft: (conversation: ConversationId, text: string) => void
  readonly onFocus: (conversation: ConversationId) => void
  readonly onHide: (conversation: ConversationId) => void
  /** Ends it for everybody. */
  readonly onClose: (conversation: ConversationId) => void
  /** Takes an ended one off the screen, words and all. */
  readonly onDismiss: (conversation: ConversationId) => void
}

/** What a conversation shows while its claim is on its way. */
export const notYet: Store<ConversationView> = {
  view: () => notYetView,
  subscribe: () => () => {},
}
const notYetView: ConversationView = {
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
}

/** Since when it lasts, ms: the claim, or the first words on record. Null when nothing tells. */
export function startOf({ claimedMs }: DeskConversation, view: ConversationView): number | null {
  if (claimedMs !== null) return claimedMs
  const first = view.items.find((item) => item.kind === 'text')
  return first?.kind === 'text' ? first.sentAt : null
}

export const hasEnded = (view: ConversationView): boolean =>
  view.state === 'closed' || view.state === 'left'

/** The visitor is a member but has no line open now. */
export const visitorIsAway = (view: ConversationView): boolean =>
  view.state === 'active' && view.who.some(({ kind, here }) => kind === 'visitor' && !here)

/** How many of her own words are not on the server yet. */
export const unsentCount = (view: ConversationView): number =>
  view.items.filter(
    (item) =>
      item.kind === 'text' &&
      item.mine &&
      (item.status.kind === 'waiting' || item.status.kind === 'held'),
  ).length
