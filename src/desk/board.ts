import type { ConversationId } from '../chain/member.ts'
import { conversationName } from '../chat/conversation-name.ts'
import type { DeskConversation } from '../chat/panes/desk-conversation.ts'
import type { Answers, WaitingPerson } from '../queue/panes/waiting-person.ts'
import type { QueueEntry } from '../queue/queue-entry.ts'
import { add, bring, noPanes, type Panes, takeAway } from './panes.ts'

/** Everything the desk shows of queue and conversations. What stands inside a conversation is its store's. */
export type Board = {
  /** The house has told at least once. */
  readonly told: boolean
  readonly onShift: boolean
  /** In the order of the house: who waits longest first. */
  readonly waiting: readonly WaitingPerson[]
  /** Oldest first; a place, once given, stays until the conversation is taken away. */
  readonly mine: readonly DeskConversation[]
  readonly claiming: ConversationId | null
  readonly panes: Panes
}

export const emptyBoard: Board = {
  told: false,
  onShift: false,
  waiting: [],
  mine: [],
  claiming: null,
  panes: noPanes,
}

export type Happening =
  | {
      readonly kind: 'told'
      readonly onShift: boolean
      readonly waiting: readonly WaitingPerson[]
      /** Conversations this tab learns of now, with their stores. */
      readonly found: readonly DeskConversation[]
    }
  | {
      readonly kind: 'opened'
      readonly conversation: ConversationId
      readonly answers: Answers
    }
  | { readonly kind: 'claiming'; readonly conversation: ConversationId; readonly nowMs: number }
  | { readonly kind: 'claimed'; readonly store: NonNullable<DeskConversation['store']> }
  | { readonly kind: 'not-claimed'; readonly gone: boolean }
  | { readonly kind: 'shift'; readonly on: boolean }
  | { readonly kind: 'bring' | 'hide' | 'dismiss'; readonly conversation: ConversationId }
  | { readonly kind: 'back' }

/** The board after something happened. Pure: everything it needs stands in its arguments. */
export function next(board: Board, happening: Happening): Board {
  switch (happening.kind) {
    case 'told':
      return afterTold(board, happening)
    case 'opened':
      return {
        ...board,
        waiting: board.waiting.map((person) =>
          person.conversation === happening.conversation
            ? { ...person, answers: happening.answers }
            : person,
        ),
      }
    case 'claiming':
      return afterClaiming(board, happening.conversation, happening.nowMs)
    case 'claimed':
      return {
        ...board,
        claiming: null,
        mine: board.mine.map((one) =>
          one.conversation === board.claiming ? { ...one, store: happening.store } : one,
        ),
        waiting: board.waiting.filter(({ conversation }) => conversation !== board.claiming),
      }
    case 'not-claimed':
      return afterNotClaimed(board, happening.gone)
    case 'shift':
      return { ...board, onShift: happening.on }
    case 'bring':
      return { ...board, panes: bring(board.panes, happening.conversation) }
    case 'hide':
      return { ...board, panes: takeAway(board.panes, happening.conversation) }
    case 'dismiss':
      return without(board, happening.conversation)
    case 'back':
      return { ...board, panes: { ...board.panes, attending: false } }
  }
}

/** One of the queue as the house told it, before her envelope is open. */
export function personOf(entry: QueueEntry, nowMs: number): WaitingPerson {
  const { conversation, line, lost, waitedSeconds } = entry
  return {
    conversation,
    name: conversationName(conversation),
    line,
    sinceMs: nowMs - waitedSeconds * 1000,
    lost,
    answers: { kind: 'opening' },
  }
}

/** Who can be claimed now: not the one on its way, who already stands among her conversations. */
export const claimable = ({ waiting, claiming }: Board): readonly WaitingPerson[] =>
  waiting.filter(({ conversation }) => conversation !== claiming)

function afterTold(board: Board, told: Extract<Happening, { kind: 'told' }>): Board {
  const known = new Map(board.waiting.map((person) => [person.conversation, person]))
  const found = told.found.filter(
    ({ conversation }) => !board.mine.some((one) => one.conversation === conversation),
  )
  const grown = found.reduce((panes, { conversation }) => add(panes, conversation), board.panes)
  return {
    ...board,
    told: true,
    onShift: told.onShift,
    waiting: told.waiting.map((person) => settle(person, known.get(person.conversation))),
    mine: [...board.mine, ...found],
    // After a reload the first of them is in front of her; later ones wait in the list.
    panes: board.told ? grown : { ...grown, attending: grown.used.length > 0 },
  }
}

/** What was opened stays opened, and a time that differs by rounding only does not jump. */
function settle(person: WaitingPerson, before: WaitingPerson | undefined): WaitingPerson {
  if (!before) return person
  const jumps = Math.abs(before.sinceMs - person.sinceMs) > 2_000
  return {
    ...person,
    answers: before.answers,
    sinceMs: jumps ? person.sinceMs : before.sinceMs,
  }
}

function afterClaiming(board: Board, conversation: ConversationId, nowMs: number): Board {
  const person = board.waiting.find((one) => one.conversation === conversation)
  if (!person || board.claiming !== null) return board
  const { name, line, answers } = person
  const one = { conversation, name, line, answers, claimedMs: nowMs, store: null }
  return {
    ...board,
    claiming: conversation,
    mine: [...board.mine, one],
    panes: bring(board.panes, conversation),
  }
}

function afterNotClaimed(board: Board, gone: boolean): Board {
  const { claiming } = board
  if (claiming === null) return board
  return {
    ...without(board, claiming),
    claiming: null,
    waiting: gone
      ? board.waiting.filter(({ conversation }) => conversation !== claiming)
      : board.waiting,
  }
}

function without(board: Board, conversation: ConversationId): Board {
  return {
    ...board,
    mine: board.mine.filter((one) => one.conversation !== conversation),
    panes: takeAway(board.panes, conversation),
  }
}
