import { expect, test } from 'vitest'
import { roomLeft, usualCapacity } from './capacity.ts'

test('nobody on shift is closed, however empty the queue', () => {
  expect(roomLeft(0, 0, usualCapacity)).toEqual({ kind: 'closed' })
})

test('ten may wait for each counsellor, and never more than five hundred', () => {
  expect(roomLeft(2, 19, usualCapacity)).toEqual({ kind: 'open', fullness: 19 / 20 })
  expect(roomLeft(2, 20, usualCapacity)).toEqual({ kind: 'full' })
  expect(roomLeft(90, 499, usualCapacity).kind).toBe('open')
  expect(roomLeft(90, 500, usualCapacity).kind).toBe('full')
})
