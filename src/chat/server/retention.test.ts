import { expect, test } from 'vitest'
import { testDatabase } from '../../database/server/testing.ts'
import { keptDays, sweepRetention } from './retention.ts'
import { ask, body, makeVisitor, send, start, state, type TestVisitor } from './test-client.ts'
import { openTestHouse, type TestCounsellor } from './test-house.ts'
import { greeted } from './test-records.ts'

const database = await testDatabase()
const house = await openTestHouse(database)
const [noor] = house.counsellors as [TestCounsellor]
const day = 24 * 3_600_000
const sweep = () => sweepRetention(house.chat().parts, house.clock.nowMs)
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
