import { expect, onTestFinished, test } from 'vitest'
import { testDatabase } from '../../database/server/testing.ts'
import type { Stage } from '../stage.ts'
import { openCounting } from './counting.ts'
import { testCampaigns } from './test-campaigns.ts'

const database = await testDatabase()
const { desk, linked } = testCampaigns(database)

const hourMs = 3_600_000

/** A code that has a link, and how it is counted by a node whose clock the test sets. */
async function opened() {
  const ask = await desk()
  const { code } = await linked(ask)
  const world = { now: Date.parse('2026-11-22T13:00:00Z') }
  const open = () =>
    openCounting(
      database,
      () => world.now,
      (error) => {
        throw error
      },
    )
  const counting = open()
  onTestFinished(() => counting[Symbol.asyncDispose]())
  return { world, code, counting, other: (await linked(ask)).code, open }
}

async function stored(code: string): Promise<Partial<Record<Stage, number>>> {
  const { rows } = await database.query({
    name: 'test.counted',
    text: 'select stage, sum(count)::int as count from outreach.counted where code = $1 group by stage',
    values: [code],
  })
  return Object.fromEntries(rows.map(({ stage, count }) => [stage, count]))
}

test('no row changes when a visitor comes or a chat begins: all is written at the sixth hour', async () => {
  const { world, code, counting } = await opened()
  for (const stage of ['visit', 'test', 'chat'] as const) counting.add(code, stage)
  await counting.round()
  expect(await stored(code)).toEqual({})
  world.now = Date.parse('2026-11-22T17:59:59Z')
  await counting.round()
  expect(await stored(code)).toEqual({})
  world.now = Date.parse('2026-11-22T18:00:00Z')
  await counting.round()
  expect(await stored(code)).toEqual({ visit: 1, test: 1, chat: 1 })
})

test('what was counted before midnight belongs to that day, whenever it is written', async () => {
  const { world, code, counting } = await opened()
  world.now = Date.parse('2026-11-22T23:59:59Z')
  counting.add(code, 'chat')
  world.now = Date.parse('2026-11-23T00:00:01Z')
  counting.add(code, 'chat')
  await counting.round()
  const { rows } = await database.query({
    name: 'test.counted-days',
    text: 'select day, count from outreach.counted where code = $1 order by day',
    values: [code],
  })
  expect(rows).toEqual([
    { day: '2026-11-22', count: 1 },
    { day: '2026-11-23', count: 1 },
  ])
})

test('a node that stops in order writes all it has', async () => {
  const { code, open } = await opened()
  const stopping = open()
  stopping.add(code, 'chat')
  await stopping[Symbol.asyncDispose]()
  expect(await stored(code)).toEqual({ chat: 1 })
})

test('one code that is hammered is stopped for that minute and silences no other', async () => {
  const { world, code, other, counting } = await opened()
  const answers = Array.from({ length: 1_100 }, () => counting.add(code, 'visit'))
  expect(answers.filter((counted) => !counted)).toHaveLength(100)
  expect(counting.add(code, 'chat')).toBe(true)
  expect(counting.add(other, 'visit')).toBe(true)
  world.now += 60_000
  expect(counting.add(code, 'visit')).toBe(true)
  world.now += 6 * hourMs
  await counting.round()
  expect(await stored(code)).toEqual({ visit: 1_001, chat: 1 })
})

test('what the database did not take is written later', async () => {
  const { world, code, counting, other } = await opened()
  counting.add('absent', 'visit')
  counting.add(code, 'visit')
  world.now += 6 * hourMs
  await expect(counting.round()).rejects.toThrow()
  expect(await stored(code)).toEqual({})
  await database.query({
    name: 'test.add-link',
    text: `insert into outreach.link (code, creative, target, note)
      select 'absent', creative, target, note from outreach.link where code = $1`,
    values: [other],
  })
  await counting.round()
  expect(await stored(code)).toEqual({ visit: 1 })
})
