import { expect, test } from 'vitest'
import { fromB64, toB64 } from '../../chain/base64url.ts'
import { idBytes } from '../../chain/member.ts'
import type { Bytes } from '../../chain/notation.ts'
import { uint } from '../../chain/notation.ts'
import { testDatabase } from '../../database/server/testing.ts'
import { newToken } from '../../signing/token.ts'
import { proveWork } from '../sealed/prove-work.ts'
import { isWork } from '../work.ts'
import { createGuard, priceOf, usualPressure } from './pressure.ts'
import {
  ask,
  makeVisitor,
  start,
  type TestAnswer,
  type TestVisitor,
  waitingVisitor,
  word,
} from './test-client.ts'
import { openTestHouse } from './test-house.ts'
import { comeBack, newCode, savedCode } from './test-records.ts'

const database = await testDatabase()
const house = await openTestHouse(database, {
  capacity: { perCounsellor: 4, most: 4 },
  pressure: { fullness: 0.5, startsPerMinute: 100 },
})
const returning = await openTestHouse(await testDatabase(), { pressure: usualPressure })

/** What a visitor's client does with a `prove-work` refusal. */
async function work(
  { json }: TestAnswer,
  { conversation }: Pick<TestVisitor, 'conversation'>,
): Promise<string> {
  const { salt, bits } = json as { salt: string; bits: number }
  const task = { salt: fromB64(salt) as Bytes, bits }
  for (let nonce = 0; ; nonce++)
    if (await isWork(task, idBytes(conversation), uint(8, nonce))) return toB64(uint(8, nonce))
}

test('a quiet queue asks for nothing; a filling one asks for work, once per start', async () => {
  const first = await waitingVisitor(house)
  await waitingVisitor(house)
  const visitor = await makeVisitor(house)
  const asked = await start(house, visitor)
  expect([asked.status, word(asked)]).toEqual([428, 'prove-work'])
  const found = await work(asked, visitor)
  const other = await makeVisitor(house)
  const stolen = await start(house, { ...other, startJson: { ...other.startJson, work: found } })
  expect(word(stolen)).toBe('prove-work')
  const worked = { ...visitor, startJson: { ...visitor.startJson, work: found } }
  expect((await start(house, worked)).status).toBe(201)
  expect((await start(house, first)).status).toBe(200)
})

test('a full queue says so before anybody works', async () => {
  const visitor = await makeVisitor(house)
  const asked = await start(house, visitor)
  const found = await work(asked, visitor)
  await start(house, { ...visitor, startJson: { ...visitor.startJson, work: found } })
  expect(word(await start(house, await makeVisitor(house)))).toBe('full')
})

test('a start costs more as the queue fills and as more of them come', () => {
  const pressure = { fullness: 0.5, startsPerMinute: 60 }
  const price = (fullness: number, starts = 1) => priceOf(pressure, fullness, starts)
  expect([0, 0.49].map((fullness) => price(fullness))).toEqual([0, 0])
  expect([0.5, 0.63, 0.75, 0.88, 0.99].map((full) => price(full))).toEqual([13, 14, 15, 16, 16])
  expect([60, 61, 120, 240, 480, 9_999].map((starts) => price(0, starts))).toEqual([
    ...[0, 13, 14, 15, 16, 16],
  ])
})

test('work that was asked counts when the price went up meanwhile, and not for ever', async () => {
  const clock = { nowMs: 0 }
  const guard = createGuard({ fullness: 0.5, startsPerMinute: 60 }, () => clock.nowMs)
  const { conversation } = await makeVisitor(house)
  const subject = { subjectBytes: idBytes(conversation) }
  const { salt, bits } = guard.task(subject, guard.price(0.5))
  const found = fromB64(
    await work(
      { status: 428, json: { salt: toB64(salt), bits }, bytes: Buffer.of() },
      {
        conversation,
      },
    ),
  )
  expect([bits, guard.price(0.99)]).toEqual([13, 16])
  expect(await guard.accepts(subject, found)).toBe(true)
  clock.nowMs += 20 * 60_000
  expect(await guard.accepts(subject, found)).toBe(false)
})

test('malformed work is malformed', async () => {
  const visitor = await makeVisitor(house)
  const post = (work: unknown) =>
    start(house, { ...visitor, startJson: { ...visitor.startJson, work } })
  for (const work of [1, 'AAAA', toB64(new Uint8Array(9))])
    expect(word(await post(work))).toBe('malformed')
})

test('guessing codes costs work, and a code that is right still opens with its own', async () => {
  const visitor = await waitingVisitor(returning)
  const code = await savedCode(returning, visitor)
  const words = []
  for (let at = 0; at < 70; at++) words.push(word(await comeBack(returning, newCode())))
  expect(new Set(words.slice(0, 60))).toEqual(new Set(['unknown']))
  expect(new Set(words.slice(60))).toEqual(new Set(['prove-work']))
  const token = newToken()
  const proof = { headers: { authorization: `Bearer ${token}` } }
  const { sealed: _, ...wish } = code
  const asked = await ask(returning, 'POST', '/api/v1/return', proof, wish)
  expect(word(asked)).toBe('prove-work')
  const locator = fromB64(code.locator) as Bytes
  const found = await proveWork(asked.json as Record<string, unknown>, locator)
  const answer = await ask(returning, 'POST', '/api/v1/return', proof, { ...wish, work: found })
  expect(answer.status).toBe(200)
  const again = { headers: { authorization: `Bearer ${newToken()}` } }
  const reused = await ask(returning, 'POST', '/api/v1/return', again, { ...wish, work: found })
  expect(word(reused)).toBe('prove-work')
  const guess = { ...newCode(), locator: newCode().locator }
  const stolen = await ask(returning, 'POST', '/api/v1/return', proof, {
    locator: guess.locator,
    access: guess.access,
    work: found,
  })
  expect(word(stolen)).toBe('prove-work')
})
