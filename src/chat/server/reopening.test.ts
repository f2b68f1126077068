import { describe, expect, test } from 'vitest'
import type { MemberId } from '../../chain/member.ts'
import { testDatabase } from '../../database/server/testing.ts'
import { parseDeskState } from '../desk-state.ts'
import { parseReopened } from '../reopen.ts'
import { awayAfterMs } from './presence.ts'
import { mostEpochs, reopenRate } from './reopening.ts'
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
  claimed,
  comeBack,
  leave,
  makeLaterClaim,
  makeParking,
  newCode,
  park,
  reopen,
  savedCode,
} from './test-records.ts'

const database = await testDatabase()
const house = await openTestHouse(database, {
  counsellors: 2,
  capacity: { perCounsellor: 2, most: 4 },
})
const [sam, kim] = house.counsellors as [TestCounsellor, TestCounsellor]
const of = (conversation: string, rest: string) => `/api/v1/conversations/${conversation}${rest}`
const desk = async () =>
  parseDeskState((await ask(house, 'GET', '/api/v1/desk', staffProof(kim))).json)
const shift = async (on: boolean) => {
  for (const counsellor of [sam, kim])
    await ask(house, 'POST', '/api/v1/desk/shift', staffProof(counsellor), { on })
}
/** Her counsellor's laptop dies; she stays. */
async function counsellorVanishes(visitor: Awaited<ReturnType<typeof claimed>>['visitor']) {
  house.clock.nowMs += awayAfterMs
  await ask(house, 'POST', of(visitor.conversation, '/alive'), visitor)
  await house.chat().tick()
}
const closed = async () => {
  const { visitor, standing } = await claimed(house, sam)
  const { standing: parked } = await park(house, visitor, sam, standing, 'close')
  return { visitor, standing: parked }
}

describe('she goes on', () => {
  test('with what was closed, by a record of her own, and waits at the end', async () => {
    const first = await waitingVisitor(house)
    const { visitor, standing } = await closed()
    const answer = await reopen(house, visitor, standing, 'queue', { earlier: [2] })
    expect(answer.status).toBe(200)
    expect(parseReopened(answer.json)).toMatchObject({ epoch: 3, place: 2 })
    const hers = (await state(house, visitor.conversation, visitor)).state
    expect(hers).toMatchObject({ state: 'queued', epoch: 3, place: 2 })
    expect(hers?.epochs.at(-1)?.record.signatures).toMatchObject([{ by: 'visitor' }])
    expect(await send(house, visitor.conversation, visitor, body(3))).toBe(1)
    const { json } = await makeLaterClaim(visitor, kim, answer.standing, [3, 2])
    const path = of(visitor.conversation, '/claim')
    expect((await ask(house, 'POST', path, staffProof(kim), json)).status).toBe(200)
    expect(await readLog(house, visitor.conversation, staffProof(kim))).toHaveLength(1)
    await leave(house, first.conversation, first.token)
  })

  test('by her code on another device, once for ten times at once', async () => {
    const { visitor, standing } = await closed()
    const code = await savedCode(house, visitor)
    await leave(house, visitor.conversation, visitor.token)
    const back = await comeBack(house, code)
    const { json } = await makeParking(house, visitor, 'visitor', standing, [2])
    const post = () =>
      ask(house, 'POST', of(visitor.conversation, '/reopen'), back, {
        ...json,
        as: 'message',
        line: 0,
      })
    const answers = await Promise.all(Array.from({ length: 10 }, post))
    expect(new Set(answers.map(({ status, bytes }) => `${status} ${bytes}`)).size).toBe(1)
    expect(answers[0]?.json).toEqual({ epoch: 3, place: null, waitSeconds: null })
    await send(house, visitor.conversation, back, body(3))
    expect((await desk())?.inbox.map(({ conversation }) => conversation)).toEqual([
      visitor.conversation,
    ])
    await leave(house, visitor.conversation, back.token)
  })

  test('when her counsellor vanished, before all who were not greeted, also when it is full', async () => {
    const { visitor, standing } = await claimed(house, sam)
    const { conversation } = visitor
    const deskLine = await openStream(house, '/api/v1/desk/stream', staffProof(sam))
    await deskLine.until((events) =>
      events.some(({ data }) => data === `${conversation} ${sam.member} 1`),
    )
    expect(word(await reopen(house, visitor, standing, 'queue'))).toBe('taken')
    await deskLine.close()
    while (house.chat().presence.streams(conversation, sam.member as MemberId) > 0)
      await new Promise(setImmediate)
    await counsellorVanishes(visitor)
    const waiting = []
    for (let at = 0; at < 4; at++) waiting.push(await waitingVisitor(house))
    const answer = await reopen(house, visitor, standing, 'queue')
    expect(parseReopened(answer.json)).toMatchObject({ epoch: 2, place: 1 })
    expect((await state(house, conversation, staffProof(sam))).status).toBe(403)
    for (const one of [visitor, ...waiting]) await leave(house, one.conversation, one.token)
  })
})

