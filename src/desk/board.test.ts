import { describe, expect, test } from 'vitest'
import type { ConversationId } from '../chain/member.ts'
import type { DeskConversation } from '../chat/panes/desk-conversation.ts'
import type { WaitingPerson } from '../queue/panes/waiting-person.ts'
import { type Board, claimable, emptyBoard, next } from './board.ts'
import { focusedOf, visiblePanes } from './panes.ts'

const id = (name: string) => name as ConversationId
const person = (name: string, sinceMs = 0): WaitingPerson => ({
  conversation: id(name),
  name,
  line: 'self',
  sinceMs,
  lost: false,
  answers: { kind: 'opening' },
})
const own = (name: string): DeskConversation => ({
  conversation: id(name),
  name,
  line: null,
  answers: null,
  claimedMs: null,
  store: null,
})
const told = (board: Board, waiting: WaitingPerson[], found: DeskConversation[] = []) =>
  next(board, { kind: 'told', onShift: true, waiting, found })
const claiming = (board: Board, name: string) =>
  next(board, { kind: 'claiming', conversation: id(name), nowMs: 5 })

describe('the board', () => {
  test('a claim moves the visitor to her conversations at once, in front of her', () => {
    const board = claiming(told(emptyBoard, [person('a'), person('b')]), 'a')
    expect(board.mine.map(({ name, claimedMs }) => [name, claimedMs])).toEqual([['a', 5]])
    expect(focusedOf(board.panes)).toBe('a')
    expect(claimable(board).map(({ name }) => name)).toEqual(['b'])
  })

  test('a colleague who was first gets it: it leaves the screen and the queue', () => {
    const before = told(emptyBoard, [person('a'), person('b')])
    const board = next(claiming(before, 'a'), { kind: 'not-claimed', gone: true })
    expect(board.mine).toEqual([])
    expect(board.waiting.map(({ name }) => name)).toEqual(['b'])
    expect(board.panes.places).toEqual([])
    expect(board.claiming).toBeNull()
  })

  test('a claim that failed on the way leaves her in the queue', () => {
    const before = told(emptyBoard, [person('a')])
    const board = next(claiming(before, 'a'), { kind: 'not-claimed', gone: false })
    expect(board.mine).toEqual([])
    expect(claimable(board)).toHaveLength(1)
  })

  test('one claim at a time', () => {
    const board = claiming(claiming(told(emptyBoard, [person('a'), person('b')]), 'a'), 'b')
    expect(board.claiming).toBe('a')
    expect(board.mine).toHaveLength(1)
  })

  test('the news of the house keeps opened answers, and waiting times do not jump', () => {
    const opened = next(told(emptyBoard, [person('a', 1_000)]), {
      kind: 'opened',
      conversation: id('a'),
      answers: { kind: 'unopened' },
    })
    const board = told(opened, [person('a', 1_900), person('b', 7_000)])
    expect(board.waiting[0]).toMatchObject({ answers: { kind: 'unopened' }, sinceMs: 1_000 })
    expect(told(opened, [person('a', 9_000)]).waiting[0]?.sinceMs).toBe(9_000)
  })

  test('after a reload her conversations come back, the first in front of her', () => {
    const board = told(emptyBoard, [], [own('a'), own('b')])
    expect(focusedOf(board.panes)).toBe('a')
    expect(visiblePanes(board.panes, 3)).toEqual(['a', 'b'])
  })

  test('one claimed in another tab joins the list and takes no attention', () => {
    const first = told(emptyBoard, [], [own('a')])
    const board = told(told(first, [], [own('b')]), [], [own('b')])
    expect(board.mine.map(({ name }) => name)).toEqual(['a', 'b'])
    expect(focusedOf(board.panes)).toBe('a')
  })

  test('a conversation taken away leaves list and screen', () => {
    const board = next(told(emptyBoard, [], [own('a'), own('b')]), {
      kind: 'dismiss',
      conversation: id('a'),
    })
    expect(board.mine.map(({ name }) => name)).toEqual(['b'])
    expect(focusedOf(board.panes)).toBe('b')
  })

  test('one that is hidden stays among her conversations', () => {
    const board = next(told(emptyBoard, [], [own('a')]), { kind: 'hide', conversation: id('a') })
    expect(board.mine).toHaveLength(1)
    expect(visiblePanes(board.panes, 3)).toEqual([])
  })
})
