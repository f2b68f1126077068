import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../database/server/testing.ts'
import { parseDeskState } from '../desk-state.ts'
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
import {
  claim,
  claimed,
  leave,
  makeChange,
  makeLaterClaim,
  makeParking,
  park,
  savedCode,
  staffPerson,
  visitorPerson,
} from './test-records.ts'

const database = await testDatabase()
const generous = { burst: 1_000_000, perSecond: 1 }
const house = await openTestHouse(database, {
  counsellors: 2,
  rates: { messages: generous, passing: generous, fetches: generous },
})
const [sam, kim] = house.counsellors as [TestCounsellor, TestCounsellor]
const of = (conversation: string, rest: string) => `/api/v1/conversations/${conversation}${rest}`
const deskOf = async (counsellor: TestCounsellor) => {
  const desk = parseDeskState(
    (await ask(house, 'GET', '/api/v1/desk', staffProof(counsellor))).json,
  )
  if (!desk) throw new TypeError('no desk')
  return desk
}
const mineOf = async (counsellor: TestCounsellor) =>
  (await deskOf(counsellor)).mine.map(({ conversation }) => conversation)
const talk = () => claimed(house, sam)

describe('closing', () => {
  test('leaves her and the team, and no counsellor', async () => {
    const { visitor, standing } = await talk()
    const closed = await park(house, visitor, sam, standing, 'close')
    expect([closed.status, closed.json]).toEqual([200, { epoch: 2, state: 'closed' }])
    const hers = (await state(house, visitor.conversation, visitor)).state
    expect(hers).toMatchObject({
      state: 'closed',
      epoch: 2,
      place: null,
      present: [visitor.member],
    })
    expect(hers?.epochs.map(({ keys }) => keys.map(({ n }) => n))).toEqual([[0, 1], [2]])
    expect((await state(house, visitor.conversation, staffProof(sam))).status).toBe(403)
    expect(await mineOf(sam)).not.toContain(visitor.conversation)
  })

  test('buries no words of hers that were not shown: they wait for an answer', async () => {
    for (const [shown, where] of [
      [1, 'message'],
      [2, 'closed'],
    ] as const) {
      const { visitor, standing } = await talk()
      const { conversation } = visitor
      const stream = await openStream(house, of(conversation, '/stream?after=0'), visitor)
      await stream.until((events) => events.length > 0)
      for (let at = 0; at < 2; at++) await send(house, conversation, visitor, body(1))
      const cursor = { delivered: 2, shown }
      await ask(house, 'POST', of(conversation, '/cursor'), staffProof(sam), cursor)
      const closed = await park(house, visitor, sam, standing, 'close')
      expect(closed.json).toEqual({ epoch: 2, state: where })
      await stream.until((events) =>
        events.some(({ data }) => data === `${conversation} ${where} 2`),
      )
      const inbox = (await deskOf(kim)).inbox.map((one) => one.conversation)
      expect(inbox.includes(conversation)).toBe(where === 'message')
      await stream.close()
    }
  })

  test('is refused for who is not in it, for another record, and when it is over', async () => {
    const { visitor, standing } = await talk()
    const path = of(visitor.conversation, '/close')
    const post = async (json: unknown, counsellor = sam) => {
      const answer = await ask(house, 'POST', path, staffProof(counsellor), json)
      return answer.status === 200 ? 'closed' : word(answer)
    }
    const { conversation } = visitor
    const parts = { conversation, n: 2, previous: standing.hash }
    const members = [visitorPerson(visitor), staffPerson(sam)]
    expect(await post((await makeChange(sam, { ...parts, members })).json)).toBe('malformed')
    expect(await post({})).toBe('malformed')
    const fresh = await makeParking(house, visitor, kim, standing)
    expect(await post(fresh.json, kim)).toBe('not-allowed')
    expect(await post((await makeParking(house, visitor, sam, { ...standing, n: 4 })).json)).toBe(
      'stale-epoch',
    )
    const oldTeam = { ...house, reception: { ...house.reception, keyHash: visitor.keyHash } }
    expect(await post((await makeParking(oldTeam, visitor, sam, standing)).json)).toBe(
      'stale-reception',
    )
    expect(await post((await makeParking(house, visitor, sam, standing)).json)).toBe('closed')
    expect(await post((await makeParking(house, visitor, sam, standing)).json)).toBe('not-allowed')
  })

  test('what she left without a code is put away, from every desk', async () => {
    const { visitor } = await talk()
    const path = of(visitor.conversation, '/close')
    expect(word(await ask(house, 'POST', path, staffProof(sam), {}))).toBe('malformed')
    await leave(house, visitor.conversation, visitor.token)
    expect(await mineOf(sam)).toContain(visitor.conversation)
    expect((await ask(house, 'POST', path, staffProof(sam), {})).status).toBe(204)
    expect(await mineOf(sam)).not.toContain(visitor.conversation)
  })
})

