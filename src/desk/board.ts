import type { ConversationId } from '../chain/member.ts'
import type { OwnConversation } from '../chat/desk-state.ts'
import { type DeskConversation, endingOf, viewed } from '../chat/panes/desk-conversation.ts'
import type { Ended } from '../chat/panes/ended.ts'
import type { WaitingMessage } from '../chat/panes/waiting-message.ts'
import type { Assigned, Unattended } from '../chat/panes/without-answer.ts'
import type { Answers, WaitingPerson } from '../queue/panes/waiting-person.ts'
import { afterTold } from './board-told.ts'
import { bring, noPanes, type Panes, takeAway } from './panes.ts'

/** Everything the desk shows of queue and conversations. What stands inside a conversation is its store's. */
export type Board = {
  /** The house has told at least once. */
  readonly told: boolean
  readonly onShift: boolean
  /** In the order of the house: who waits longest first. */
  readonly waiting: readonly WaitingPerson[]
  /** Messages that were left, oldest first. */
  readonly inbox: readonly WaitingMessage[]
  /** Oldest first; a place, once given, stays until the conversation is taken away. */
  readonly mine: readonly DeskConversation[]
  /** For supervisors: visitors without a counsellor, and messages somebody took on without an answer. */
  readonly unattended: readonly Unattended[]
  readonly assigned: readonly Assigned[]
  readonly claiming: ConversationId | null
  readonly panes: Panes
}

export const emptyBoard: Board = {
  told: false,
  onShift: false,
  waiting: [],
  inbox: [],
  mine: [],
  unattended: [],
  assigned: [],
  claiming: null,
  panes: noPanes,
}

/** held: the conversations with words of hers that she did not send. */
type Held = { readonly held: ReadonlySet<ConversationId> }

export type Told = {
  readonly kind: 'told'
  /** What the house says of hers. */
  readonly own: readonly OwnConversation[]
  /** Conversations this tab learns of now, with their stores. */
  readonly found: readonly DeskConversation[]
} & Pick<Board, 'onShift' | 'waiting' | 'inbox' | 'unattended' | 'assigned'>

export type Happening =
  | Told
  | {
      readonly kind: 'opened'
      readonly conversation: ConversationId
      readonly answers: Answers
    }
  | ({
      readonly kind: 'claiming'
      readonly conversation: ConversationId
      readonly nowMs: number
    } & Held)
  | { readonly kind: 'claimed'; readonly store: NonNullable<DeskConversation['store']> }
  | { readonly kind: 'not-claimed'; readonly gone: boolean }
  | { readonly kind: 'shift'; readonly on: boolean }
  | ({ readonly kind: 'bring'; readonly conversation: ConversationId } & Held)
  | { readonly kind: 'parting'; readonly conversation: ConversationId; readonly on: boolean }
  | { readonly kind: 'ended'; readonly conversation: ConversationId; readonly ended: Ended }
  | { readonly kind: 'hide' | 'dismiss'; readonly conversation: ConversationId }
  | { readonly kind: 'back' }

/** The board after something happened. Pure: everything it needs stands in its arguments. */
export function next(board: Board, happening: Happening): Board {
  switch (happening.kind) {
    case 'told':
      return afterTold(board, happening)
    case 'opened': {
      const { conversation, answers } = happening
      return {
        ...board,
        waiting: changeOne(board.waiting, conversation, { answers }),
        inbox: changeOne(board.inbox, conversation, { answers }),
      }
    }
    case 'claiming':
      return afterClaiming(board, happening)
    case 'claimed':
      return afterClaimed(board, happening.store)
    case 'not-claimed':
      return afterNotClaimed(board, happening.gone)
    case 'shift':
      return { ...board, onShift: happening.on }
    case 'bring':
      return { ...board, panes: bring(board.panes, happening.conversation, happening.held) }
    case 'parting':
      return changeMine(board, happening.conversation, { parting: happening.on })
    case 'ended':
      return afterEnded(board, happening.conversation, happening.ended)
    case 'hide':
      return { ...board, panes: takeAway(board.panes, happening.conversation) }
    case 'dismiss':
      return without(board, happening.conversation)
    case 'back':
      return { ...board, panes: { ...board.panes, attending: false } }
  }
}

