import { expect, test, vi } from 'vitest'
import type { MemberId } from '../../chain/member.ts'
import { testDatabase } from '../../database/server/testing.ts'
import { moveCursors } from './cursor-store.ts'
import { matchKeys, purgeUnreadable } from './match-keys.ts'
import { allConversations, deleteConversations } from './retention-store.ts'
import { createRotation } from './rotation.ts'
import {
  ask,
  body,
  openStream,
  readLog,
  send,
  staffProof,
  state,
  waitingVisitor,
  word,
} from './test-client.ts'
import { openTestHouse, type TestCounsellor } from './test-house.ts'
import { claimed, comeBack, greeted, leave, makeClaim, savedCode } from './test-records.ts'

const database = await testDatabase()
const generous = { burst: 1_000_000, perSecond: 1 }
const house = await openTestHouse(database, {
  counsellors: 1,
  rates: { messages: generous, passing: generous, fetches: generous },
})
const [sam] = house.counsellors as [TestCounsellor]
const of = (conversation: string, rest: string) => `/api/v1/conversations/${conversation}${rest}`
const remove = (visitor: Awaited<ReturnType<typeof greeted>>, proof: typeof visitor = visitor) =>
  ask(house, 'POST', of(visitor.conversation, '/delete'), proof)

async function rowsOf(conversation: string): Promise<unknown> {
  const { rows } = await database.query({
    name: 'test.rows-of',
    text: `select (select count(*) from chat.conversation where id = $1)
      + (select count(*) from chat.message where conversation = $1)
      + (select count(*) from chat.epoch where conversation = $1)
      + (select count(*) from chat.sealed_key where conversation = $1)
      + (select count(*) from chat.member where conversation = $1)
      + (select count(*) from chat.cursor where conversation = $1)
      + (select count(*) from chat.token where conversation = $1)
      + (select count(*) from chat.code where conversation = $1)
      + (select count(*) from queue.ticket where conversation = $1) as many`,
    values: [Buffer.from(conversation, 'base64url')],
  })
  return rows[0]?.['many']
}

test('deleted is gone at once for everyone: key, rows, code, tokens, lines (I9)', async () => {
  const visitor = await greeted(house, sam)
  const { conversation } = visitor
  const code = await savedCode(house, visitor)
  await send(house, conversation, visitor, body(1))
  const back = await comeBack(house, code)
  const streams = [
    await openStream(house, of(conversation, '/stream?after=0'), visitor),
    await openStream(house, of(conversation, '/stream?after=0'), back),
  ]
  const desk = await openStream(house, '/api/v1/desk/stream', staffProof(sam))
  for (const stream of [...streams, desk])
    await stream.until((events) => events.some(({ name }) => name === 'present'))
  expect((await remove(visitor, { ...visitor, ...back })).status).toBe(204)
  expect(house.chat().parts.shred.has(conversation)).toBe(false)
  expect(await rowsOf(conversation)).toBe(0)
  const gone = { name: 'state', data: `${conversation} deleted 1` }
  for (const stream of streams) {
    await stream.reading
    expect(stream.events).toContainEqual(gone)
  }
  await desk.until((events) => events.some(({ data }) => data === gone.data))
  await desk.close()
  for (const proof of [visitor, back, staffProof(sam)])
    expect((await state(house, conversation, proof)).status).toBe(403)
  expect(word(await comeBack(house, code))).toBe('unknown')
  expect(word(await remove(visitor))).toBe('not-allowed')
})

test('who waits and deletes is out of the queue', async () => {
  const visitor = await waitingVisitor(house)
  await remove(visitor)
  expect(await rowsOf(visitor.conversation)).toBe(0)
  const desk = await ask(house, 'GET', '/api/v1/desk', staffProof(sam))
  expect((desk.json as { queue: unknown[] }).queue).toEqual([])
})

