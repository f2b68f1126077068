import { expect, test } from 'vitest'
import { fromB64, toB64 } from '../../chain/base64url.ts'
import type { Bytes } from '../../chain/notation.ts'
import { testDatabase } from '../../database/server/testing.ts'
import { proveWork } from '../sealed/prove-work.ts'
import { sweepRetention } from './retention.ts'
import { addSurveys } from './survey-store.ts'
import { surveyRate, surveysEveryMs } from './surveys.ts'
import { ask, noise, type Proof, word } from './test-client.ts'
import { openTestHouse } from './test-house.ts'

const database = await testDatabase()
const house = await openTestHouse(database)
const answers = { heard: 2, knows: null, again: 0 }
const send = (json: object, proof?: Proof) => ask(house, 'POST', '/api/v1/survey', proof, json)
/** What her client does: the house always asks for work. */
async function post(json: { readonly id: string } & typeof answers) {
  const asked = await send(json)
  expect([asked.status, word(asked)]).toEqual([428, 'prove-work'])
  const work = await proveWork(asked.json as Record<string, unknown>, fromB64(json.id) as Bytes)
  return send({ ...json, work })
}
/** What an hour brought is stored. */
const hour = async () => {
  house.clock.nowMs += surveysEveryMs
  await house.chat().tick()
}
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
  await hour()
  expect((await post({ id, ...answers, heard: 0 })).status).toBe(204)
  await hour()
  const month = `${new Date(house.clock.nowMs).toISOString().slice(0, 7)}-01`
  expect(await kept()).toEqual([{ month, heard: 2, knows: null, again: 0 }])
  const { rows } = await database.query({
    name: 'test.survey-columns',
    text: `select string_agg(column_name, ',' order by column_name) as names
      from information_schema.columns where table_schema = 'chat' and table_name = 'survey'`,
  })
  expect(rows[0]?.['names']).toBe('again,heard,id,knows,month')
})

test('nothing is stored before the hour is over, and the order is not that in which they came', async () => {
  const before = (await kept()).length
  const ids = Array.from({ length: 12 }, () => toB64(noise(16)))
  for (const id of ids) await post({ id, ...answers })
  await house.chat().tick()
  expect(await kept()).toHaveLength(before)
  await hour()
  const { rows } = await database.query({
    name: 'test.survey-order',
    text: 'select id from chat.survey order by ctid desc limit 12',
  })
  const stored = rows.map((row) => toB64(new Uint8Array(row['id'] as Uint8Array))).toReversed()
  expect(stored.toSorted()).toEqual(ids.toSorted())
  expect(stored).not.toEqual(ids)
})

test('what waits is stored when the house closes', async () => {
  const before = (await kept()).length
  await post({ id: toB64(noise(16)), ...answers })
  await house.restart()
  expect(await kept()).toHaveLength(before + 1)
})

test('work for one answer is none for another', async () => {
  const id = toB64(noise(16))
  const asked = (await send({ id, ...answers })).json as Record<string, unknown>
  const work = await proveWork(asked, fromB64(id) as Bytes)
  expect(word(await send({ id: toB64(noise(16)), ...answers, work }))).toBe('prove-work')
})

test('whatever is no answer is malformed', async () => {
  const id = toB64(noise(16))
  for (const change of [
    { heard: 3 },
    { knows: -1 },
    { again: 'yes' },
    { id: 'AAAA' },
    { work: 'AAAA' },
    { text: 'x' },
  ])
    expect(word(await send({ id, ...answers, ...change }))).toBe('malformed')
})

test('no more come in than a house has visitors', async () => {
  const statuses = await Promise.all(
    Array.from({ length: surveyRate.burst + 10 }, async () => {
      const { status } = await post({ id: toB64(noise(16)), ...answers })
      return status
    }),
  )
  expect(statuses).toContain(429)
  expect(statuses.filter((status) => status === 204).length).toBeLessThanOrEqual(surveyRate.burst)
  house.clock.nowMs += 1_000
  expect((await post({ id: toB64(noise(16)), ...answers })).status).toBe(204)
})

test('a month holds so many and no more', async () => {
  const surveys = Array.from({ length: 5 }, () => ({
    ...({ id: noise(16), heard: 1, knows: 1, again: 1, work: null } as const),
  }))
  await addSurveys(database, surveys, '2020-02-03', 3)
  await addSurveys(database, surveys, '2020-02-29', 3)
  expect((await kept()).filter(({ month }) => month === '2020-02-01')).toHaveLength(3)
})

test('after two years it goes', async () => {
  await hour()
  const sweep = () => sweepRetention(house.chat(), house.clock.nowMs)
  house.clock.nowMs += 700 * dayMs
  await sweep()
  expect((await kept()).length).toBeGreaterThan(0)
  house.clock.nowMs += 62 * dayMs
  await sweep()
  expect(await kept()).toEqual([])
})
