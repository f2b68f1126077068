import { expect, test } from 'vitest'
import { poolDatabase } from '../../database/server/pool.ts'
import { testDatabase } from '../../database/server/testing.ts'
import { createLive } from '../../live/server/live.ts'
import { openPeople } from '../../people/server/open-people.ts'
import { usualCapacity } from '../capacity.ts'
import { openQueue } from './queue.ts'
import {
  beginShift,
  countRoom,
  endOverdueShifts,
  endShift,
  isOnShift,
  lastWaits,
  noteWait,
} from './store.ts'

const database = await testDatabase()
const nowMs = Date.UTC(2026, 0, 15, 12)
const account = new Uint8Array(16).fill(1)

test('a page learns that nobody knows when the database is gone', async () => {
  const gone = poolDatabase({ host: '/nowhere', port: 1 })
  const clock = () => nowMs
  const people = openPeople({ db: gone, clock, publicOrigin: 'http://localhost:1' })
  const queue = openQueue({
    database: gone,
    live: createLive(null),
    clock,
    demo: false,
    people,
    entry: async () => ({ kind: 'open', closesAt: null }),
    capacity: usualCapacity,
  })
  expect(await queue.chatState()).toEqual({ kind: 'unknown' })
  await gone[Symbol.asyncDispose]()
})

test('outside opening hours, or without a reception paper, the chat is closed and says when it opens', async () => {
  const clock = () => nowMs
  const people = openPeople({ db: database, clock, publicOrigin: 'http://localhost:1' })
  const opensAt = new Date(nowMs + 3_600_000)
  const queue = openQueue({
    database,
    live: createLive(null),
    clock,
    demo: false,
    people,
    entry: async () => ({ kind: 'closed', opensAt }),
    capacity: usualCapacity,
  })
  expect(await queue.chatState()).toEqual({ kind: 'closed', opensAt })
})

test('a shift begun twice is one shift, and it ends by itself', async () => {
  await beginShift(database, account, nowMs + 1_000)
  await beginShift(database, account, nowMs + 2_000)
  expect((await countRoom(database, nowMs)).onShift).toBe(1)
  expect(await isOnShift(database, account, nowMs + 1_500)).toBe(true)
  expect(await isOnShift(database, account, nowMs + 2_000)).toBe(false)
  expect(await endOverdueShifts(database, nowMs + 2_000)).toBe(true)
  expect(await endOverdueShifts(database, nowMs + 2_000)).toBe(false)
})

test('of a shift that ended nothing is kept', async () => {
  const [stopped, forgotten] = [new Uint8Array(16).fill(2), new Uint8Array(16).fill(3)]
  await beginShift(database, stopped, nowMs + 1_000)
  await beginShift(database, forgotten, nowMs + 1_000)
  expect(await endShift(database, stopped)).toBe(true)
  expect(await endOverdueShifts(database, nowMs + 1_000)).toBe(true)
  const kept = await database.query({ name: 'test.shifts', text: 'select 1 from queue.shift' })
  expect(kept.rows).toEqual([])
})

test('only the last twenty waits are kept', async () => {
  for (let seconds = 0; seconds < 45; seconds++) await noteWait(database, seconds)
  const kept = (await lastWaits(database)).toSorted((one, other) => one - other)
  expect(kept).toEqual(Array.from({ length: 20 }, (_, at) => 25 + at))
})