describe('nothing grows without an end', () => {
  test('what waits for the team already takes words, and no further record of hers', async () => {
    const { visitor, standing } = await closed()
    const left = await reopen(house, visitor, standing, 'message', { earlier: [2] })
    expect(left.status).toBe(200)
    const again = await reopen(house, visitor, left.standing, 'message', { earlier: [3, 2] })
    expect(word(again)).toBe('taken')
    expect(await send(house, visitor.conversation, visitor, body(3))).toBe(1)
    // Sealed to the team of another day nobody could read it: then she may.
    await database.query({
      name: 'test.older-team',
      text: `update chat.conversation set reception = $2 where id = $1`,
      values: [Buffer.from(visitor.conversation, 'base64url'), Buffer.alloc(32, 9)],
    })
    const fresh = await reopen(house, visitor, left.standing, 'message', { earlier: [3, 2] })
    expect(fresh.json).toMatchObject({ epoch: 4 })
    await leave(house, visitor.conversation, visitor.token)
  })

  test('she goes on five times at once, then once a minute', async () => {
    const { visitor, standing } = await closed()
    const path = `/api/v1/desk/queue/${visitor.conversation}/remove`
    const put = () => ask(house, 'POST', path, staffProof(kim))
    let at = standing
    const held = () => Array.from({ length: at.n - 1 }, (_, before) => at.n - before)
    for (let times = 0; times < reopenRate.burst; times++) {
      const answer = await reopen(house, visitor, at, 'message', { earlier: held() })
      expect(answer.status).toBe(200)
      at = answer.standing
      await put()
    }
    const earlier = held()
    expect(word(await reopen(house, visitor, at, 'message', { earlier }))).toBe('too-many')
    house.clock.nowMs += 60_000
    expect((await reopen(house, visitor, at, 'message', { earlier })).status).toBe(200)
    await leave(house, visitor.conversation, visitor.token)
  })

  test('after five hundred records she begins anew', async () => {
    const { visitor, standing } = await closed()
    await database.query({
      name: 'test.many-epochs',
      text: `with later as (
          insert into chat.epoch (conversation, n, record, signer, signature)
          select conversation, $2, record, signer, signature from chat.epoch
          where conversation = $1 and n = 2)
        update chat.conversation set epoch = $2 where id = $1`,
      values: [Buffer.from(visitor.conversation, 'base64url'), mostEpochs],
    })
    const at = { ...standing, n: mostEpochs }
    expect(word(await reopen(house, visitor, at, 'message'))).toBe('too-many')
    await leave(house, visitor.conversation, visitor.token)
  })
})

test('a counsellor who claims what she went on with meanwhile hears which epoch it is', async () => {
  const { visitor, standing } = await closed()
  const { standing: now } = await reopen(house, visitor, standing, 'queue', { earlier: [2] })
  const path = of(visitor.conversation, '/claim')
  const late = await makeLaterClaim(visitor, kim, standing, [2])
  const answer = await ask(house, 'POST', path, staffProof(kim), late.json)
  expect(answer.json).toEqual({ refused: 'stale-epoch', epoch: 3 })
  const { json } = await makeLaterClaim(visitor, kim, now, [3, 2])
  expect((await ask(house, 'POST', path, staffProof(kim), json)).status).toBe(200)
})

