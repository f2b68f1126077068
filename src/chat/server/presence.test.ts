import { expect, test } from 'vitest'
import { testDatabase } from '../../database/server/testing.ts'
import { parseDeskState } from '../desk-state.ts'
import { awayAfterMs, unheardAfterMs } from './presence.ts'
import { ask, openStream, type Proof, staffProof, waitingVisitor, word } from './test-client.ts'
import { openTestHouse, type TestCounsellor } from './test-house.ts'
import { claimed, leave, park, reopen } from './test-records.ts'

const database = await testDatabase()
const house = await openTestHouse(database, { counsellors: 1 })
const [sam] = house.counsellors as [TestCounsellor]
const of = (conversation: string, rest: string) => `/api/v1/conversations/${conversation}${rest}`
const alive = (conversation: string, proof: Proof) =>
  ask(house, 'POST', of(conversation, '/alive'), proof)
const line = (conversation: string, proof: Proof) =>
  openStream(house, of(conversation, '/stream?after=0'), proof)
const isLost = async () => {
  const { json } = await ask(house, 'GET', '/api/v1/desk', staffProof(sam))
  return parseDeskState(json)?.queue.map(({ lost }) => lost)
}

test('a counsellor’s line that is dead at its other end does not keep her here', async () => {
  const { visitor, standing } = await claimed(house, sam)
  const { conversation } = visitor
  const [stream, desk] = [
    await line(conversation, visitor),
    await openStream(house, '/api/v1/desk/stream', staffProof(sam)),
  ]
  await desk.until((events) => events.some(({ name }) => name === 'present'))
  house.clock.nowMs += unheardAfterMs - 1
  await alive(conversation, visitor)
  await house.chat().tick()
  expect(word(await reopen(house, visitor, standing, 'message'))).toBe('taken')
  house.clock.nowMs += 1
  await house.chat().tick()
  const says = (here: 0 | 1) => `${conversation} ${sam.member} ${here}`
  await stream.until((events) => events.some(({ data }) => data === says(0)))
  const before = stream.events.length
  await alive(conversation, staffProof(sam))
  await stream.until((events) => events.slice(before).some(({ data }) => data === says(1)))
  expect(word(await reopen(house, visitor, standing, 'message'))).toBe('taken')
  house.clock.nowMs += unheardAfterMs
  await alive(conversation, visitor)
  await house.chat().tick()
  expect((await reopen(house, visitor, standing, 'message')).status).toBe(200)
  for (const open of [stream, desk]) await open.close()
  expect(house.chat().presence.here(conversation)).toEqual([visitor.member])
})

test('a visitor whose phone died is lost, though her line stands open, and found when it lives', async () => {
  const visitor = await waitingVisitor(house)
  const stream = await line(visitor.conversation, visitor)
  await stream.until((events) => events.length > 0)
  house.clock.nowMs += unheardAfterMs - 1
  await house.chat().tick()
  expect(await isLost()).toEqual([false])
  house.clock.nowMs += 1
  await house.chat().tick()
  expect(await isLost()).toEqual([true])
  await alive(visitor.conversation, visitor)
  await house.chat().tick()
  expect(await isLost()).toEqual([false])
  await stream.close()
  await leave(house, visitor.conversation, visitor.token)
})

test('a place of somebody who never was here is lost like any other', async () => {
  const visitor = await waitingVisitor(house)
  await house.restart()
  await database.query({
    name: 'test.found',
    text: 'update queue.ticket set lost_at = null',
  })
  await house.chat().tick()
  house.clock.nowMs += awayAfterMs - 1
  await house.chat().tick()
  expect(await isLost()).toEqual([false])
  house.clock.nowMs += 1
  await house.chat().tick()
  expect(await isLost()).toEqual([true])
  await leave(house, visitor.conversation, visitor.token)
})

test('right after a start of the house nobody counts as away who could not be heard yet', async () => {
  const [waits, stays] = [await claimed(house, sam), await claimed(house, sam)]
  await house.restart()
  const { visitor, standing } = waits
  const handed = await park(house, visitor, sam, standing, 'hand-back')
  expect(handed.json).toEqual({ epoch: 2, state: 'queued' })
  expect(word(await reopen(house, stays.visitor, stays.standing, 'message'))).toBe('taken')
  house.clock.nowMs += awayAfterMs
  expect((await reopen(house, stays.visitor, stays.standing, 'message')).status).toBe(200)
  for (const one of [visitor, stays.visitor]) await leave(house, one.conversation, one.token)
})

test('who said goodbye right after a start of the house is away', async () => {
  const { visitor, standing } = await claimed(house, sam)
  await house.restart()
  await leave(house, visitor.conversation, visitor.token)
  expect(house.chat().presence.mayBeHere(visitor.conversation, 'visitor')).toBe(false)
  expect(word(await park(house, visitor, sam, standing, 'hand-back'))).toBe('left')
  expect(house.faults).toEqual([])
})
