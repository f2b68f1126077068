import { expect, test } from 'vitest'
import type { MemberId } from '../../chain/member.ts'
import type { Database, Statement } from '../../database/server/database.ts'
import { testDatabase } from '../../database/server/testing.ts'
import type { LiveEvent } from '../../live/event-stream.ts'
import { parseConversationState } from '../conversation-state.ts'
import { insertMessages } from './messages-store.ts'
import { awayAfterMs, closedForMs } from './presence.ts'
import { deskStream } from './streams.ts'
import {
  ask,
  body,
  openStream,
  readLog,
  send,
  staffProof,
  state,
  type TestVisitor,
  waitingVisitor,
} from './test-client.ts'
import { openTestHouse, type TestCounsellor } from './test-house.ts'
import {
  claimed,
  greeted,
  leave,
  makeChange,
  makeClaim,
  park,
  staffPerson,
  visitorPerson,
} from './test-records.ts'
import { conversationTopic } from './topics.ts'

const database = await testDatabase()
const generous = { burst: 1_000_000, perSecond: 1 }
const house = await openTestHouse(database, {
  counsellors: 2,
  rates: { messages: generous, passing: generous, fetches: generous },
})
const [sam, kim] = house.counsellors as [TestCounsellor, TestCounsellor]
const of = (visitor: TestVisitor, rest: string) =>
  `/api/v1/conversations/${visitor.conversation}${rest}`
const listen = (visitor: TestVisitor, after = 0) =>
  openStream(house, of(visitor, `/stream?after=${after}`), visitor)
const deskOf = (counsellor: TestCounsellor) =>
  openStream(house, '/api/v1/desk/stream', staffProof(counsellor))
const has = (name: string, data: string) => (events: readonly LiveEvent[]) =>
  events.some((event) => event.name === name && event.data === data)
const counts = (name: string, many: number) => (events: readonly LiveEvent[]) =>
  events.filter((event) => event.name === name).length >= many

test('a stream replays what she lacks and goes on with what is said, in order', async () => {
  const visitor = await greeted(house, sam)
  for (let at = 0; at < 5; at++) await send(house, visitor.conversation, staffProof(sam), body(1))
  const stream = await listen(visitor, 2)
  const sending = Array.from({ length: 40 }, (_, at) =>
    send(house, visitor.conversation, at % 2 ? visitor : staffProof(sam), body(1)),
  )
  await Promise.all(sending)
  await stream.until(counts('message', 43))
  const log = await readLog(house, visitor.conversation, visitor, 2)
  expect(stream.frames()).toEqual(log.map(({ seq, frame }) => ({ seq, frame })))
  await stream.close()
})

test('a stream first says how things stand, then what she lacks, then that this was all', async () => {
  const visitor = await greeted(house, sam)
  for (let at = 0; at < 3; at++) await send(house, visitor.conversation, staffProof(sam), body(1))
  const stream = await listen(visitor, 1)
  await stream.until(counts('level', 1))
  const told = stream.events.filter(({ name }) => /standing|message|level/.test(name))
  expect(told.map(({ name }) => name)).toEqual(['standing', 'message', 'message', 'level'])
  const standing = parseConversationState(JSON.parse(told[0]?.data.slice(23) ?? ''))
  const { state: asked } = await state(house, visitor.conversation, visitor)
  expect(standing).toEqual({ ...asked, time: standing?.time })
  expect(told.at(-1)?.data).toBe(`${visitor.conversation} 3`)
  await stream.close()
})

test('streams that open in the middle of a storm all end with the same log', async () => {
  const visitor = await greeted(house, sam)
  const sending = (async () => {
    for (let at = 0; at < 30; at++)
      await Promise.all([
        send(house, visitor.conversation, visitor, body(1, { size: 1062 })),
        send(house, visitor.conversation, staffProof(sam), body(1)),
      ])
  })()
  const streams = []
  for (let at = 0; at < 4; at++) {
    const stream = await listen(visitor)
    await stream.until(counts('message', 1 + at))
    streams.push(stream)
  }
  await sending
  for (const stream of streams) {
    await stream.until(counts('message', 60))
    expect(stream.frames().map(({ seq }) => seq)).toEqual(
      Array.from({ length: 60 }, (_, at) => at + 1),
    )
  }
  expect((await ask(house, 'GET', of(visitor, '/stream'), visitor)).status).toBe(429)
  for (const stream of streams) await stream.close()
})

