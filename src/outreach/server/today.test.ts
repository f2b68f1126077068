import { expect, test } from 'vitest'
import { testDatabase } from '../../database/server/testing.ts'
import type { Today } from '../exchange.ts'
import { creative, root, testCampaigns } from './test-campaigns.ts'

const database = await testDatabase()
const { desk, made, approved, view } = testCampaigns(database)

test('what goes out today is approved and in its own days; a campaign with nothing approved does not go out', async () => {
  const ask = await desk()
  const { campaign, creative: id } = await made(ask)
  const running = async () => {
    const today = (await ask('ray', `${root}/today`)) as Today
    return today.running.find((line) => `${line.id}` === campaign)
  }
  expect(await running()).toBeUndefined()
  expect((await view(ask, campaign)).campaign).toMatchObject({ phase: 'running', approved: 0 })
  await approved(ask, id)
  const add = async (changes: object) => {
    const path = `${root}/campaigns/:id/creatives`
    const asked = { ...creative, ...changes }
    const { id } = (await ask('lou', path, { id: campaign }, asked)) as { id: number }
    return { id: `${id}` }
  }
  await add({ variant: 'B' })
  await approved(ask, await add({ variant: 'C', startsOn: '2026-11-25' }))
  expect(await running()).toMatchObject({ creatives: 3, approved: 2, out: 1 })
})
