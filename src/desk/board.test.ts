import { describe, expect, test } from 'vitest'
import type { ConversationId } from '../chain/member.ts'
import type { OwnConversation } from '../chat/desk-state.ts'
import type { DeskConversation } from '../chat/panes/desk-conversation.ts'
import { endedAs } from '../chat/panes/ended.ts'
import type { WaitingMessage } from '../chat/panes/waiting-message.ts'
import type { ConversationView } from '../chat/sealed/view.ts'
import type { WaitingPerson } from '../queue/panes/waiting-person.ts'
import { type Board, claimable, emptyBoard, next, type Told, takeable } from './board.ts'
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
  asMessage: false,
  told: null,
  claimedMs: null,
  store: null,
  parting: false,
  ended: null,
})
const message = (name: string, days = 0): WaitingMessage => ({
  conversation: id(name),
  name,
  days,
  answers: { kind: 'opening' },
})
const house = (name: string, change: Partial<OwnConversation> = {}): OwnConversation => ({
  conversation: id(name),
  state: 'active',
  unanswered: false,
  here: true,
  days: 0,
  ...change,
})
const tell = (board: Board, change: Partial<Told>) =>
  next(board, {
    kind: 'told',
    onShift: true,
    waiting: [],
    inbox: [],
    own: [],
    found: [],
    unattended: [],
    assigned: [],
    ...change,
  })
const told = (board: Board, waiting: WaitingPerson[], found: DeskConversation[] = []) =>
  tell(board, { waiting, found })
const claiming = (board: Board, name: string) =>
  next(board, { kind: 'claiming', conversation: id(name), nowMs: 5, held: new Set() })

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

  test('a message she takes on goes from the inbox to her own, marked as one', () => {
    const board = claiming(tell(emptyBoard, { inbox: [message('a', 3), message('b')] }), 'a')
    expect(board.mine.map(({ name, asMessage }) => [name, asMessage])).toEqual([['a', true]])
    expect(takeable(board).map(({ name }) => name)).toEqual(['b'])
  })

  test('who she has is not to be claimed again, though a list from before names her still', () => {
    const store = { name: 'hers' } as unknown as NonNullable<DeskConversation['store']>
    const claimed = next(claiming(told(emptyBoard, [person('a')]), 'a'), { kind: 'claimed', store })
    const late = tell(claimed, { waiting: [person('a'), person('b')], inbox: [message('a')] })
    expect(claimable(late).map(({ name }) => name)).toEqual(['b'])
    expect(takeable(late)).toEqual([])
    expect(claiming(late, 'a')).toBe(late)
    expect(late.mine).toMatchObject([{ conversation: 'a', store }])
  })

  test('what her other tab claimed comes with the answers this tab saw open', () => {
    const answers = { kind: 'opened', precheck: null, campaign: null } as const
    const waits = next(told(emptyBoard, [person('a')]), {
      kind: 'opened',
      conversation: id('a'),
      answers,
    })
    const [one] = tell(waits, { found: [own('a')], own: [house('a')] }).mine
    expect(one).toMatchObject({ answers, line: 'self', asMessage: false })
  })

  test('after a reload a conversation without its visitor is a message', () => {
    const away = house('a', { here: false, unanswered: true, days: 2 })
    const [one] = tell(emptyBoard, { found: [own('a')], own: [away] }).mine
    expect(one).toMatchObject({ asMessage: true, told: { unanswered: true, days: 2 } })
  })

  test('of a deleted conversation neither words nor answers stay on the board', () => {
    const answers = { kind: 'opened', precheck: null, campaign: null } as const
    const mine = tell(emptyBoard, { found: [{ ...own('a'), answers }] })
    const [one] = next(mine, {
      kind: 'ended',
      conversation: id('a'),
      ended: endedAs('deleted', noView),
    }).mine
    expect(one).toMatchObject({ answers: null, line: null, store: null })
  })

  test('one that ended for her and is hers again begins anew', () => {
    const ended = next(tell(emptyBoard, { found: [own('a')] }), {
      kind: 'ended',
      conversation: id('a'),
      ended: endedAs('out', noView),
    })
    expect(tell(ended, { found: [own('a')] }).mine.map((one) => one.ended)).toEqual([null])
    const claimed = claiming(told(ended, [person('a')]), 'a')
    expect(claimed.mine.map((one) => one.ended)).toEqual([null])
  })
})

const noView: ConversationView = {
  state: 'active',
  place: null,
  waitSeconds: null,
  who: [],
  items: [],
  typing: false,
  trouble: null,
  unread: 0,
  head: 0,
  epoch: 1,
  aloneSince: null,
}
