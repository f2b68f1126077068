import { expect, test } from 'vitest'
import { testDatabase } from '../../database/server/testing.ts'
import { testCampaigns } from './test-campaigns.ts'

const database = await testDatabase()
const { desk, linked } = testCampaigns(database)

test('each thing that is done stands in the audit trail, with no word of what was written', async () => {
  const ask = await desk()
  const { code } = await linked(ask)
  const { rows } = await database.query({
    name: 'test.acts',
    text: 'select act, actor, subject from audit.outbox order by id desc limit 5',
  })
  expect(rows.map(({ act, actor }) => [act, actor]).toReversed()).toEqual([
    ['outreach-campaign-made', 'lou'],
    ['outreach-creative-made', 'lou'],
    ['outreach-creative-asked', 'lou'],
    ['outreach-creative-approved', 'ray'],
    ['outreach-link-made', 'lou'],
  ])
  expect(rows[0]?.['subject']).toBe(`link ${code}`)
  expect(JSON.stringify(rows)).not.toContain('Jouw')
})
