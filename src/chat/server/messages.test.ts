import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toB64 } from '../../chain/base64url.ts'
import { testDatabase } from '../../database/server/testing.ts'
import { mostMessages } from './messages-store.ts'
import {
  ask,
  body,
  noise,
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
  greeted,
  makeChange,
  makeClaim,
  park,
  staffPerson,
  visitorPerson,
} from './test-records.ts'

const database = await testDatabase()
const generous = { burst: 1_000_000, perSecond: 1 }
const house = await openTestHouse(database, {
  counsellors: 3,
  capacity: { perCounsellor: 1000, most: 5000 },
  rates: { messages: generous, passing: { burst: 3, perSecond: 1 }, fetches: generous },
})
const [sam, kim, noa] = house.counsellors as [TestCounsellor, TestCounsellor, TestCounsellor]
const of = (conversation: string, rest: string) => `/api/v1/conversations/${conversation}${rest}`

async function storedBodies(conversation: string): Promise<number> {
  const { rows } = await database.query({
    name: 'test.stored',
    text: 'select count(*) as many from chat.message where conversation = $1',
    values: [Buffer.from(conversation, 'base64url')],
  })
  return Number(rows[0]?.['many'])
}

describe('a message', () => {
  test('is numbered from the first second on, before anybody greeted her', async () => {
    const visitor = await waitingVisitor(house)
    expect(await send(house, visitor.conversation, visitor, body(0))).toBe(1)
    expect(await send(house, visitor.conversation, visitor, body(0))).toBe(2)
  })

  test('that is answered is on disk (I1)', async () => {
    const visitor = await greeted(house, sam)
    for (const size of [294, 1062, 4134, 16_422]) {
      const seq = await send(house, visitor.conversation, visitor, body(1, { size }))
      expect(await storedBodies(visitor.conversation)).toBe(seq)
    }
  })

  test('sent ten times at once is one row with ten equal answers (I2)', async () => {
    const visitor = await greeted(house, sam)
    const same = body(1)
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => send(house, visitor.conversation, visitor, same)),
    )
    expect(answers).toEqual(Array.from({ length: 10 }, () => 1))
    expect(await storedBodies(visitor.conversation)).toBe(1)
  })

  test('has one place in one gap-free order, equal for all members (I3)', async () => {
    const visitor = await greeted(house, sam)
    const senders = [visitor, staffProof(sam)]
    await Promise.all(
      Array.from({ length: 60 }, (_, at) =>
        send(house, visitor.conversation, senders[at % 2] ?? visitor, body(1)),
      ),
    )
    const hers = await readLog(house, visitor.conversation, visitor)
    expect(hers.map(({ seq }) => seq)).toEqual(Array.from({ length: 60 }, (_, at) => at + 1))
    expect(await readLog(house, visitor.conversation, staffProof(sam))).toEqual(hers)
  })

  test('beyond the 5,000th is refused, and one that was stored keeps its number', async () => {
    const visitor = await greeted(house, sam)
    await database.query({
      name: 'test.move-head',
      text: 'update chat.conversation set head = $2 where id = $1',
      values: [Buffer.from(visitor.conversation, 'base64url'), mostMessages - 2],
    })
    const bodies = Array.from({ length: 5 }, () => body(1))
    const sendAll = () =>
      Promise.all(bodies.map((one) => send(house, visitor.conversation, visitor, one)))
    const first = await sendAll()
    expect(first.toSorted()).toEqual([4_999, 5_000, 'too-many', 'too-many', 'too-many'])
    expect(await sendAll()).toEqual(first)
    expect(await storedBodies(visitor.conversation)).toBe(2)
  })

  test('comes back as it was sent, after its sender', async () => {
    const visitor = await greeted(house, sam)
    const sent = body(1)
    await send(house, visitor.conversation, visitor, sent)
    const [frame] = await readLog(house, visitor.conversation, staffProof(sam))
    const sender = Buffer.from(visitor.member, 'base64url')
    expect(frame?.frame).toBe(Buffer.concat([sender, sent]).toString('base64url'))
  })

  test('lies in the database under a key that is not there', async () => {
    const visitor = await greeted(house, sam)
    const sent = body(1)
    await send(house, visitor.conversation, visitor, sent)
    const { rows } = await database.query({
      name: 'test.find-plain',
      text: 'select 1 from chat.message where position($1::bytea in body) > 0',
      values: [sent.subarray(22, 60)],
    })
    expect(rows).toEqual([])
  })

  test('under an old member list is refused, with the present epoch (I10)', async () => {
    const visitor = await greeted(house, sam)
    const answer = await ask(house, 'POST', of(visitor.conversation, '/messages'), visitor, body(0))
    expect([answer.status, answer.json]).toEqual([409, { refused: 'stale-epoch', epoch: 1 }])
    expect(await send(house, visitor.conversation, visitor, body(2))).toBe('stale-epoch')
    expect(await storedBodies(visitor.conversation)).toBe(0)
  })

  test('that was stored keeps its number when the epoch has moved on', async () => {
    const visitor = await waitingVisitor(house)
    const early = body(0)
    expect(await send(house, visitor.conversation, visitor, early)).toBe(1)
    const { json } = await makeClaim(visitor, sam)
    await ask(house, 'POST', of(visitor.conversation, '/claim'), staffProof(sam), json)
    expect(await send(house, visitor.conversation, visitor, early)).toBe(1)
    expect(await send(house, visitor.conversation, visitor, body(0))).toBe('stale-epoch')
  })

  test('after the end is refused, a retry of an old one is not', async () => {
    const { visitor, standing } = await claimed(house, sam)
    const last = body(1)
    await send(house, visitor.conversation, visitor, last)
    const path = `/api/v1/conversations/${visitor.conversation}/cursor`
    await ask(house, 'POST', path, staffProof(sam), { delivered: 1, shown: 1 })
    await park(house, visitor, sam, standing, 'close')
    expect(await send(house, visitor.conversation, visitor, body(1))).toBe('ended')
    expect(await send(house, visitor.conversation, visitor, last)).toBe(1)
    expect(await readLog(house, visitor.conversation, visitor)).toHaveLength(1)
  })

  test('of the wrong size, version or flags is refused by a word', async () => {
    const visitor = await greeted(house, sam)
    const post = (content: Uint8Array) => send(house, visitor.conversation, visitor, content)
    expect(await post(body(1, { size: 16_423 }))).toBe('too-large')
    expect(await post(body(1, { size: 300 }))).toBe('malformed')
    expect(await post(Buffer.alloc(0))).toBe('malformed')
    const otherVersion = body(1)
    otherVersion[0] = 2
    expect(await post(otherVersion)).toBe('malformed')
    const otherFlags = body(1)
    otherFlags[1] = 2
    expect(await post(otherFlags)).toBe('malformed')
  })

  test('that only passes is told and never stored, and not too often', async () => {
    const visitor = await greeted(house, sam)
    const stream = await openStream(house, of(visitor.conversation, '/stream?after=0'), visitor)
    await stream.until((events) => events.length > 0)
    const typing = body(1, { stored: false })
    const answers: (number | string)[] = []
    for (let at = 0; at < 5; at++)
      answers.push(await send(house, visitor.conversation, staffProof(sam), typing))
    expect(answers).toEqual([0, 0, 0, 'too-many', 'too-many'])
    await stream.until((events) => events.filter(({ name }) => name === 'passing').length === 3)
    expect(await storedBodies(visitor.conversation)).toBe(0)
    const stale = body(0, { stored: false })
    expect(await send(house, visitor.conversation, visitor, stale)).toBe('stale-epoch')
    await stream.close()
  })

  test('of somebody who was taken out of the conversation is refused', async () => {
    const visitor = await waitingVisitor(house)
    const first = await makeClaim(visitor, sam)
    await ask(house, 'POST', of(visitor.conversation, '/claim'), staffProof(sam), first.json)
    const second = await makeChange(sam, {
      conversation: visitor.conversation,
      n: 2,
      previous: first.hash,
      members: [visitorPerson(visitor), staffPerson(kim)],
    })
    const answer = await ask(
      house,
      'POST',
      of(visitor.conversation, '/epochs'),
      staffProof(sam),
      second.json,
    )
    expect(answer.status).toBe(200)
    expect(await send(house, visitor.conversation, staffProof(sam), body(2))).toBe('not-allowed')
    expect(await send(house, visitor.conversation, staffProof(kim), body(2))).toBe(1)
  })
})

