import { expect, test } from 'vitest'
import { toB64 } from '../../chain/base64url.ts'
import { testDatabase } from '../../database/server/testing.ts'
import { newToken } from '../../signing/token.ts'
import {
  ask,
  body,
  noise,
  type Proof,
  staffProof,
  state,
  type TestVisitor,
  word,
} from './test-client.ts'
import { openTestHouse, type TestCounsellor } from './test-house.ts'
import { greeted } from './test-records.ts'

const database = await testDatabase()
const house = await openTestHouse(database, { counsellors: 2 })
const [sam, kim] = house.counsellors as [TestCounsellor, TestCounsellor]
const one = await greeted(house, sam)
const two = await greeted(house, kim)
const of = (conversation: string, rest: string) => `/api/v1/conversations/${conversation}${rest}`

/** Every address of a conversation that asks who you are, as a member would use it. */
const addresses = [
  { method: 'GET', rest: '' },
  { method: 'GET', rest: '/messages?after=0' },
  { method: 'GET', rest: '/stream?after=0', visitorOnly: true },
  { method: 'POST', rest: '/messages', content: () => body(1) },
  { method: 'POST', rest: '/cursor', content: () => ({ delivered: 0, shown: 0 }) },
  { method: 'POST', rest: '/alive' },
  { method: 'POST', rest: '/code', content: () => ({}), visitorOnly: true },
  { method: 'POST', rest: '/reopen', content: () => ({}), visitorOnly: true },
  { method: 'POST', rest: '/epochs', content: () => ({}), staffOnly: true },
  { method: 'POST', rest: '/close', content: () => ({}), staffOnly: true },
  { method: 'POST', rest: '/hand-back', content: () => ({}), staffOnly: true },
] as const

async function status(address: (typeof addresses)[number], conversation: string, proof: Proof) {
  const over = new AbortController()
  const content = 'content' in address ? address.content() : undefined
  const sent = content instanceof Uint8Array ? content : content && JSON.stringify(content)
  const response = await fetch(house.origin() + of(conversation, address.rest), {
    method: address.method,
    headers: {
      ...proof.headers,
      ...(sent ? { 'content-type': 'application/octet-stream' } : {}),
    },
    signal: over.signal,
    ...(sent ? { body: sent as BodyInit } : {}),
  })
  over.abort()
  return response.status
}

test.each(addresses)('$method $rest opens to its own members only', async (address) => {
  const callers: readonly { proof: Proof; own: TestVisitor; kind: 'visitor' | 'staff' }[] = [
    { proof: one, own: one, kind: 'visitor' },
    { proof: two, own: two, kind: 'visitor' },
    { proof: staffProof(sam), own: one, kind: 'staff' },
    { proof: staffProof(kim), own: two, kind: 'staff' },
    { proof: staffProof(house.supervisor), own: one, kind: 'staff' },
  ]
  for (const { proof, own, kind } of callers)
    for (const conversation of [one.conversation, two.conversation]) {
      const isHers = own.conversation === conversation && proof !== callers[4]?.proof
      const isKind = !(
        ('visitorOnly' in address && kind === 'staff') ||
        ('staffOnly' in address && kind === 'visitor')
      )
      const answer = await status(address, conversation, proof)
      if (isHers && isKind) expect([200, 204, 400]).toContain(answer)
      else expect([401, 403]).toContain(answer)
    }
})

test('an unknown conversation, a wrong token and a dead one answer alike, byte for byte', async () => {
  const wrong = { headers: { authorization: `Bearer ${newToken()}` } }
  const unknown = toB64(noise(16))
  const answers = [
    await ask(house, 'GET', of(unknown, ''), one),
    await ask(house, 'GET', of(one.conversation, ''), wrong),
    await ask(house, 'GET', of(unknown, ''), wrong),
    await ask(house, 'GET', of('not-an-id', ''), wrong),
    await ask(house, 'GET', of(unknown, ''), staffProof(sam)),
    await ask(house, 'GET', of(two.conversation, ''), staffProof(sam)),
  ]
  const gone = await greeted(house, sam)
  await ask(house, 'POST', of(gone.conversation, '/leave'), { headers: {} }, gone.token)
  answers.push(await ask(house, 'GET', of(gone.conversation, ''), gone))
  expect(new Set(answers.map(({ status, bytes }) => `${status} ${bytes}`)).size).toBe(1)
  expect(answers[0]?.status).toBe(403)
})

test('without any proof she is asked to show one', async () => {
  expect((await ask(house, 'GET', of(one.conversation, ''))).status).toBe(401)
  expect((await ask(house, 'GET', '/api/v1/desk')).status).toBe(401)
})

test('a visitor’s token opens no desk, a supervisor’s session claims nobody', async () => {
  expect((await ask(house, 'GET', '/api/v1/desk', one)).status).toBe(403)
  expect((await ask(house, 'GET', '/api/v1/desk/stream', one)).status).toBe(403)
  const path = of(one.conversation, '/claim')
  expect((await ask(house, 'POST', path, staffProof(house.supervisor), {})).status).toBe(403)
})

test('a cursor moves forwards only, and never beyond what there is', async () => {
  const visitor = await greeted(house, sam)
  const { conversation } = visitor
  for (let at = 0; at < 3; at++)
    await ask(house, 'POST', of(conversation, '/messages'), staffProof(sam), body(1))
  const move = async (delivered: unknown, shown: unknown) =>
    (await ask(house, 'POST', of(conversation, '/cursor'), visitor, { delivered, shown })).status
  const hers = async () =>
    (await state(house, conversation, staffProof(sam))).state?.cursors.find(
      ({ member }) => member === visitor.member,
    )
  expect(await move(2, 1)).toBe(204)
  expect(await hers()).toMatchObject({ delivered: 2, shown: 1 })
  expect(await move(1, 0)).toBe(204)
  expect(await hers()).toMatchObject({ delivered: 2, shown: 1 })
  expect(await move(99, 99)).toBe(204)
  expect(await hers()).toMatchObject({ delivered: 3, shown: 3 })
  expect(await move(1, 2)).toBe(400)
  expect(await move(-1, -1)).toBe(400)
  expect(await move('3', null)).toBe(400)
})

test('a number that is none is refused', async () => {
  for (const after of ['-1', 'x', '1e3', '9'.repeat(20)]) {
    const answer = await ask(house, 'GET', of(one.conversation, `/messages?after=${after}`), one)
    expect([answer.status, word(answer)]).toEqual([400, 'malformed'])
  }
})

test('who sends or asks too much waits, others do not', async () => {
  const [busy, calm] = [await greeted(house, sam), await greeted(house, sam)]
  const post = (visitor: TestVisitor) =>
    ask(house, 'POST', of(visitor.conversation, '/messages'), visitor, body(1))
  const answers = await Promise.all(Array.from({ length: 80 }, () => post(busy)))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(60)
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(20)
  expect((await post(calm)).status).toBe(200)
  house.clock.nowMs += 1_000
  expect((await post(busy)).status).toBe(200)
  const fetches = await Promise.all(
    Array.from({ length: 80 }, () => state(house, busy.conversation, busy)),
  )
  expect(fetches.filter(({ status }) => status === 429).length).toBeGreaterThan(0)
})
