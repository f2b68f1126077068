import { expect, test } from 'vitest'
import type { MemberId } from '../../chain/member.ts'
import { testDatabase } from '../../database/server/testing.ts'
import { parseDeskState } from '../desk-state.ts'
import { awayAfterMs } from './presence.ts'
import {
  ask,
  body,
  openStream,
  send,
  staffProof,
  type TestVisitor,
  waitingVisitor,
} from './test-client.ts'
import { openTestHouse, type TestCounsellor } from './test-house.ts'
import { greeted, leave, savedCode } from './test-records.ts'
import { unattendedAfterMs } from './unattended.ts'

const database = await testDatabase()
const house = await openTestHouse(database, { counsellors: 2 })
const [sam, kim] = house.counsellors as [TestCounsellor, TestCounsellor]
const of = (conversation: string, rest: string) => `/api/v1/conversations/${conversation}${rest}`
const deskOf = async (staff: TestCounsellor) => {
  const desk = parseDeskState((await ask(house, 'GET', '/api/v1/desk', staffProof(staff))).json)
  if (!desk) throw new TypeError('no desk')
  return desk
}
const alive = (visitor: TestVisitor, proof: { headers: Record<string, string> } = visitor) =>
  ask(house, 'POST', of(visitor.conversation, '/alive'), proof)

test('a visitor whose counsellor is silent for a minute is told to supervisors, and to nobody else', async () => {
  const visitor = await greeted(house, sam)
  const waiting = await waitingVisitor(house)
  const lines = [
    await openStream(house, of(visitor.conversation, '/stream?after=0'), visitor),
    await openStream(house, of(waiting.conversation, '/stream?after=0'), waiting),
  ]
  for (const line of lines) await line.until((events) => events.length > 0)
  await alive(visitor, staffProof(sam))
  const desk = await openStream(house, '/api/v1/desk/stream', staffProof(house.supervisor))
  await house.chat().tick()
  expect((await deskOf(house.supervisor)).unattended).toEqual([])
  house.clock.nowMs += unattendedAfterMs - 1
  await house.chat().tick()
  expect((await deskOf(house.supervisor)).unattended).toEqual([])
  const before = desk.events.length
  house.clock.nowMs += 1
  await house.chat().tick()
  await desk.until((events) => events.slice(before).some(({ name }) => name === 'queue'))
  const alone = { conversation: visitor.conversation, by: [sam.member] }
  expect((await deskOf(house.supervisor)).unattended).toEqual([{ ...alone, seconds: 60 }])
  expect((await deskOf(kim)).unattended).toEqual([])
  await alive(visitor, staffProof(sam))
  expect((await deskOf(house.supervisor)).unattended).toEqual([])
  for (const line of [...lines, desk]) await line.close()
  await leave(house, waiting.conversation, waiting.token)
})

test('words nobody answered and whose writer is away stand with whom they are assigned to', async () => {
  const [visitor, answered] = [await greeted(house, sam), await greeted(house, kim)]
  for (const one of [visitor, answered]) {
    await savedCode(house, one)
    await send(house, one.conversation, one, body(1))
  }
  await send(house, answered.conversation, staffProof(kim), body(1))
  const assigned = async () => (await deskOf(house.supervisor)).assigned
  const mine = async (staff: TestCounsellor) =>
    (await deskOf(staff)).mine.find(({ conversation }) => conversation === visitor.conversation)
  expect(await assigned()).toEqual([])
  expect(await mine(sam)).toMatchObject({ unanswered: true, here: true, days: 0 })
  for (const one of [visitor, answered]) await leave(house, one.conversation, one.token)
  house.clock.nowMs += 3 * 24 * 3_600_000
  const { conversation } = visitor
  expect(await assigned()).toEqual([{ conversation, days: 3, by: [sam.member] }])
  expect(await mine(sam)).toMatchObject({ unanswered: true, here: false, days: 3 })
  expect((await deskOf(kim)).assigned).toEqual([])
  await send(house, conversation, staffProof(sam), body(1))
  expect(await assigned()).toEqual([])
  expect(await mine(sam)).toMatchObject({ unanswered: false })
})

test('a line that breaks for a moment alarms nobody', async () => {
  await ask(house, 'POST', '/api/v1/desk/shift', staffProof(sam), { on: true })
  const visitor = await greeted(house, sam)
  const desk = await openStream(house, '/api/v1/desk/stream', staffProof(sam))
  const present = `${visitor.conversation} ${sam.member} 1`
  await desk.until((events) => events.some(({ data }) => data === present))
  house.clock.nowMs += 10 * unattendedAfterMs
  await alive(visitor, staffProof(sam))
  await alive(visitor)
  await house.chat().tick()
  expect((await deskOf(house.supervisor)).unattended).toEqual([])
  await desk.close()
  const { presence } = house.chat()
  while (presence.streams(visitor.conversation, sam.member as MemberId) > 0)
    await new Promise(setImmediate)
  house.clock.nowMs += awayAfterMs
  await alive(visitor)
  await house.chat().tick()
  expect((await deskOf(house.supervisor)).unattended).toEqual([])
  house.clock.nowMs += unattendedAfterMs - awayAfterMs
  await alive(visitor)
  expect((await deskOf(house.supervisor)).unattended).toMatchObject([
    { conversation: visitor.conversation, seconds: 60 },
  ])
  expect(house.faults).toEqual([])
})