test('what was sealed to the team goes when a later record took it on', async () => {
  const { visitor, standing } = await talk()
  const { conversation } = visitor
  const sealed = async () => {
    const { rows } = await database.query({
      name: 'test.sealed-to-the-team',
      text: `select epoch, n from chat.sealed_key where conversation = $1 and member = $2 order by n`,
      values: [conversation, house.reception.member].map((id) => Buffer.from(id, 'base64url')),
    })
    return rows
  }
  const back = await park(house, visitor, sam, standing, 'hand-back', [1])
  expect(await sealed()).toEqual([
    { epoch: 2, n: 1 },
    { epoch: 2, n: 2 },
  ])
  const { json } = await makeLaterClaim(visitor, kim, back.standing, [2, 1])
  const path = of(conversation, '/claim')
  expect((await ask(house, 'POST', path, staffProof(kim), json)).status).toBe(200)
  expect(await sealed()).toEqual([])
  const hers = (await state(house, conversation, visitor)).state
  expect(hers?.epochs.map(({ keys }) => keys.length)).toEqual([2, 2, 3])
})

describe('handing back', () => {
  test('puts her before all others, in the order in which they were handed back', async () => {
    const first = await waitingVisitor(house)
    const [one, two] = [await talk(), await talk()]
    expect((await park(house, one.visitor, sam, one.standing, 'hand-back')).json).toEqual({
      epoch: 2,
      state: 'queued',
    })
    await park(house, two.visitor, sam, two.standing, 'hand-back')
    const places = await Promise.all(
      [one.visitor, two.visitor, first].map(
        async (visitor) => (await state(house, visitor.conversation, visitor)).state?.place,
      ),
    )
    expect(places).toEqual([1, 2, 3])
    const { queue } = await deskOf(kim)
    expect(queue.map(({ conversation, ticket }) => [conversation, ticket.kind])).toEqual([
      [one.visitor.conversation, 'parked'],
      [two.visitor.conversation, 'parked'],
      [first.conversation, 'envelope'],
    ])
    for (const { conversation, token } of [one.visitor, two.visitor, first])
      await leave(house, conversation, token)
  })

  test('her place is told on the line she has', async () => {
    const { visitor, standing } = await talk()
    const { conversation } = visitor
    const stream = await openStream(house, of(conversation, '/stream?after=0'), visitor)
    await stream.until((events) => events.some(({ name }) => name === 'present'))
    await park(house, visitor, sam, standing, 'hand-back')
    await stream.until((events) => events.some(({ name }) => name === 'place'))
    expect(stream.events.at(-1)?.data).toMatch(`${conversation} 1 `)
    expect(stream.events.some(({ data }) => data === `${conversation} queued 2`)).toBe(true)
    await stream.close()
    await leave(house, conversation, visitor.token)
  })

  test('words of who is away wait for an answer; where ours came last it is closed', async () => {
    for (const [hers, where] of [
      [true, 'message'],
      [false, 'closed'],
    ] as const) {
      const { visitor, standing } = await talk()
      const { conversation } = visitor
      await savedCode(house, visitor)
      await send(house, conversation, staffProof(sam), body(1))
      await send(house, conversation, hers ? visitor : staffProof(sam), body(1))
      await leave(house, conversation, visitor.token)
      const answer = await park(house, visitor, sam, standing, 'hand-back')
      expect(answer.json).toEqual({ epoch: 2, state: where })
      const inbox = (await deskOf(kim)).inbox.map((one) => one.conversation)
      expect(inbox.includes(conversation)).toBe(hers)
    }
  })

  test('is in the trail under an alias', async () => {
    const { visitor, standing } = await talk()
    await park(house, visitor, sam, standing, 'hand-back')
    const { rows } = await database.query({
      name: 'test.handed-back',
      text: `select act, actor, subject from audit.outbox order by id desc limit 1`,
    })
    expect(rows[0]).toMatchObject({ act: 'chat-handed-back', actor: sam.hash })
    expect(rows[0]?.['subject']).not.toContain(visitor.conversation)
    await leave(house, visitor.conversation, visitor.token)
  })
})

