import { expect, test } from 'vitest'
import { testDatabase } from '../../database/server/testing.ts'
import type { Stage } from '../stage.ts'
import { type Ask, noon, plan, root, testCampaigns } from './test-campaigns.ts'

const database = await testDatabase()
const { world, desk, linked, view } = testCampaigns(database)

async function counted(ask: Ask, code: string, counts: Partial<Record<Stage, number>>) {
  for (const [stage, times] of Object.entries(counts))
    for (let at = 0; at < times; at++)
      expect(await ask(null, `${root}/count`, {}, { code, stage })).toEqual({ kind: 'nothing' })
}

test('a worker who looks again and again sees no chat begin: only visits are of today', async () => {
  const ask = await desk()
  const { campaign, code } = await linked(ask)
  await counted(ask, code, { visit: 9, test: 8, chat: 7 })
  await ask.stop()
  const again = await desk()
  const before = await view(again, campaign)
  expect(before.campaign.counts).toMatchObject({ visit: 9, test: null, chat: null })
  expect(before.links).toMatchObject([{ code, counts: { visit: 9, test: null, chat: null } }])
  world.now = noon('2026-11-23')
  expect((await view(again, campaign)).links).toMatchObject([
    { code, counts: { visit: 9, test: 8, chat: 7 } },
  ])
})

test('fewer than five are shown of no link, variant or campaign', async () => {
  const ask = await desk()
  const { campaign, code } = await linked(ask)
  await counted(ask, code, { visit: 6, chat: 4 })
  await ask.stop()
  const again = await desk()
  world.now = noon('2026-11-24')
  const { campaign: line, links, variants, regions } = await view(again, campaign)
  for (const { counts } of [line, ...links, ...variants, ...regions])
    expect(counts).toMatchObject({ visit: 6, chat: null })
})

test('what came back: visits of today and yesterday, the rest of yesterday and from five on', async () => {
  const ask = await desk()
  const { campaign, code } = await linked(ask)
  await counted(ask, code, { visit: 7, test: 6, chat: 2 })
  world.now = noon('2026-11-23')
  await counted(ask, code, { visit: 3, chat: 3 })
  await ask.stop()
  const again = await desk()
  world.now = noon('2026-11-23')
  expect(await again('ray', `${root}/today`)).toMatchObject({
    cameBack: expect.arrayContaining([
      {
        id: Number(campaign),
        name: plan.name,
        madeUp: false,
        today: 3,
        yesterday: { visit: 7, test: 6, chat: null, serious: null, handover: null },
      },
    ]),
  })
})

test('each stage of a code that leads somewhere is counted, of no other', async () => {
  const ask = await desk()
  const { code } = await linked(ask)
  await counted(ask, code, { visit: 1 })
  await counted(ask, 'zzzzzz', { visit: 1 })
  for (const wrong of [{ code, stage: 'handover' }, { code: 'x', stage: 'visit' }, { code }, 'x'])
    expect(await ask(null, `${root}/count`, {}, wrong)).toMatchObject({ word: 'malformed' })
  await ask.stop()
  const { rows } = await database.query({
    name: 'test.counted',
    text: 'select stage, day, count from outreach.counted where code = any ($1)',
    values: [[code, 'zzzzzz']],
  })
  expect(rows).toEqual([{ stage: 'visit', day: '2026-11-22', count: 1 }])
})
