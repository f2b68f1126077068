import { expect, test } from 'vitest'
import { testDatabase } from '../../database/server/testing.ts'
import { testCampaigns } from './test-campaigns.ts'

const database = await testDatabase()
const { desk, linked } = testCampaigns(database)
const path = '/api/v1/desk/campaign-ends'

async function stored() {
  const { rows } = await database.query({
    name: 'test.ends',
    text: `select code, stage, count from outreach.counted order by code, stage`,
  })
  return rows
}

test('what a counsellor tells of her shift is written with everything else, hours later; what no link has, nowhere', async () => {
  const ask = await desk()
  const { code } = await linked(ask)
  const ends = [
    ...[
      { code, stage: 'serious' },
      { code, stage: 'serious' },
      { code, stage: 'handover' },
    ],
    // A code of an address that somebody made up: neither counted nor in the way of the others.
    ...[{ code: 'zzzzzz', stage: 'serious' }, { code: 'iiiiii', stage: 'serious' }, { code }],
    { code, stage: 'visit' },
  ]
  expect(await ask('noor', path, {}, { ends })).toEqual({ kind: 'nothing' })
  expect(await stored()).toEqual([])
  await ask.stop()
  expect(await stored()).toEqual([
    { code, stage: 'handover', count: 1 },
    { code, stage: 'serious', count: 2 },
  ])
})