test('a token that died on the way neither keeps a code nor goes on', async () => {
  const { visitor, standing } = await closed()
  expect((await state(house, visitor.conversation, visitor)).status).toBe(200)
  // Somewhere else, so that this node still believes in it.
  await database.query({
    name: 'test.delete-tokens',
    text: 'delete from chat.token where conversation = $1',
    values: [Buffer.from(visitor.conversation, 'base64url')],
  })
  const code = await ask(house, 'POST', of(visitor.conversation, '/code'), visitor, newCode())
  expect(word(code)).toBe('not-allowed')
  expect(word(await reopen(house, visitor, standing, 'message', { earlier: [2] }))).toBe(
    'not-allowed',
  )
})

describe('refused is', () => {
  test('queueing where nobody can take her, and a message never for that', async () => {
    const { visitor, standing } = await closed()
    const waiting = []
    for (let at = 0; at < 4; at++) waiting.push(await waitingVisitor(house))
    expect(word(await reopen(house, visitor, standing, 'queue', { earlier: [2] }))).toBe('full')
    await shift(false)
    expect(word(await reopen(house, visitor, standing, 'queue', { earlier: [2] }))).toBe('closed')
    const left = await reopen(house, visitor, standing, 'message', { earlier: [2] })
    expect(left.json).toEqual({ epoch: 3, place: null, waitSeconds: null })
    await shift(true)
    // From there she can wait after all, once there is room.
    for (const one of waiting) await leave(house, one.conversation, one.token)
    const queued = await reopen(house, visitor, left.standing, 'queue', { earlier: [3, 2] })
    expect(parseReopened(queued.json)).toMatchObject({ epoch: 4, place: 1 })
    expect(word(await reopen(house, visitor, queued.standing, 'queue', { earlier: [4] }))).toBe(
      'taken',
    )
    await leave(house, visitor.conversation, visitor.token)
  })

  test('a record of another epoch, another team, or that takes keys from the team', async () => {
    const { visitor, standing } = await closed()
    const old = await reopen(house, visitor, { ...standing, n: 0 }, 'queue')
    expect([word(old), old.json]).toEqual(['stale-epoch', { refused: 'stale-epoch', epoch: 2 }])
    const forged = { ...standing, hash: visitor.envelopeHash }
    expect(word(await reopen(house, visitor, forged, 'queue', { earlier: [2] }))).toBe('malformed')
    expect(word(await reopen(house, visitor, standing, 'queue', { earlier: [0] }))).toBe(
      'malformed',
    )
    const otherTeam = { ...house, reception: { ...house.reception, keyHash: visitor.keyHash } }
    expect(word(await reopen(otherTeam, visitor, standing, 'queue', { earlier: [2] }))).toBe(
      'stale-reception',
    )
    const other = await claimed(house, sam)
    const asOther = { ...visitor, member: other.visitor.member, keyHash: other.visitor.keyHash }
    expect(word(await reopen(house, asOther, standing, 'queue', { earlier: [2] }))).toBe(
      'malformed',
    )
  })

  test('a record that staff signed, and hers where staff sign', async () => {
    const { visitor, standing } = await closed()
    const { json } = await makeParking(house, visitor, sam, standing, [2])
    const path = of(visitor.conversation, '/reopen')
    const post = { ...json, as: 'queue', line: 0 }
    expect(word(await ask(house, 'POST', path, visitor, post))).toBe('malformed')
    const talk = await claimed(house, sam)
    const hers = await makeParking(house, talk.visitor, 'visitor', talk.standing)
    const close = of(talk.visitor.conversation, '/close')
    expect(word(await ask(house, 'POST', close, staffProof(sam), hers.json))).toBe('malformed')
  })

  test('what is left', async () => {
    const waiting = await waitingVisitor(house)
    await ask(house, 'POST', `/api/v1/desk/queue/${waiting.conversation}/remove`, staffProof(kim))
    const standing = { n: 0, hash: waiting.envelopeHash }
    expect(word(await reopen(house, waiting, standing, 'queue'))).toBe('ended')
    expect(house.faults).toEqual([])
  })
})
