import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { onceMore, openRecent } from './recent.ts'

let now = 0
const open = (most: number) =>
  openRecent({ keyBytes: randomBytes(32), label: 'proef', forMs: 1_000, most, clock: () => now })

test('what came before is known for as long as it counts, and then it is new again', () => {
  const recent = open(10)
  expect(recent.note('a')).toBe('new')
  now += 999
  expect([recent.note('a'), recent.has('a')]).toEqual(['again', true])
  now += 1
  expect(recent.has('a')).toBe(false)
  expect(recent.note('a')).toBe('new')
})

test('a flood makes it forget what came first, and refuses nobody', () => {
  const recent = open(3)
  for (const what of ['a', 'b', 'c']) recent.note(what)
  expect(recent.note('d')).toBe('new')
  expect(['a', 'b', 'c', 'd'].map(recent.has)).toEqual([false, true, true, true])
  recent.forget('c')
  expect(recent.note('e')).toBe('new')
  expect(recent.has('b')).toBe(true)
})

test('asking whether something came does not remember it', () => {
  const recent = open(3)
  expect(recent.has('a')).toBe(false)
  expect(recent.note('a')).toBe('new')
})

test('somebody may have so many in that time, and another as many', () => {
  const recent = open(100)
  const firsts = Array.from({ length: 5 }, () => onceMore(recent, 'a', 3)?.isFirst ?? null)
  expect(firsts).toEqual([true, false, false, null, null])
  expect(onceMore(recent, 'b', 3)).toMatchObject({ isFirst: true })
  now += 1_000
  const again = onceMore(recent, 'a', 3)
  expect(again).toMatchObject({ isFirst: true })
  again?.undo()
  expect(onceMore(recent, 'a', 3)).toMatchObject({ isFirst: true })
})