test('what is in the trail is that a visitor deleted one, on a day, under an alias', async () => {
  const visitor = await greeted(house, sam)
  await remove(visitor)
  const { rows } = await database.query({
    name: 'test.deleted',
    text: 'select act, actor, subject from audit.outbox order by id desc limit 1',
  })
  expect(rows[0]).toMatchObject({ act: 'chat-deleted', actor: 'visitor' })
  expect(rows[0]?.['subject']).not.toContain(visitor.conversation)
})

test('deleted while her counsellor types: nothing comes in after it, and nobody else’s words suffer', async () => {
  const [hers, others] = [await greeted(house, sam), await greeted(house, sam)]
  const type = (conversation: string) => send(house, conversation, staffProof(sam), body(1))
  const words: (number | string)[] = []
  const typing = (async () => {
    for (let at = 0; at < 40; at++)
      words.push(...(await Promise.all([type(hers.conversation), type(hers.conversation)])))
  })()
  const elsewhere = (async () => {
    const seqs = []
    for (let at = 0; at < 80; at++) seqs.push(await type(others.conversation))
    return seqs
  })()
  while (words.length < 6) await new Promise(setImmediate)
  expect((await remove(hers)).status).toBe(204)
  await typing
  expect(await elsewhere).toEqual(Array.from({ length: 80 }, (_, at) => at + 1))
  expect(words.filter((one) => typeof one === 'string').length).toBeGreaterThan(0)
  expect([...new Set(words.filter((one) => typeof one === 'string'))].sort()).toEqual(
    [...new Set(['not-allowed', ...words.filter((one) => one === 'ended')])].sort(),
  )
  expect(await rowsOf(hers.conversation)).toBe(0)
  expect(await readLog(house, others.conversation, others)).toHaveLength(80)
  expect(house.faults).toEqual([])
})

test('how far others have read is kept, also when one is deleted at that moment', async () => {
  const [gone, other] = [await claimed(house, sam), await claimed(house, sam)]
  for (const { visitor } of [gone, other]) await send(house, visitor.conversation, visitor, body(1))
  const cursors = [gone, other].map(({ visitor }) => ({
    conversation: visitor.conversation,
    member: visitor.member as MemberId,
    delivered: 1,
    shown: 1,
  }))
  const waiting = async () => {
    const { rows } = await database.query({
      name: 'test.waiting',
      text: `select count(*) as many from pg_stat_activity
        where wait_event_type = 'Lock' and datname = current_database()`,
    })
    return rows[0]?.['many']
  }
  let moving: ReturnType<typeof moveCursors> | null = null
  await database.transaction(async (tx) => {
    await deleteConversations(tx, [gone.visitor.conversation])
    moving = database.transaction((other) => moveCursors(other, cursors))
    while ((await waiting()) === 0) await new Promise(setImmediate)
  })
  expect(await moving).toEqual([cursors[1]])
  await house.chat().parts.shred.destroy([gone.visitor.conversation])
})

test('records and keys lie under the key that goes, and those of before that was so are still read', async () => {
  const visitor = await waitingVisitor(house)
  const { conversation } = visitor
  const { json } = await makeClaim(visitor, sam)
  await ask(house, 'POST', of(conversation, '/claim'), staffProof(sam), json)
  const at = Buffer.from(conversation, 'base64url')
  const { rows } = await database.query({
    name: 'test.records',
    text: `select e.record, k.sealed from chat.epoch e
      join chat.sealed_key k using (conversation) where conversation = $1`,
    values: [at],
  })
  const lies = Buffer.concat(rows.flatMap((row) => [row['record'], row['sealed']] as Buffer[]))
  expect(rows).toHaveLength(4)
  expect(lies.includes(visitor.keyHash)).toBe(false)
  for (const { sealed } of json.keys)
    expect(lies.includes(Buffer.from(sealed, 'base64url'))).toBe(false)
  const epochs = async () => (await state(house, conversation, visitor)).state?.epochs
  const wrapped = await epochs()
  const plain = Buffer.from(wrapped?.[0]?.record.bytes ?? [])
  expect(plain.includes(visitor.keyHash)).toBe(true)
  await database.query({
    name: 'test.older-record',
    text: 'update chat.epoch set record = $2, wrapped = false where conversation = $1',
    values: [at, plain],
  })
  for (const { member, n, sealed } of json.keys)
    await database.query({
      name: 'test.older-key',
      text: `update chat.sealed_key set sealed = $4
        where conversation = $1 and member = $2 and n = $3`,
      values: [at, Buffer.from(member, 'base64url'), n, Buffer.from(sealed, 'base64url')],
    })
  expect(await epochs()).toEqual(wrapped)
  await leave(house, conversation, visitor.token)
})

