import { expect, test } from 'vitest'
import { dayOf } from '../../audit/entry.ts'
import { idBytes } from '../../chain/member.ts'
import { testDatabase } from '../../database/server/testing.ts'
import { parseEntrance } from '../../queue/entrance.ts'
import { parseDeskState } from '../desk-state.ts'
import { proveWork } from '../sealed/prove-work.ts'
import { graceMs } from './ending.ts'
import { awayAfterMs } from './presence.ts'
import { sweepRetention } from './retention.ts'
import { mostLeftMessages } from './start.ts'
import {
  ask,
  body,
  makeVisitor,
  openStream,
  send,
  staffProof,
  start,
  state,
  type TestVisitor,
  waitingVisitor,
  word,
} from './test-client.ts'
import { openTestHouse, type TestCounsellor } from './test-house.ts'
import { claim, claimed, comeBack, leave, park, savedCode } from './test-records.ts'

const database = await testDatabase()
const house = await openTestHouse(database, { counsellors: 1 })
const [sam] = house.counsellors as [TestCounsellor]
const dayMs = 24 * 3_600_000
const of = (conversation: string, rest: string) => `/api/v1/conversations/${conversation}${rest}`
const shift = (on: boolean) => ask(house, 'POST', '/api/v1/desk/shift', staffProof(sam), { on })
const inbox = async (counsellor = sam) => {
  const { json } = await ask(house, 'GET', '/api/v1/desk', staffProof(counsellor))
  return parseDeskState(json)?.inbox ?? []
}
const isInInbox = async ({ conversation }: TestVisitor) =>
  (await inbox()).some((one) => one.conversation === conversation)

/** What her client does: the house always asks for work. */
async function startMessage() {
  const visitor = await makeVisitor(house)
  const startJson = { ...visitor.startJson, message: true }
  const asked = await start(house, { ...visitor, startJson })
  expect([asked.status, word(asked)]).toEqual([428, 'prove-work'])
  const task = asked.json as Record<string, unknown>
  expect(task['bits']).toBeGreaterThanOrEqual(13)
  const work = await proveWork(task, idBytes(visitor.conversation))
  return start(house, { ...visitor, startJson: { ...startJson, work } }).then((answer) => ({
    visitor: { ...visitor, startJson: { ...startJson, work } },
    answer,
  }))
}
async function leftMessage(): Promise<TestVisitor> {
  const { visitor, answer } = await startMessage()
  expect([answer.status, answer.json]).toEqual([201, { place: null, waitSeconds: null }])
  return visitor
}

test('while nobody is on shift the door still tells whom a message is sealed to', async () => {
  await shift(false)
  const entrance = parseEntrance((await ask(house, 'GET', '/api/v1/chat')).json)
  expect(entrance?.state).toBe('closed')
  expect(entrance?.chain?.reception).not.toBe(null)
  expect(word(await start(house, await makeVisitor(house)))).toBe('closed')
  await shift(true)
})

test('a message left while closed waits in the inbox with its age, and is answered by a claim', async () => {
  await shift(false)
  const visitor = await leftMessage()
  const { conversation } = visitor
  expect((await start(house, visitor)).json).toEqual({ place: null, waitSeconds: null })
  const code = await savedCode(house, visitor)
  expect(await isInInbox(visitor)).toBe(false)
  const desk = await openStream(house, '/api/v1/desk/stream', staffProof(sam))
  await desk.until(() => true)
  const before = desk.events.length
  expect(await send(house, conversation, visitor, body(0))).toBe(1)
  await desk.until((events) => events.slice(before).some(({ name }) => name === 'queue'))
  await desk.close()
  await leave(house, conversation, visitor.token)
  house.clock.nowMs += 2 * dayMs
  const [entry] = await inbox()
  expect(entry).toMatchObject({ conversation, days: 2, ticket: { kind: 'envelope' } })
  expect(await inbox(house.supervisor)).toHaveLength(1)
  expect(word(await claim(house, visitor, sam))).toBe('not-on-shift')
  await shift(true)
  expect((await claim(house, visitor, sam)).status).toBe(200)
  expect(await isInInbox(visitor)).toBe(false)
  await send(house, conversation, staffProof(sam), body(1))
  const back = await comeBack(house, code)
  expect((await state(house, conversation, back)).state).toMatchObject({ state: 'active', head: 2 })
})

test('a message left without a code is gone when she goes: nobody answers what nobody reads', async () => {
  const visitor = await leftMessage()
  await send(house, visitor.conversation, visitor, body(0))
  expect(await isInInbox(visitor)).toBe(true)
  await leave(house, visitor.conversation, visitor.token)
  expect(await isInInbox(visitor)).toBe(false)
  expect(word(await claim(house, visitor, sam))).toBe('left')
})

test('anything but true or false is malformed', async () => {
  const visitor = await makeVisitor(house)
  for (const message of [1, 'true', null])
    expect(
      word(await start(house, { ...visitor, startJson: { ...visitor.startJson, message } })),
    ).toBe('malformed')
})

