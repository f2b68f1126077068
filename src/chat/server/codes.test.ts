import { expect, test } from 'vitest'
import { toB64 } from '../../chain/base64url.ts'
import type { Database, Queryable } from '../../database/server/database.ts'
import { testDatabase } from '../../database/server/testing.ts'
import { newToken } from '../../signing/token.ts'
import { parseReturned } from '../return.ts'
import { keptDays, sweepRetention } from './retention.ts'
import {
  ask,
  body,
  noise,
  openStream,
  readLog,
  send,
  staffProof,
  state,
  word,
} from './test-client.ts'
import { openTestHouse, type TestCounsellor } from './test-house.ts'
import {
  claimed,
  comeBack,
  leave,
  newCode,
  park,
  savedCode,
  type TestCode,
} from './test-records.ts'
import { mostTokens } from './token-store.ts'

const heard: string[] = []
/** Written a moment after anybody comes or goes, whatever is asked meanwhile. */
const presence = ['queue.mark-found', 'queue.mark-lost']
const database = listened(await testDatabase())
const generous = { burst: 1_000_000, perSecond: 1 }
const house = await openTestHouse(database, {
  counsellors: 1,
  rates: { messages: generous, passing: generous, fetches: generous },
})
const [sam] = house.counsellors as [TestCounsellor]
const of = (conversation: string, rest: string) => `/api/v1/conversations/${conversation}${rest}`
const said = (conversation: string) => send(house, conversation, staffProof(sam), body(1))