test('of many streams at once only four open', async () => {
  const visitor = await greeted(house, sam)
  house.chat().sessions.forget(visitor.conversation)
  const streams = await Promise.all(Array.from({ length: 40 }, () => listen(visitor)))
  const opened = streams.filter(({ status }) => status === 200)
  expect(opened).toHaveLength(4)
  await Promise.all(streams.map((stream) => stream.close()))
})

test('a hint without its data, or a gap between nodes, ends in a look at the log', async () => {
  const visitor = await greeted(house, sam)
  const stream = await listen(visitor)
  await stream.until(counts('present', 1))
  const { live, database: db } = house.chat().parts
  await db.transaction(async (tx) => {
    const { shred } = house.chat().parts
    await insertMessages(
      tx,
      [1, 2].map(() => {
        const content = body(1)
        return {
          conversation: Buffer.from(visitor.conversation, 'base64url'),
          sender: Buffer.from(sam.member, 'base64url'),
          clientId: content.subarray(6, 22),
          epoch: 1,
          bodyWrapped: shred.wrap(visitor.conversation, content),
        }
      }),
      '2026-11-21',
    )
  })
  const future = `${visitor.conversation} 0000000002 AAAA`
  live.publish(conversationTopic(visitor.conversation), { name: 'message', data: future })
  await stream.until(counts('message', 2))
  expect(stream.frames().map(({ seq }) => seq)).toEqual([1, 2])
  await stream.close()
})

test('a desk has one line for its queue and all its conversations, later ones too', async () => {
  const one = await greeted(house, sam)
  const desk = await deskOf(sam)
  await desk.until(has('present', `${one.conversation} ${sam.member} 1`))
  const two = await waitingVisitor(house)
  await desk.until(counts('queue', 1))
  const { json } = await makeClaim(two, sam)
  await ask(house, 'POST', of(two, '/claim'), staffProof(sam), json)
  await desk.until(has('present', `${two.conversation} ${sam.member} 1`))
  await send(house, one.conversation, one, body(1))
  await send(house, two.conversation, two, body(1))
  await desk.until(counts('message', 2))
  await ask(house, 'POST', of(one, '/cursor'), one, { delivered: 1, shown: 1 })
  await desk.until(has('cursor', `${one.conversation} ${one.member} 1 1`))
  await ask(house, 'POST', of(two, '/leave'), { headers: {} }, two.token)
  await desk.until(has('state', `${two.conversation} left 1`))
  await desk.close()
})

test('a desk hears nothing of a conversation it is no longer in', async () => {
  const visitor = await waitingVisitor(house)
  const { conversation } = visitor
  const first = await makeClaim(visitor, sam)
  await ask(house, 'POST', of(visitor, '/claim'), staffProof(sam), first.json)
  const [desk, other] = [await deskOf(sam), await deskOf(kim)]
  await desk.until(has('present', `${conversation} ${sam.member} 1`))
  const members = [visitorPerson(visitor), staffPerson(kim)]
  const second = await makeChange(sam, { conversation, n: 2, previous: first.hash, members })
  await ask(house, 'POST', of(visitor, '/epochs'), staffProof(sam), second.json)
  await desk.until(has('epoch', `${conversation} 2`))
  await other.until(has('present', `${conversation} ${kim.member} 1`))
  while (house.chat().presence.streams(conversation, sam.member as MemberId) > 0)
    await new Promise(setImmediate)
  await send(house, conversation, visitor, body(2))
  await other.until(counts('message', 1))
  expect(desk.frames()).toEqual([])
  await desk.close()
  await other.close()
})