describe('a claim from the team', () => {
  test('takes what was parked, with the keys the team held, and reads from there', async () => {
    const { visitor, standing } = await talk()
    const { conversation } = visitor
    await send(house, conversation, visitor, body(1))
    const back = await park(house, visitor, sam, standing, 'hand-back', [1])
    await send(house, conversation, visitor, body(2))
    const entry = (await deskOf(kim)).queue.find((one) => one.conversation === conversation)
    expect(entry?.ticket).toMatchObject({ kind: 'parked', reception: house.reception.hash })
    const numbers = entry?.ticket.kind === 'parked' ? entry.ticket.keys.map(({ n }) => n) : []
    expect(numbers).toEqual([1, 2])
    const path = of(conversation, '/claim')
    const post = async (json: unknown, counsellor = kim) =>
      ask(house, 'POST', path, staffProof(counsellor), json)
    const without = await makeLaterClaim(visitor, kim, back.standing, [2])
    expect(word(await post(without.json))).toBe('malformed')
    const { json } = await makeLaterClaim(visitor, kim, back.standing, [2, 1])
    expect((await post(json)).json).toEqual({ epoch: 3 })
    expect((await post(json)).json).toEqual({ epoch: 3 })
    const late = await makeLaterClaim(visitor, sam, back.standing, [2, 1])
    expect(word(await post(late.json, sam))).toBe('taken')
    expect((await readLog(house, conversation, staffProof(kim))).map(({ seq }) => seq)).toEqual([
      1, 2,
    ])
    expect((await state(house, conversation, staffProof(sam))).status).toBe(403)
  })

  test('of a record that names another than the last one is refused', async () => {
    const { visitor, standing } = await talk()
    const back = await park(house, visitor, sam, standing, 'hand-back')
    const forged = { ...back.standing, hash: visitor.envelopeHash }
    const { json } = await makeLaterClaim(visitor, kim, forged, [2])
    const path = of(visitor.conversation, '/claim')
    expect(word(await ask(house, 'POST', path, staffProof(kim), json))).toBe('malformed')
    expect(word(await claim(house, visitor, kim))).toBe('stale-epoch')
    await leave(house, visitor.conversation, visitor.token)
  })

  test('says nothing about how long a newcomer waits', async () => {
    const { visitor, standing } = await talk()
    const back = await park(house, visitor, sam, standing, 'hand-back')
    const waits = async () =>
      (await database.query({ name: 'test.turn', text: 'select last_value from queue.wait_turn' }))
        .rows
    const before = await waits()
    const { json } = await makeLaterClaim(visitor, kim, back.standing, [2])
    await ask(house, 'POST', of(visitor.conversation, '/claim'), staffProof(kim), json)
    expect(await waits()).toEqual(before)
  })

  test('of ten at once one gets it (I7)', async () => {
    const { visitor, standing } = await talk()
    const back = await park(house, visitor, sam, standing, 'hand-back')
    const answers = await Promise.all(
      [sam, kim].flatMap((counsellor) =>
        Array.from({ length: 5 }, async () => {
          const { json } = await makeLaterClaim(visitor, counsellor, back.standing, [2])
          const path = of(visitor.conversation, '/claim')
          return ask(house, 'POST', path, staffProof(counsellor), json)
        }),
      ),
    )
    const words = answers.map((answer) => (answer.status === 200 ? 'claimed' : word(answer)))
    expect(words.toSorted()).toEqual(['claimed', ...Array(9).fill('taken')])
    expect(house.faults).toEqual([])
  })
})

test('a later epoch always has somebody of staff in it', async () => {
  const { visitor, standing } = await talk()
  const { json } = await makeParking(house, visitor, sam, standing)
  const path = of(visitor.conversation, '/epochs')
  expect(word(await ask(house, 'POST', path, staffProof(sam), json))).toBe('malformed')
})
