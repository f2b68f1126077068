import { expect, test } from 'vitest'
import type { ConversationId } from '../chain/member.ts'
import { add, bring, focusedOf, noPanes, takeAway, visiblePanes } from './panes.ts'

const [a, b, c, d] = ['a', 'b', 'c', 'd'] as ConversationId[] as [
  ConversationId,
  ConversationId,
  ConversationId,
  ConversationId,
]
const three = bring(bring(bring(noPanes, a), b), c)

test('conversations stand in the order they were opened and stay where they stand', () => {
  expect(visiblePanes(three, 3)).toEqual([a, b, c])
  expect(visiblePanes(bring(three, a), 3)).toEqual([a, b, c])
  expect(focusedOf(bring(three, a))).toBe(a)
})

test('a fourth takes the place of the one used longest ago', () => {
  expect(visiblePanes(bring(bring(three, a), d), 3)).toEqual([a, d, c])
})

test('a fourth does not take the place of one she is typing in', () => {
  expect(visiblePanes(bring(three, d, new Set([a])), 3)).toEqual([a, d, c])
  expect(visiblePanes(bring(three, d, new Set([a, b])), 3)).toEqual([a, b, d])
  expect(visiblePanes(bring(three, d, new Set([a, b, c])), 3)).toEqual([d, b, c])
})

test('a narrow screen shows the last used only', () => {
  expect(visiblePanes(bring(three, b), 1)).toEqual([b])
  expect(visiblePanes(bring(three, a), 2)).toEqual([a, c])
})

test('one that comes from another tab never takes her attention', () => {
  expect(focusedOf(add(bring(noPanes, a), b))).toBe(a)
  expect(visiblePanes(add(bring(noPanes, a), b), 3)).toEqual([a, b])
  expect(add(three, d)).toBe(three)
})

test('taking one away gives the attention back to the one before', () => {
  expect(focusedOf(takeAway(three, c))).toBe(b)
  expect(takeAway(bring(noPanes, a), a)).toEqual(noPanes)
})
