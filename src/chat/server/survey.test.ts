import { expect, test } from 'vitest'
import { toB64 } from '../../chain/base64url.ts'
import { testDatabase } from '../../database/server/testing.ts'
import { sweepRetention } from './retention.ts'
import { surveyRate } from './surveys.ts'
import { ask, noise, type Proof, word } from './test-client.ts'
import { openTestHouse } from './test-house.ts'

const database = await testDatabase()
const house = await openTestHouse(database)
const answers = { heard: 2, knows: null, again: 0 }
const post = (json: object, proof?: Proof) => ask(house, 'POST', '/api/v1/survey', proof, json)
const kept = async () =>
  (
    await database.query({
      name: 'test.survey',
      text: `select month::text, heard, knows, again from chat.survey order by id`,
    })
  ).rows
const dayMs = 24 * 3_600_000

test('an answer sent twice counts once, with its month and nothing else', async () => {
  const id = toB64(noise(16))
  expect((await post({ id, ...answers })).status).toBe(204)
  expect((await post({ id, ...answers, heard: 1 })).status).toBe(204)
  const month = `${new Date(house.clock.nowMs).toISOString().slice(0, 7)}-01`
  expect(await kept()).toEqual([{ month, heard: 2, knows: null, again: 0 }])
  const { rows } = await database.query({
    name: 'test.survey-columns',
    text: `select string_agg(column_name, ',' order by column_name) as names
      from information_schema.columns where table_schema = 'chat' and table_name = 'survey'`,
  })
  expect(rows[0]?.['names']).toBe('again,heard,id,knows,month')
})

test('whatever is no answer is malformed', async () => {
  const id = toB64(noise(16))
  for (const change of [
    { heard: 3 },
    { knows: -1 },
    { again: 'yes' },
    { id: 'AAAA' },
    { text: 'x' },
  ])
    expect(word(await post({ id, ...answers, ...change }))).toBe('malformed')
})

test('no more come in than a house has visitors', async () => {
  const statuses = await Promise.all(
    Array.from({ length: surveyRate.burst * 2 }, async () => {
      const { status } = await post({ id: toB64(noise(16)), ...answers })
      return status
    }),
  )
  expect(statuses).toContain(429)
  expect(statuses.filter((status) => status === 204).length).toBeLessThanOrEqual(surveyRate.burst)
  house.clock.nowMs += 1_000
  expect((await post({ id: toB64(noise(16)), ...answers })).status).toBe(204)
})

test('after two years it goes', async () => {
  const sweep = () => sweepRetention(house.chat(), house.clock.nowMs)
  house.clock.nowMs += 700 * dayMs
  await sweep()
  expect((await kept()).length).toBeGreaterThan(0)
  house.clock.nowMs += 62 * dayMs
  await sweep()
  expect(await kept()).toEqual([])
})
