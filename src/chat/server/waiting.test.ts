import { describe, expect, test } from 'vitest'
import { toB64 } from '../../chain/base64url.ts'
import { testDatabase } from '../../database/server/testing.ts'
import { parseEntrance } from '../../queue/entrance.ts'
import { parseDeskState } from '../desk-state.ts'
import { graceMs, longestWaitMs } from './ending.ts'
import { awayAfterMs } from './presence.ts'
import {
  ask,
  body,
  makeVisitor,
  noise,
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
import { claim, greeted, makeClaim } from './test-records.ts'

const database = await testDatabase()
const house = await openTestHouse(database, {
  counsellors: 10,
  capacity: { perCounsellor: 12, most: 120 },
})
const [sam] = house.counsellors as [TestCounsellor]
const of = (visitor: TestVisitor, rest: string) =>
  `/api/v1/conversations/${visitor.conversation}${rest}`
const desk = async () =>
  parseDeskState((await ask(house, 'GET', '/api/v1/desk', staffProof(sam))).json)
const entrance = async () => parseEntrance((await ask(house, 'GET', '/api/v1/chat')).json)
const leave = (visitor: TestVisitor) =>
  ask(house, 'POST', of(visitor, '/leave'), { headers: {} }, visitor.token)
const place = async (visitor: TestVisitor) =>
  (await state(house, visitor.conversation, visitor)).state?.place

test('she hears her place, and the same again when she asks the same again', async () => {
  const visitor = await makeVisitor(house)
  const first = await start(house, visitor)
  expect([first.status, first.json]).toEqual([201, { place: 1, waitSeconds: null }])
  const again = await start(house, visitor)
  expect([again.status, again.json]).toEqual([200, { place: 1, waitSeconds: null }])
  const behind = await makeVisitor(house)
  expect((await start(house, behind)).json).toEqual({ place: 2, waitSeconds: null })
  await leave(visitor)
  await leave(behind)
})

test('who calls herself the team is refused, and starts beside hers are not', async () => {
  const honest = await Promise.all(Array.from({ length: 8 }, () => makeVisitor(house)))
  const poisoned = await Promise.all(Array.from({ length: 8 }, () => makeVisitor(house)))
  const asTeam = { visitor: house.reception.member }
  const answers = await Promise.all(
    honest.flatMap((visitor, at) => {
      const bad = poisoned[at] ?? visitor
      const startJson = { ...bad.startJson, ...asTeam }
      return [start(house, { ...bad, startJson }), start(house, visitor)]
    }),
  )
  expect(answers.map(({ status }) => status)).toEqual(honest.flatMap(() => [400, 201]))
  await Promise.all(honest.map(leave))
})

test('ten starts at once with one id are one ticket', async () => {
  const visitor = await makeVisitor(house)
  const answers = await Promise.all(Array.from({ length: 10 }, () => start(house, visitor)))
  expect(answers.map(({ status }) => status).sort()).toEqual([...Array(9).fill(200), 201])
  expect((await desk())?.queue).toHaveLength(1)
  await leave(visitor)
})

test('an id or a token that is somebody else’s starts nothing', async () => {
  const visitor = await waitingVisitor(house)
  const other = await makeVisitor(house)
  const sameId = { ...other, startJson: { ...other.startJson, conversation: visitor.conversation } }
  expect(word(await start(house, sameId))).toBe('exists')
  expect(word(await start(house, { ...other, headers: visitor.headers }))).toBe('exists')
  await leave(visitor)
})

test('malformed starts are refused by a word', async () => {
  const visitor = await makeVisitor(house)
  const post = async (change: Record<string, unknown>) =>
    word(await start(house, { ...visitor, startJson: { ...visitor.startJson, ...change } }))
  for (const line of ['self', 3, -1, 0.5]) expect(await post({ line })).toBe('malformed')
  expect(await post({ envelope: 'AAAA' })).toBe('malformed')
  expect(await post({ conversation: 'short' })).toBe('malformed')
  expect(await post({ more: 1 })).toBe('malformed')
  expect(await post({ envelope: 'A'.repeat(9000) })).toBe('too-large')
  expect(await post({ reception: toB64(noise(32)) })).toBe('stale-reception')
  const bare = { ...visitor, headers: { 'sec-fetch-site': 'same-origin' } }
  expect(word(await start(house, bare))).toBe('not-signed-in')
})

test('places move up as others leave, and waiting pages are told', async () => {
  const visitors = [
    await waitingVisitor(house),
    await waitingVisitor(house),
    await waitingVisitor(house),
  ]
  const [one, two, three] = visitors as [TestVisitor, TestVisitor, TestVisitor]
  const stream = await openStream(house, of(three, '/stream?after=0'), three)
  const isTold = (text: string) => (events: readonly { name: string; data: string }[]) =>
    events.some(({ name, data }) => name === 'place' && data === `${three.conversation} ${text}`)
  await stream.until(isTold('3 -'))
  await leave(one)
  await stream.until(isTold('2 -'))
  await claim(house, two, sam)
  await stream.until(isTold('1 -'))
  await claim(house, three, sam)
  await stream.until((events) => events.some(({ name }) => name === 'epoch'))
  expect(stream.events.some(({ data }) => data === `${three.conversation} active 1`)).toBe(true)
  await stream.close()
})

test('a waiting time is told from the fifth greeting on', async () => {
  for (let at = 0; at < 5; at++) {
    const visitor = await waitingVisitor(house)
    house.clock.nowMs += 40_000
    await claim(house, visitor, sam)
  }
  const known = (await entrance())?.waitSeconds
  expect(known).toBeGreaterThan(0)
  expect(known).toBeLessThanOrEqual(40)
  const { rows } = await database.query({ name: 'test.waits', text: 'select * from queue.wait' })
  expect(rows.every((row) => Object.keys(row).join() === 'slot,seconds')).toBe(true)
})

test('a restart never worsens a place (I6), and everybody gets her grace from then on', async () => {
  const visitors = []
  for (let at = 0; at < 5; at++) visitors.push(await waitingVisitor(house))
  const before = await Promise.all(visitors.map(place))
  expect(before).toEqual([1, 2, 3, 4, 5])
  await house.restart()
  expect((await desk())?.queue.map(({ lost }) => lost)).toEqual(Array(5).fill(true))
  const late = await waitingVisitor(house)
  expect(await Promise.all([...visitors, late].map(place))).toEqual([1, 2, 3, 4, 5, 6])
  await house.chat().tick()
  expect((await desk())?.queue.every(({ lost }) => !lost)).toBe(true)
  for (const visitor of [...visitors, late]) await leave(visitor)
})

test('a lost connection has ten minutes to come back', async () => {
  const visitor = await waitingVisitor(house)
  const silent = async (ms: number) => {
    house.clock.nowMs += ms
    await house.chat().tick()
    await house.sweep()
  }
  await silent(awayAfterMs)
  expect((await desk())?.queue[0]?.lost).toBe(true)
  await silent(graceMs - 1)
  expect(await place(visitor)).toBe(1)
  await house.chat().tick()
  expect((await desk())?.queue[0]?.lost).toBe(false)
  await silent(awayAfterMs)
  await silent(graceMs)
  expect((await desk())?.queue).toEqual([])
  const end = await state(house, visitor.conversation, visitor)
  expect([end.state?.state, end.state?.place]).toEqual(['left', null])
  expect(await send(house, visitor.conversation, visitor, body(0))).toBe('ended')
  expect(word(await claim(house, visitor, sam))).toBe('left')
})

test('a sign of life keeps her place without an end, with a stream and without, but for a day', async () => {
  const [alive, streaming] = [await waitingVisitor(house), await waitingVisitor(house)]
  const stream = await openStream(house, of(streaming, '/stream'), streaming)
  await stream.until((events) => events.length > 0)
  for (let minute = 0; minute < 20; minute++) {
    house.clock.nowMs += 40_000
    for (const one of [alive, streaming]) await ask(house, 'POST', of(one, '/alive'), one)
    await house.chat().tick()
    await house.sweep()
  }
  expect((await desk())?.queue.map(({ lost }) => lost)).toEqual([false, false])
  house.clock.nowMs += longestWaitMs
  await house.sweep()
  expect((await desk())?.queue).toEqual([])
  await stream.reading
})

test('who leaves is gone at once, and her token opens nothing', async () => {
  await ask(house, 'POST', '/api/v1/desk/shift', staffProof(sam), { on: true })
  const visitor = await waitingVisitor(house)
  expect((await leave(visitor)).status).toBe(204)
  expect((await desk())?.queue).toEqual([])
  expect((await state(house, visitor.conversation, visitor)).status).toBe(403)
  expect(word(await claim(house, visitor, sam))).toBe('left')
  const { rows } = await database.query({
    name: 'test.envelope',
    text: 'select envelope from chat.conversation where id = $1',
    values: [Buffer.from(visitor.conversation, 'base64url')],
  })
  expect(rows).toEqual([{ envelope: null }])
  // Whether there was such a token is not told.
  expect((await leave(visitor)).status).toBe(204)
  expect((await ask(house, 'POST', of(visitor, '/leave'), { headers: {} }, 'junk')).status).toBe(
    204,
  )
})

test('nobody on shift means closed; those who wait are still served', async () => {
  const visitor = await waitingVisitor(house)
  for (const counsellor of house.counsellors)
    await ask(house, 'POST', '/api/v1/desk/shift', staffProof(counsellor), { on: false })
  expect((await entrance())?.state).toBe('closed')
  expect(word(await start(house, await makeVisitor(house)))).toBe('closed')
  expect(word(await claim(house, visitor, sam))).toBe('not-on-shift')
  for (const counsellor of house.counsellors)
    await ask(house, 'POST', '/api/v1/desk/shift', staffProof(counsellor), { on: true })
  expect((await entrance())?.state).toBe('open')
  expect((await claim(house, visitor, sam)).status).toBe(200)
})

test('of ten counsellors who claim at once exactly one gets her, a hundred times (I7)', async () => {
  for (let round = 0; round < 100; round++) {
    const visitor = await waitingVisitor(house)
    const answers = await Promise.all(
      house.counsellors.map((counsellor) => claim(house, visitor, counsellor)),
    )
    const words = answers.map((answer) => (answer.status === 200 ? 'claimed' : word(answer)))
    expect(words.toSorted()).toEqual(['claimed', ...Array(9).fill('taken')])
  }
  const { rows } = await database.query({
    name: 'test.records',
    text: 'select count(*) filter (where n = 1) = count(distinct conversation) as one_each from chat.epoch',
  })
  expect(rows).toEqual([{ one_each: true }])
  expect((await desk())?.queue).toEqual([])
})

test('a claim whose answer was lost may be asked again', async () => {
  const visitor = await waitingVisitor(house)
  const { json } = await makeClaim(visitor, sam)
  const post = () => ask(house, 'POST', of(visitor, '/claim'), staffProof(sam), json)
  expect([(await post()).status, (await post()).status]).toEqual([200, 200])
})

test('what a claim leaves behind is a day and an alias, no envelope and no time', async () => {
  const visitor = await greeted(house, sam)
  const { rows } = await database.query({
    name: 'test.trail',
    text: `select act, actor, subject, day from audit.outbox order by id desc limit 1`,
  })
  expect(rows[0]).toMatchObject({ act: 'chat-claimed', actor: sam.hash })
  expect(rows[0]?.['subject']).not.toContain(visitor.conversation)
  const times = await database.query({
    name: 'test.times',
    text: `select table_name, column_name from information_schema.columns
      where table_schema = 'chat' and data_type like 'timestamp%'`,
  })
  expect(times.rows).toEqual([])
})

describe('a ticket that nobody can claim', () => {
  const [, , , , , , , , , kim] = house.counsellors as TestCounsellor[]
  const remove = async (visitor: TestVisitor, counsellor: TestCounsellor = sam) => {
    const path = `/api/v1/desk/queue/${visitor.conversation}/remove`
    const answer = await ask(house, 'POST', path, staffProof(counsellor))
    return answer.status === 204 ? 'removed' : word(answer)
  }

  test('stays in the queue when a claim of it is refused', async () => {
    const visitor = await waitingVisitor(house)
    const other = await makeVisitor(house)
    const posing = { ...visitor, member: other.member, keyHash: other.keyHash }
    expect(word(await claim(house, posing, sam))).toBe('malformed')
    expect(await place(visitor)).toBe(1)
    await leave(visitor)
  })

  test('is put out of the queue, told to her page, and noted under an alias', async () => {
    const visitor = await waitingVisitor(house)
    const stream = await openStream(house, of(visitor, '/stream?after=0'), visitor)
    expect(await remove(visitor)).toBe('removed')
    const left = `${visitor.conversation} left 0`
    await stream.until((events) => events.some(({ data }) => data === left))
    await stream.close()
    expect((await state(house, visitor.conversation, visitor)).state?.state).toBe('left')
    expect((await desk())?.queue).toEqual([])
    expect([await remove(visitor), word(await claim(house, visitor, sam))]).toEqual([
      ...['left', 'left'],
    ])
    const { rows } = await database.query({
      name: 'test.removed',
      text: `select act, actor, subject from audit.outbox where act = 'chat-removed'`,
    })
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ actor: sam.hash })
    expect(rows[0]?.['subject']).not.toContain(visitor.conversation)
  })

  test('goes only while it waits, and only at the hand of a counsellor on shift', async () => {
    const visitor = await waitingVisitor(house)
    const off = (on: boolean) =>
      ask(house, 'POST', '/api/v1/desk/shift', staffProof(kim as TestCounsellor), { on })
    await off(false)
    expect(await remove(visitor, kim)).toBe('not-on-shift')
    await off(true)
    expect(await remove(visitor, house.supervisor)).toBe('not-allowed')
    expect(await place(visitor)).toBe(1)
    await claim(house, visitor, sam)
    expect(await remove(visitor, kim)).toBe('taken')
    expect(await remove(await makeVisitor(house), kim)).toBe('unknown')
  })
})

test('a flood of tickets ends in "full", and memory stays within bounds', async () => {
  house.clock.nowMs += awayAfterMs
  await house.chat().tick()
  expect(house.chat().presence.size()).toBe(0)
  const keys = house.chat().parts.shred.conversations().length
  const answers: string[] = []
  const flood = Array.from({ length: 500 }, async () => {
    const visitor = await makeVisitor(house)
    const answer = await start(house, visitor)
    answers.push(answer.status === 201 ? 'started' : word(answer))
    return visitor
  })
  const visitors = await Promise.all(flood)
  const started = answers.filter((answer) => answer === 'started').length
  expect(started).toBe(120)
  expect(answers.filter((answer) => answer === 'full')).toHaveLength(380)
  expect((await entrance())?.state).toBe('full')
  expect(house.chat().presence.size()).toBe(120)
  expect(house.chat().parts.shred.conversations().length - keys).toBe(120)
  await Promise.all(visitors.map(leave))
  expect((await entrance())?.state).toBe('open')
  expect(house.faults).toEqual([])
})
