import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { openRecent } from './recent.ts'

let now = 0
const open = (most: number) =>
  openRecent({ keyBytes: randomBytes(32), label: 'proef', forMs: 1_000, most, clock: () => now })

test('what came before is known for as long as it counts, and then it is new again', () => {
  const recent = open(10)
  expect(recent.note('a')).toBe('new')
  now += 999
  expect(recent.note('a')).toBe('again')
  now += 1
  expect(recent.note('a')).toBe('new')
})

test('holds no more than it may; what there is no room for is not called new', () => {
  const recent = open(3)
  for (const what of ['a', 'b', 'c']) recent.note(what)
  expect(recent.note('d')).toBe('full')
  expect(recent.note('a')).toBe('again')
  recent.forget('b')
  expect(recent.note('d')).toBe('new')
  now += 1_000
  expect(recent.note('e')).toBe('new')
})