test('a line that opens while its conversation is parked does not stay on it', async () => {
  const { visitor, standing } = await claimed(house, sam)
  const { parts } = house.chat()
  let parked = false
  // Between reading what is her own and listening to it, she hands it back at another screen.
  const late: Database = new Proxy(parts.database, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name)
      if (name !== 'query') return typeof value === 'function' ? value.bind(target) : value
      return async (statement: Statement) => {
        const answer = await target.query(statement)
        if (statement.name !== 'chat.conversations-of' || parked) return answer
        parked = true
        expect((await park(house, visitor, sam, standing, 'hand-back')).status).toBe(200)
        return answer
      }
    },
  })
  const over = new AbortController()
  const written: string[] = []
  const end = { write: (text: string) => void written.push(text), close: () => over.abort() }
  const { account, member, hash: paper } = sam
  const session = new Uint8Array(32)
  const caller = { kind: 'staff', role: 'counsellor', account, member, paper, session } as const
  const chat = { ...house.chat(), parts: { ...parts, database: late } }
  deskStream(chat, { ...end, ended: over.signal }, caller)
  const { presence } = house.chat()
  const lines = () => presence.streams(visitor.conversation, sam.member as MemberId)
  for (let opened = false; !opened || lines() > 0; opened ||= lines() > 0)
    await new Promise(setImmediate)
  expect(await send(house, visitor.conversation, visitor, body(2))).toBe(1)
  expect(over.signal.aborted).toBe(false)
  expect(written.filter((text) => text.startsWith('event: message'))).toEqual([])
  over.abort()
  await leave(house, visitor.conversation, visitor.token)
})

test('she sees when her counsellor’s line goes and comes, and not for a short gap', async () => {
  const visitor = await greeted(house, sam)
  const { conversation } = visitor
  const [stream, desk] = [await listen(visitor), await deskOf(sam)]
  const here = `${conversation} ${sam.member} 1`
  const away = `${conversation} ${sam.member} 0`
  await stream.until(has('present', here))
  await desk.until(has('present', here))
  expect((await state(house, conversation, visitor)).state?.present.toSorted()).toEqual(
    [visitor.member, sam.member].toSorted(),
  )
  await desk.close()
  const again = await deskOf(sam)
  await again.until(has('present', here))
  house.clock.nowMs += closedForMs
  await house.chat().tick()
  expect(has('present', away)(stream.events)).toBe(false)
  await again.close()
  while (house.chat().presence.streams(visitor.conversation, sam.member as MemberId) > 0)
    await new Promise(setImmediate)
  house.clock.nowMs += awayAfterMs
  await house.chat().tick()
  await stream.until(has('present', away))
  expect((await state(house, conversation, visitor)).state?.present).toEqual([visitor.member])
  await stream.close()
})

test('the line of somebody who left is closed', async () => {
  const visitor = await greeted(house, sam)
  const stream = await listen(visitor)
  await stream.until(counts('present', 1))
  await ask(house, 'POST', of(visitor, '/leave'), { headers: {} }, visitor.token)
  await stream.until(has('state', `${visitor.conversation} left 1`))
  await stream.reading
  expect((await ask(house, 'GET', of(visitor, '/stream'), visitor)).status).toBe(403)
})

test('closing tells everybody, and the counsellor’s desk lets it go', async () => {
  const { visitor, standing } = await claimed(house, sam)
  const [stream, desk] = [await listen(visitor), await deskOf(sam)]
  await desk.until(has('present', `${visitor.conversation} ${sam.member} 1`))
  expect((await park(house, visitor, sam, standing, 'close')).json).toEqual({
    epoch: 2,
    state: 'closed',
  })
  await stream.until(has('state', `${visitor.conversation} closed 2`))
  await desk.until(has('state', `${visitor.conversation} closed 2`))
  const answer = await ask(house, 'GET', '/api/v1/desk', staffProof(sam))
  expect(JSON.stringify((answer.json as { mine: unknown }).mine)).not.toContain(
    visitor.conversation,
  )
  await stream.close()
  await desk.close()
  expect(house.faults).toEqual([])
})

test('what is damaged in one conversation fails there, and for nobody who asks at the same moment', async () => {
  const [damaged, whole] = [await greeted(house, sam), await greeted(house, sam)]
  await database.query({
    name: 'test.damage',
    text: `update chat.epoch set record = set_byte(record, 0, get_byte(record, 0) # 1) where conversation = $1`,
    values: [Buffer.from(damaged.conversation, 'base64url')],
  })
  const answers = await Promise.all(
    [damaged, whole].map((visitor) => ask(house, 'GET', of(visitor, ''), visitor)),
  )
  expect(answers.map(({ status }) => status)).toEqual([500, 200])
})