test('a place is kept by its code within the grace, and what she wrote is kept after it', async () => {
  const [first, silent, writer] = [
    await waitingVisitor(house),
    await waitingVisitor(house),
    await waitingVisitor(house),
  ]
  const codes = [await savedCode(house, silent), await savedCode(house, writer)]
  await send(house, writer.conversation, writer, body(0))
  await leave(house, silent.conversation, silent.token)
  await leave(house, writer.conversation, writer.token)
  const lost = (await ask(house, 'GET', '/api/v1/desk', staffProof(sam))).json
  expect(parseDeskState(lost)?.queue.map((one) => one.lost)).toEqual([false, true, true])
  house.clock.nowMs += graceMs - 1
  await ask(house, 'POST', of(first.conversation, '/alive'), first)
  await house.sweep()
  const back = await comeBack(house, codes[0] ?? { locator: '', access: '' })
  const { state: hers } = await state(house, silent.conversation, back)
  expect([hers?.state, hers?.place]).toEqual(['queued', 2])
  await leave(house, silent.conversation, back.token)
  house.clock.nowMs += graceMs
  await house.sweep()
  const states = []
  for (const [at, { conversation }] of [silent, writer].entries()) {
    const again = await comeBack(house, codes[at] ?? { locator: '', access: '' })
    states.push((await state(house, conversation, again)).state?.state)
  }
  expect(states).toEqual(['closed', 'message'])
  expect(await isInInbox(writer)).toBe(true)
  await leave(house, first.conversation, first.token)
})

test('a phone that slept past the grace finds what she wrote waiting, if she had a code', async () => {
  const visitor = await waitingVisitor(house)
  await savedCode(house, visitor)
  await send(house, visitor.conversation, visitor, body(0))
  house.clock.nowMs += awayAfterMs
  await house.chat().tick()
  house.clock.nowMs += graceMs
  await house.sweep()
  const { state: hers } = await state(house, visitor.conversation, visitor)
  expect(hers).toMatchObject({ state: 'message', epoch: 0, place: null })
  expect(await send(house, visitor.conversation, visitor, body(0))).toBe(2)
})

test('a message that no desk opens is put away by a counsellor, and her code still opens it', async () => {
  const visitor = await leftMessage()
  const { conversation } = visitor
  const code = await savedCode(house, visitor)
  await send(house, conversation, visitor, body(0))
  expect(await isInInbox(visitor)).toBe(true)
  const remove = () =>
    ask(house, 'POST', `/api/v1/desk/queue/${conversation}/remove`, staffProof(sam))
  expect((await remove()).status).toBe(204)
  expect(await isInInbox(visitor)).toBe(false)
  expect(word(await remove())).toBe('taken')
  const back = await comeBack(house, code)
  expect((await state(house, conversation, back)).state).toMatchObject({ state: 'closed', head: 1 })
})

test('a place that is put away or expires ends for good only where nobody can come back to it', async () => {
  const [coded, bare] = [await waitingVisitor(house), await waitingVisitor(house)]
  const code = await savedCode(house, coded)
  for (const { conversation } of [coded, bare])
    await ask(house, 'POST', `/api/v1/desk/queue/${conversation}/remove`, staffProof(sam))
  const back = await comeBack(house, code)
  expect((await state(house, coded.conversation, back)).state?.state).toBe('closed')
  expect((await state(house, bare.conversation, bare)).state?.state).toBe('left')
  // Greeted before and handed back: her page still holds a token.
  const { visitor, standing } = await claimed(house, sam)
  await park(house, visitor, sam, standing, 'hand-back')
  house.clock.nowMs += awayAfterMs
  await house.chat().tick()
  house.clock.nowMs += graceMs
  await house.sweep()
  expect((await state(house, visitor.conversation, visitor)).state?.state).toBe('closed')
})

test('a message whose words never came goes after a day, with its code', async () => {
  const [empty, coded, written] = [await leftMessage(), await leftMessage(), await leftMessage()]
  await savedCode(house, coded)
  await send(house, written.conversation, written, body(0))
  const { shred } = house.chat().parts
  const sweep = () => sweepRetention(house.chat(), house.clock.nowMs)
  house.clock.nowMs += dayMs
  await sweep()
  expect(shred.has(empty.conversation)).toBe(true)
  house.clock.nowMs += dayMs
  await sweep()
  expect([empty, coded, written].map(({ conversation }) => shred.has(conversation))).toEqual([
    ...[false, false, true],
  ])
})

test('five hundred may wait for an answer, and no more', async () => {
  const { rows } = await database.query({
    name: 'test.fill-inbox',
    text: `with waiting as (select count(*)::int as many from chat.conversation
        where state = 'message' and (head > 0 or last >= $2)),
      made as (
        insert into chat.conversation (id, state, visitor, reception, envelope, envelope_hash, started, last)
        select decode(lpad(to_hex(n), 32, '0'), 'hex'), 'message', decode(repeat('00', 16), 'hex'),
          decode(repeat('00', 32), 'hex'), decode(repeat('00', 5260), 'hex'),
          decode(repeat('00', 32), 'hex'), $2, $2
        from waiting, generate_series(1, $1 - many - 1) n returning 1)
      select count(*) as many from made`,
    values: [mostLeftMessages, dayOf(house.clock.nowMs)],
  })
  expect(rows[0]?.['many']).toBeGreaterThan(0)
  const last = await startMessage()
  expect(last.answer.status).toBe(201)
  const visitor = await makeVisitor(house)
  const startJson = { ...visitor.startJson, message: true }
  expect(word(await start(house, { ...visitor, startJson }))).toBe('full')
  // What brought no words the day before takes nobody's room.
  house.clock.nowMs += dayMs
  expect((await startMessage()).answer.status).toBe(201)
  // Whoever comes for a talk finds the door as it was.
  await shift(true)
  expect((await start(house, visitor)).status).toBe(201)
  expect(house.faults).toEqual([])
})
