import { expect, test } from 'vitest'
import { testDatabase } from '../../database/server/testing.ts'
import { calendarPath, type Entry } from '../calendar.ts'
import { type Ask, creative, root, testCampaigns } from './test-campaigns.ts'

const database = await testDatabase()
const { desk, made, approved } = testCampaigns(database)

const month = async (ask: Ask, campaign: string, named: string) => {
  const entries = await ask('lou', calendarPath, {}, null, { query: { month: named } })
  return (entries as Entry[]).filter((entry) => `${entry.campaign}` === campaign)
}

test('a month shows what is on in it: campaigns, creatives with days of their own, and what waits for a colleague', async () => {
  const ask = await desk()
  const days = { startsOn: '2026-11-25', endsOn: null, approveBy: '2026-11-21' }
  const { campaign, creative: id } = await made(ask, days)
  expect(await month(ask, campaign, '2026-11')).toMatchObject([
    { kind: 'deadline', from: '2026-11-21', until: '2026-11-21', late: true },
    { kind: 'campaign', from: '2026-11-22', until: '2026-11-30', late: false },
    { kind: 'creative', from: '2026-11-25', until: '2026-11-30', detail: 'Variant A, Instagram' },
  ])
  expect(await month(ask, campaign, '2026-12')).toEqual([])
  await approved(ask, id)
  expect((await month(ask, campaign, '2026-11')).map(({ kind }) => kind)).toEqual([
    'campaign',
    'creative',
  ])
})

test('a creative without days of its own goes along with its campaign, and one that ends before it begins is refused', async () => {
  const ask = await desk()
  const { campaign } = await made(ask)
  expect((await month(ask, campaign, '2026-11')).map(({ kind }) => kind)).toEqual(['campaign'])
  const wrong = { ...creative, startsOn: '2026-11-25', endsOn: '2026-11-24' }
  const path = `${root}/campaigns/:id/creatives`
  expect(await ask('lou', path, { id: campaign }, wrong)).toMatchObject({ word: 'malformed' })
  for (const asked of ['', '2026', '2026-13', '2026-11-01'])
    expect(await ask('lou', calendarPath, {}, null, { query: { month: asked } })).toMatchObject({
      word: 'malformed',
    })
})