/** The same database; the name of every statement is heard. */
function listened(inner: Database): Database {
  const hear = (db: Queryable): Queryable => ({
    query(statement) {
      if (!presence.includes(statement.name)) heard.push(statement.name)
      return db.query(statement)
    },
    script: (sql) => db.script(sql),
  })
  return new Proxy(inner, {
    get(target, name) {
      if (name === 'query') return hear(target).query
      if (name === 'transaction')
        return <T>(work: (tx: Queryable) => Promise<T>) =>
          target.transaction((tx) => work(hear(tx)))
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

/** What the house did and said for one code. */
async function knock(code: Pick<TestCode, 'locator' | 'access'>) {
  heard.length = 0
  const { status, bytes } = await comeBack(house, code)
  return { answer: `${status} ${bytes}`, statements: heard.join() }
}

async function forgotten(): Promise<TestCode> {
  const { visitor } = await claimed(house, sam)
  return savedCode(house, visitor)
}

test('a code brings her back, and what it holds comes as it was kept', async () => {
  const { visitor } = await claimed(house, sam)
  const code = await savedCode(house, visitor)
  const back = await comeBack(house, code)
  expect(back.status).toBe(200)
  const returned = parseReturned(back.json)
  expect([returned?.conversation, toB64(returned?.sealed ?? noise(1))]).toEqual([
    visitor.conversation,
    code.sealed,
  ])
  expect((await state(house, visitor.conversation, back)).state?.state).toBe('active')
  expect((await comeBack(house, code, back.token)).bytes).toEqual(back.bytes)
  const { rows } = await database.query({
    name: 'test.plain-code',
    text: `select 1 from chat.code
      where position($1::bytea in locator || access || sealed) > 0
        or position($2::bytea in locator || access || sealed) > 0
        or position($3::bytea in locator || access || sealed) > 0`,
    values: [code.locator, code.access, code.sealed].map((text) => Buffer.from(text, 'base64url')),
  })
  expect(rows).toEqual([])
})

test('a wrong, an expired and a deleted code are one: the same bytes, the same statements', async () => {
  const [deleted, expired, unreadable] = [
    await claimed(house, sam),
    await claimed(house, sam),
    await claimed(house, sam),
  ]
  const codes = {
    deleted: await savedCode(house, deleted.visitor),
    expired: await savedCode(house, expired.visitor),
    unreadable: await savedCode(house, unreadable.visitor),
  }
  const path = of(deleted.visitor.conversation, '/delete')
  expect((await ask(house, 'POST', path, deleted.visitor)).status).toBe(204)
  await database.query({
    name: 'test.age',
    text: `update chat.conversation set last = last - $2::int where id = $1`,
    values: [Buffer.from(expired.visitor.conversation, 'base64url'), keptDays + 1],
  })
  expect(await sweepRetention(house.chat(), house.clock.nowMs)).toBe(1)
  await house.chat().parts.shred.destroy([unreadable.visitor.conversation])
  const right = await forgotten()
  const answers = [
    await knock(newCode()),
    await knock(codes.deleted),
    await knock(codes.expired),
    await knock(codes.unreadable),
    await knock({ ...newCode(), locator: right.locator }),
    await knock({ ...newCode(), access: right.access }),
  ]
  expect(answers[0]?.answer).toBe('404 {"refused":"unknown"}')
  expect(new Set(answers.map(({ answer }) => answer)).size).toBe(1)
  expect(new Set(answers.map(({ statements }) => statements)).size).toBe(1)
  expect((await knock(right)).statements).toBe(answers[0]?.statements)
})

test('a token that is somebody else’s opens nothing by a code', async () => {
  const code = await forgotten()
  const { visitor } = await claimed(house, sam)
  expect(word(await comeBack(house, code, visitor.token))).toBe('unknown')
  expect((await comeBack(house, code)).status).toBe(200)
})

test('a thousand guesses change nothing, and the code still works', async () => {
  const code = await forgotten()
  const count = async () => {
    const { rows } = await database.query({
      name: 'test.count-rows',
      text: `select (select count(*) from chat.token) as tokens, (select count(*) from chat.code) as codes`,
    })
    return rows[0]
  }
  const before = await count()
  for (let round = 0; round < 20; round++)
    await Promise.all(
      Array.from({ length: 50 }, (_, at) =>
        comeBack(house, at % 2 ? newCode() : { ...newCode(), locator: code.locator }),
      ),
    )
  expect(await count()).toEqual(before)
  expect((await comeBack(house, code)).status).toBe(200)
})

test('one code keeps eight screens open, and the one opened first goes', async () => {
  const { visitor } = await claimed(house, sam)
  const { conversation } = visitor
  const code = await savedCode(house, visitor)
  const stream = await openStream(house, of(conversation, '/stream?after=0'), visitor)
  await stream.until((events) => events.length > 0)
  const tokens = Array.from({ length: mostTokens }, () => newToken())
  for (const token of tokens) await comeBack(house, code, token)
  await stream.reading
  expect((await state(house, conversation, visitor)).status).toBe(403)
  const statuses = async () =>
    Promise.all(
      tokens.map(async (token) => {
        const headers = { authorization: `Bearer ${token}` }
        return (await state(house, conversation, { headers })).status
      }),
    )
  expect(await statuses()).toEqual(tokens.map(() => 200))
  // The same one again is no ninth.
  await comeBack(house, code, tokens[0])
  expect(await statuses()).toEqual(tokens.map(() => 200))
  await comeBack(house, code)
  expect(await statuses()).toEqual(tokens.map((_, at) => (at === 0 ? 403 : 200)))
})

test('a code kept twice is one code; a new one takes the place of the old', async () => {
  const { visitor } = await claimed(house, sam)
  const first = await savedCode(house, visitor)
  const again = await ask(house, 'POST', of(visitor.conversation, '/code'), visitor, first)
  expect(again.status).toBe(204)
  expect((await comeBack(house, first)).status).toBe(200)
  const second = await savedCode(house, visitor)
  expect(word(await comeBack(house, first))).toBe('unknown')
  expect((await comeBack(house, second)).status).toBe(200)
})

test('another’s locator, and anything that is no code, is refused', async () => {
  const [one, other] = [await claimed(house, sam), await claimed(house, sam)]
  const code = await savedCode(house, one.visitor)
  const keep = async (change: object) =>
    word(
      await ask(house, 'POST', of(other.visitor.conversation, '/code'), other.visitor, {
        ...newCode(),
        ...change,
      }),
    )
  expect(await keep({ locator: code.locator })).toBe('exists')
  for (const change of [
    { locator: 'AAAA' },
    { sealed: toB64(noise(187)) },
    { access: 1 },
    { more: 1 },
  ])
    expect(await keep(change)).toBe('malformed')
  expect(word(await comeBack(house, { locator: 'x', access: 'y' }))).toBe('malformed')
  expect((await comeBack(house, code)).status).toBe(200)
})

test('a session by code reads what she was not shown yet, whatever it asks after', async () => {
  const { visitor } = await claimed(house, sam)
  const { conversation } = visitor
  const code = await savedCode(house, visitor)
  for (let at = 0; at < 4; at++) await said(conversation)
  await ask(house, 'POST', of(conversation, '/cursor'), visitor, { delivered: 4, shown: 2 })
  const back = await comeBack(house, code)
  const seqs = async (proof: typeof back) =>
    (await readLog(house, conversation, proof)).map(({ seq }) => seq)
  expect(await seqs(back)).toEqual([3, 4])
  const stream = await openStream(house, of(conversation, '/stream?after=0'), back)
  await said(conversation)
  await stream.until(() => stream.frames().length === 3)
  expect(stream.frames().map(({ seq }) => seq)).toEqual([3, 4, 5])
  await stream.close()
  // What is shown on the way takes nothing from a session that runs; the next one begins after it.
  await ask(house, 'POST', of(conversation, '/cursor'), back, { delivered: 5, shown: 5 })
  expect(await seqs(back)).toEqual([3, 4, 5])
  expect((await readLog(house, conversation, visitor)).map(({ seq }) => seq)).toEqual([
    ...[1, 2, 3, 4, 5],
  ])
  expect(await seqs(await comeBack(house, code))).toEqual([])
})

test('what she wrote herself is not handed out again', async () => {
  const { visitor } = await claimed(house, sam)
  const { conversation } = visitor
  const code = await savedCode(house, visitor)
  const seqs = async () =>
    (await readLog(house, conversation, await comeBack(house, code))).map(({ seq }) => seq)
  await send(house, conversation, visitor, body(1))
  expect(await seqs()).toEqual([])
  await said(conversation)
  await send(house, conversation, visitor, body(1))
  expect(await seqs()).toEqual([2, 3])
})

test('one exit ends both sessions of one code, and the code stays', async () => {
  const { visitor } = await claimed(house, sam)
  const { conversation } = visitor
  const code = await savedCode(house, visitor)
  const back = await comeBack(house, code)
  const streams = [
    await openStream(house, of(conversation, '/stream?after=0'), visitor),
    await openStream(house, of(conversation, '/stream?after=0'), back),
  ]
  for (const stream of streams) await stream.until((events) => events.length > 0)
  await leave(house, conversation, back.token)
  // Both lines end by themselves.
  for (const stream of streams) await stream.reading
  expect((await state(house, conversation, visitor)).status).toBe(403)
  expect((await state(house, conversation, back)).status).toBe(403)
  const again = await comeBack(house, code)
  expect((await state(house, conversation, again)).state?.state).toBe('active')
})

test('a closed conversation can be read by its code, and not written in', async () => {
  const { visitor, standing } = await claimed(house, sam)
  const { conversation } = visitor
  const code = await savedCode(house, visitor)
  await said(conversation)
  await park(house, visitor, sam, standing, 'close')
  await leave(house, conversation, visitor.token)
  const back = await comeBack(house, code)
  expect((await state(house, conversation, back)).state).toMatchObject({
    state: 'closed',
    epoch: 2,
  })
  expect(await readLog(house, conversation, back)).toHaveLength(1)
  expect(await send(house, conversation, back, body(2))).toBe('ended')
})

test('who left without a code is gone for good, and keeps none afterwards', async () => {
  const { visitor } = await claimed(house, sam)
  await leave(house, visitor.conversation, visitor.token)
  const kept = await ask(house, 'POST', of(visitor.conversation, '/code'), visitor, newCode())
  expect(kept.status).toBe(403)
  expect((await state(house, visitor.conversation, staffProof(sam))).state?.state).toBe('left')
  expect(house.faults).toEqual([])
})

test('whose token it is stands nowhere: a return with a new token knows only the code', async () => {
  const code = await forgotten()
  const token = newToken()
  const first = await comeBack(house, code, token)
  const second = await comeBack(house, await forgotten(), token)
  expect([first.status, word(second)]).toEqual([200, 'unknown'])
})
