import { expect, test } from 'vitest'
import { testDatabase } from '../../database/server/testing.ts'
import { keptDays, sweepRetention } from './retention.ts'
import {
  ask,
  body,
  makeVisitor,
  openStream,
  send,
  start,
  state,
  type TestVisitor,
} from './test-client.ts'
import { openTestHouse, type TestCounsellor } from './test-house.ts'
import { claimed, greeted, leave, park, reopen } from './test-records.ts'

const database = await testDatabase()
const house = await openTestHouse(database)
const [noor] = house.counsellors as [TestCounsellor]
const day = 24 * 3_600_000
const sweep = () => sweepRetention(house.chat(), house.clock.nowMs)
const status = async (visitor: TestVisitor) =>
  (await state(house, visitor.conversation, visitor)).status
const hasKey = (visitor: TestVisitor) => house.chat().parts.shred.has(visitor.conversation)

const talker = await greeted(house, noor)
const leaver = await makeVisitor(house)
await start(house, leaver)
await ask(
  house,
  'POST',
  `/api/v1/conversations/${leaver.conversation}/leave`,
  { headers: {} },
  leaver.token,
)

test('who goes on after weeks keeps it from then on, and who waits is never swept', async () => {
  const { visitor, standing } = await claimed(house, noor)
  const { conversation } = visitor
  const { standing: parked } = await park(house, visitor, noor, standing, 'close')
  const age = (days: number) =>
    database.query({
      name: 'test.age',
      text: `update chat.conversation set last = last - $2::int where id = $1`,
      values: [Buffer.from(conversation, 'base64url'), days],
    })
  await age(keptDays)
  const queued = await reopen(house, visitor, parked, 'queue', { earlier: [2] })
  expect(queued.status).toBe(200)
  await age(1)
  expect([await sweep(), hasKey(visitor)]).toEqual([0, true])
  await age(keptDays)
  expect([await sweep(), hasKey(visitor)]).toEqual([0, true])
  await leave(house, conversation, visitor.token)
})

test('whoever still has it on a screen is told when it goes', async () => {
  const { visitor } = await claimed(house, noor)
  const { conversation } = visitor
  const path = `/api/v1/conversations/${conversation}/stream?after=0`
  const stream = await openStream(house, path, visitor)
  await stream.until((events) => events.length > 0)
  await database.query({
    name: 'test.age',
    text: `update chat.conversation set last = last - $2::int where id = $1`,
    values: [Buffer.from(conversation, 'base64url'), keptDays + 1],
  })
  await sweep()
  await stream.until((events) => events.some(({ data }) => data.includes(' deleted ')))
  await stream.reading
  expect(await status(visitor)).toBe(403)
})

test('who left before she was greeted goes on the day after, and nobody else', async () => {
  expect(await sweep()).toBe(0)
  house.clock.nowMs += day
  expect([await sweep(), hasKey(leaver)]).toEqual([1, false])
  expect([await status(talker), hasKey(talker)]).toEqual([200, true])
})

test('a talk goes thirty days after its last message, and its key with it', async () => {
  house.clock.nowMs += 9 * day
  await send(house, talker.conversation, talker, body(1))
  house.clock.nowMs += keptDays * day
  expect([await sweep(), await status(talker), hasKey(talker)]).toEqual([0, 200, true])
  house.clock.nowMs += day
  expect([await sweep(), hasKey(talker)]).toEqual([1, false])
  expect(await status(talker)).not.toBe(200)
  const { rows } = await database.query({
    name: 'test.rows',
    text: `select (select count(*) from chat.message) + (select count(*) from chat.epoch) as left`,
  })
  expect(rows[0]?.['left']).toBe(0)
})