describe('epochs', () => {
  test('a newcomer reads from the first key she was given on', async () => {
    const visitor = await waitingVisitor(house)
    const { conversation } = visitor
    await send(house, conversation, visitor, body(0))
    const first = await makeClaim(visitor, sam)
    await ask(house, 'POST', of(conversation, '/claim'), staffProof(sam), first.json)
    await send(house, conversation, visitor, body(1))
    const members = [visitorPerson(visitor), staffPerson(sam), staffPerson(kim)]
    const second = await makeChange(sam, { conversation, n: 2, previous: first.hash, members })
    await ask(house, 'POST', of(conversation, '/epochs'), staffProof(sam), second.json)
    await send(house, conversation, visitor, body(2))
    const seqs = async (staff: TestCounsellor) =>
      (await readLog(house, conversation, staffProof(staff))).map(({ seq }) => seq)
    expect(await seqs(sam)).toEqual([1, 2, 3])
    expect(await seqs(kim)).toEqual([3])
    const hers = (await state(house, conversation, staffProof(kim))).state
    expect(hers?.epochs.map(({ keys }) => keys.map(({ n }) => n))).toEqual([[], [2]])
    expect(hers?.chain.staff).toHaveLength(3) // Sam, Kim and reception's signer
    const own = (await state(house, conversation, visitor)).state
    expect(own?.epochs.map(({ keys }) => keys.map(({ n }) => n))).toEqual([[0, 1], [2]])
  })

  test('two changes at once: one counts, the other hears which epoch it is', async () => {
    const visitor = await waitingVisitor(house)
    const { conversation } = visitor
    const first = await makeClaim(visitor, sam)
    await ask(house, 'POST', of(conversation, '/claim'), staffProof(sam), first.json)
    const add = async (other: TestCounsellor) => {
      const members = [visitorPerson(visitor), staffPerson(sam), staffPerson(other)]
      const change = await makeChange(sam, { conversation, n: 2, previous: first.hash, members })
      return ask(house, 'POST', of(conversation, '/epochs'), staffProof(sam), change.json)
    }
    const answers = await Promise.all([add(kim), add(noa)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)?.json).toEqual({
      refused: 'stale-epoch',
      epoch: 2,
    })
  })

  test('junk is refused: another signer, a swapped visitor, a missing key, a foreign history', async () => {
    const visitor = await waitingVisitor(house)
    const { conversation, envelopeHash } = visitor
    const post = async (staff: TestCounsellor, json: unknown) =>
      word(await ask(house, 'POST', of(conversation, '/claim'), staffProof(staff), json))
    const hers = await makeClaim(visitor, sam)
    expect(await post(kim, hers.json)).toBe('malformed')
    const members = [visitorPerson(visitor), staffPerson(sam)]
    const swapped = {
      ...visitorPerson(visitor),
      id: toB64(noise(16)),
    }
    const history = (await makeClaim(await waitingVisitor(house), sam)).hash
    const made = await Promise.all([
      makeChange(sam, {
        conversation,
        n: 1,
        previous: envelopeHash,
        members: [swapped, members[1]!],
      }),
      makeChange(sam, { conversation, n: 1, previous: history, members }),
      makeChange(sam, { conversation, n: 1, previous: envelopeHash, members: [members[0]!] }),
    ])
    for (const { json } of made) expect(await post(sam, json)).toBe('malformed')
    const skips = await makeChange(sam, { conversation, n: 2, previous: envelopeHash, members })
    expect(await post(sam, skips.json)).toBe('stale-epoch')
    expect(await post(sam, { ...hers.json, keys: hers.json.keys.slice(1) })).toBe('malformed')
    const { record } = hers.json
    const [signature] = record.signatures
    const sig = toB64(noise(64))
    const forged = { ...record, signatures: [{ by: signature?.by, sig }] }
    expect(await post(sam, { ...hers.json, record: forged })).toBe('malformed')
    expect(await post(sam, { nonsense: true })).toBe('malformed')
    expect((await state(house, conversation, visitor)).state?.state).toBe('queued')
  })
})