test('a backup put back under a running house brings nothing back, and its rows are purged', async () => {
  const { visitor } = await claimed(house, sam)
  const { conversation } = visitor
  const code = await savedCode(house, visitor)
  const waiter = await waitingVisitor(house)
  await database.script(`create schema kept;
    create table kept.conversation as select * from chat.conversation;
    create table kept.token as select * from chat.token;
    create table kept.member as select * from chat.member;
    create table kept.code as select * from chat.code;
    create table kept.ticket as select * from queue.ticket;`)
  await remove(visitor)
  await remove(waiter)
  await database.script(`
    insert into chat.conversation select * from kept.conversation on conflict do nothing;
    insert into chat.token select * from kept.token on conflict do nothing;
    insert into chat.member select * from kept.member on conflict do nothing;
    insert into chat.code select * from kept.code on conflict do nothing;
    insert into queue.ticket overriding system value select * from kept.ticket on conflict do nothing;
    drop schema kept cascade`)
  expect(await allConversations(database)).toContain(conversation)
  for (const proof of [visitor, staffProof(sam)])
    expect((await state(house, conversation, proof)).status).toBe(403)
  expect(word(await comeBack(house, code))).toBe('unknown')
  const again = await ask(house, 'POST', '/api/v1/conversations', waiter, waiter.startJson)
  expect(word(again)).toBe('exists')
  const desk = await ask(house, 'GET', '/api/v1/desk', staffProof(sam))
  const told = JSON.stringify(desk.json)
  expect([told.includes(conversation), told.includes(waiter.conversation)]).toEqual([false, false])
  const { shred } = house.chat().parts
  expect(await purgeUnreadable({ database, shred })).toBe(2)
  expect([await rowsOf(conversation), await rowsOf(waiter.conversation)]).toEqual([0, 0])
  expect(await purgeUnreadable({ database, shred })).toBe(0)
})

test('a crash between key and rows leaves rows that the next start purges', async () => {
  const visitor = await greeted(house, sam)
  const { shred } = house.chat().parts
  await shred.destroy([visitor.conversation])
  expect(await matchKeys({ database, shred })).toEqual({ keys: 0, rows: 1 })
  expect(await rowsOf(visitor.conversation)).toBe(0)
})

test('many deletions share one rotation within a minute; one that fails is tried again', async () => {
  vi.useFakeTimers()
  try {
    const faults: unknown[] = []
    const outcomes = ['broken', 'fine', 'fine']
    let rotations = 0
    const rotation = createRotation(
      async () => {
        rotations += 1
        if (outcomes[rotations - 1] === 'broken') throw new Error('disk')
      },
      (error) => faults.push(error),
    )
    for (let at = 0; at < 5; at++) rotation.ask()
    await vi.advanceTimersByTimeAsync(20_000)
    expect([rotations, faults.length]).toEqual([1, 1])
    rotation.ask()
    await vi.advanceTimersByTimeAsync(40_000)
    expect(rotations).toBe(2)
    rotation.ask()
    await rotation[Symbol.asyncDispose]()
    expect(rotations).toBe(3)
    await rotation[Symbol.asyncDispose]()
    expect(rotations).toBe(3)
  } finally {
    vi.useRealTimers()
  }
})

test('leaving is not deleting: the key stays with the conversation', async () => {
  const visitor = await greeted(house, sam)
  await leave(house, visitor.conversation, visitor.token)
  expect(house.chat().parts.shred.has(visitor.conversation)).toBe(true)
})