/** Who can be claimed now: nobody she has, or is getting, whom a list from before may still name. */
export const claimable = (board: Board): readonly WaitingPerson[] =>
  board.waiting.filter(({ conversation }) => !isHers(board, conversation))

/** The messages that can be taken on now. */
export const takeable = (board: Board): readonly WaitingMessage[] =>
  board.inbox.filter(({ conversation }) => !isHers(board, conversation))

/** Among her conversations, and not ended for her. */
export const isHers = ({ mine }: Board, conversation: ConversationId): boolean =>
  mine.some((one) => one.conversation === conversation && !one.ended)

/** Hers that go on now; one just claimed, whose state has not come yet, goes on too. */
export const goingOn = ({ mine }: Board): readonly DeskConversation[] =>
  mine.filter((one) => endingOf(one, viewed(one).view()) === null)

function afterClaiming(
  board: Board,
  { conversation, nowMs, held }: Extract<Happening, { kind: 'claiming' }>,
): Board {
  const isIt = (one: { readonly conversation: ConversationId }) => one.conversation === conversation
  const person = board.waiting.find(isIt)
  const waits = person ?? board.inbox.find(isIt)
  if (!waits || board.claiming !== null || isHers(board, conversation)) return board
  const one: DeskConversation = {
    conversation,
    name: waits.name,
    // Who leaves a message stands in no line; her answers say whom it is for.
    line: person?.line ?? 'self',
    answers: waits.answers,
    asMessage: !person,
    told: null,
    claimedMs: nowMs,
    store: null,
    parting: false,
    ended: null,
  }
  return {
    ...board,
    claiming: conversation,
    // One that was hers before stood here as ended; it begins anew.
    mine: [...board.mine.filter((other) => !isIt(other)), one],
    panes: bring(board.panes, conversation, held),
  }
}

function afterClaimed(
  board: Board,
  store: Extract<Happening, { kind: 'claimed' }>['store'],
): Board {
  const { claiming } = board
  if (claiming === null) return board
  const isOther = (one: { readonly conversation: ConversationId }) => one.conversation !== claiming
  return {
    ...changeMine(board, claiming, { store }),
    claiming: null,
    waiting: board.waiting.filter(isOther),
    inbox: board.inbox.filter(isOther),
  }
}

function afterNotClaimed(board: Board, gone: boolean): Board {
  const { claiming } = board
  if (claiming === null) return board
  const isOther = (one: { readonly conversation: ConversationId }) => one.conversation !== claiming
  const rest = gone
    ? { waiting: board.waiting.filter(isOther), inbox: board.inbox.filter(isOther) }
    : {}
  return { ...without(board, claiming), claiming: null, ...rest }
}

/** The answers of somebody who deleted her conversation go with it. */
function afterEnded(board: Board, conversation: ConversationId, ended: Ended): Board {
  const over = { ended, store: null, parting: false }
  const change = ended.kind === 'deleted' ? { ...over, answers: null, line: null } : over
  return changeMine(board, conversation, change)
}

function without(board: Board, conversation: ConversationId): Board {
  return {
    ...board,
    mine: board.mine.filter((one) => one.conversation !== conversation),
    panes: takeAway(board.panes, conversation),
  }
}

const changeMine = (
  board: Board,
  conversation: ConversationId,
  change: Partial<DeskConversation>,
): Board => ({ ...board, mine: changeOne(board.mine, conversation, change) })

function changeOne<T extends { readonly conversation: ConversationId }>(
  all: readonly T[],
  conversation: ConversationId,
  change: Partial<T>,
): readonly T[] {
  return all.map((one) => (one.conversation === conversation ? { ...one, ...change } : one))
}