test('any interleaving of sends, retries and claims gives one gap-free order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          who: fc.integer({ min: 0, max: 1 }),
          retries: fc.integer({ min: 0, max: 3 }),
          together: fc.boolean(),
        }),
        { minLength: 1, maxLength: 20 },
      ),
      fc.nat({ max: 20 }),
      async (sends, claimAt) => {
        const [one, two] = [await waitingVisitor(house), await waitingVisitor(house)]
        const visitors = [one, two]
        const acknowledged = new Map<string, number | string>()
        const running: Promise<void>[] = []
        for (const [at, { who, retries, together }] of sends.entries()) {
          const visitor = visitors[who] ?? one
          if (at === claimAt) {
            const { json } = await makeClaim(one, sam)
            const path = of(one.conversation, '/claim')
            running.push(
              ask(house, 'POST', path, staffProof(sam), json).then((answer) =>
                expect(answer.status).toBe(200),
              ),
            )
          }
          const clientId = noise(16)
          const once = async (epoch: number): Promise<void> => {
            const content = body(epoch, { clientId })
            const tries = Array.from({ length: retries + 1 }, () =>
              send(house, visitor.conversation, visitor, content),
            )
            const answers = new Set(await Promise.all(tries))
            // Retries may straddle the claim; whatever number was given, it is one number.
            const numbers = [...answers].filter((answer) => typeof answer === 'number')
            expect(numbers.length).toBeLessThanOrEqual(1)
            if (numbers.length === 0) return once(1)
            acknowledged.set(toB64(clientId), numbers[0] as number)
          }
          const sending = once(0)
          if (together) running.push(sending)
          else await sending
        }
        await Promise.all(running)
        const logs = await Promise.all(
          visitors.map((visitor) => readLog(house, visitor.conversation, visitor)),
        )
        for (const log of logs)
          expect(log.map(({ seq }) => seq)).toEqual(log.map((_, at) => at + 1))
        const stored = new Map(logs.flat().map(({ clientId, seq }) => [clientId, seq]))
        expect(stored).toEqual(acknowledged)
      },
    ),
    { numRuns: 25 },
  )
  expect(house.faults).toEqual([])
})
