import { describe, expect, test } from 'vitest'
import { chainJson } from '../src/chain/chain.ts'
import { dayMs, makeTestChain, testNowMs } from '../src/chain/test-papers.ts'
import type { Trust } from '../src/chain/verify-chain.ts'
import { newSealingPair } from '../src/sealing/hpke.ts'
import { openVisit, type Visit } from './visit.ts'

const pairs = [await newSealingPair(), await newSealingPair(), await newSealingPair()] as const
const [one, two, three] = pairs.map(({ publicKeyBytes }) => publicKeyBytes)
const made = await makeTestChain({ sealingKeys: [one!, two!, three!] })
const entrance = {
  state: 'open',
  opensAt: null,
  waitSeconds: null,
  time: testNowMs,
  demo: false,
  chain: chainJson(made.chain),
}

/** A visit to a house that answers from a script; what it does not know, it does not answer. */
function visitTo(
  answers: Readonly<Record<string, () => Response | Promise<Response>>>,
  { trust = made.trust, nowMs = testNowMs }: { trust?: Trust; nowMs?: number } = {},
) {
  const asked: string[] = []
  const clock = { nowMs }
  const farewells: string[] = []
  const visit = openVisit({
    http: async (path, init) => {
      asked.push(`${init?.method ?? 'GET'} ${path.replace(/[\w-]{22}/, ':id')}`)
      const answer = answers[path]
      if (!answer) throw new TypeError('the house is away')
      return answer()
    },
    house: trust,
    clock: () => clock.nowMs,
    random: (size) => crypto.getRandomValues(new Uint8Array(size)),
    farewell: (path, tokenB64) => farewells.push(`${path} ${tokenB64.length}`),
  })
  return { visit, asked, farewells, clock }
}
const says = (json: object) => ({ '/api/v1/chat': () => Response.json({ ...entrance, ...json }) })
async function look(visit: Visit) {
  await visit.look()
  const view = visit.view()
  visit.leave()
  return view
}

describe('a visit', () => {
  test('begins with the first screen when the house is open and can prove itself', async () => {
    const { visit } = visitTo(says({}))
    expect(await look(visit)).toEqual({ phase: 'start' })
  })

  test('says when the chat opens', async () => {
    const { visit } = visitTo(says({ state: 'closed', opensAt: '2026-01-16T13:00:00.000Z' }))
    expect(await look(visit)).toEqual({
      phase: 'sorry',
      why: 'closed',
      opensAt: new Date('2026-01-16T13:00:00.000Z'),
      canLeaveMessage: true,
    })
  })

  test('offers to leave a message only where somebody can prove that they may read it', async () => {
    const left = async (json: object) => look(visitTo(says(json)).visit)
    expect(await left({ state: 'full' })).toMatchObject({ canLeaveMessage: true })
    expect(await left({ state: 'closed', chain: null })).toMatchObject({ canLeaveMessage: false })
    expect(await left({ chain: null })).toMatchObject({ why: 'untrusted', canLeaveMessage: false })
  })

  test('says that it is busy', async () => {
    const { visit } = visitTo(says({ state: 'full' }))
    expect(await look(visit)).toMatchObject({ why: 'full' })
  })

  test('says that the clock is wrong when it is a week off, and not when it is a day off', async () => {
    const off = (days: number) => visitTo(says({}), { nowMs: testNowMs + days * dayMs }).visit
    expect(await look(off(8))).toMatchObject({ why: 'clock-wrong' })
    expect(await look(off(1))).toEqual({ phase: 'start' })
  })

  test('does not open without proof of who reads', async () => {
    const trust = { ...made.trust, rootKeyBytes: new Uint8Array(32) }
    expect(await look(visitTo(says({}), { trust }).visit)).toMatchObject({ why: 'untrusted' })
    expect(await look(visitTo(says({ chain: null })).visit)).toMatchObject({ why: 'untrusted' })
    const keyless = { ...made.trust, rootKeyBytes: new Uint8Array() }
    expect(await look(visitTo(says({}), { trust: keyless }).visit)).toMatchObject({
      why: 'untrusted',
    })
  })

  test('says that the house is away when it does not answer, or answers nonsense', async () => {
    expect(await look(visitTo({}).visit)).toMatchObject({ why: 'gone' })
    const nonsense = { '/api/v1/chat': () => Response.json({ state: 'open' }) }
    expect(await look(visitTo(nonsense).visit)).toMatchObject({ why: 'gone' })
  })

  test('tries the same start again when she asks, with the answers she gave', async () => {
    const { visit, asked } = visitTo(says({}))
    await visit.look()
    await visit.begin(null)
    expect(visit.view()).toMatchObject({ phase: 'sorry', why: 'gone' })
    const tried = asked.length
    visit.retry()
    await expect.poll(() => asked.slice(tried)).toEqual(['POST /api/v1/conversations'])
    visit.leave()
  })

  test('asks the house once, also for somebody who is faster than its first answer', async () => {
    const place = { place: 1, waitSeconds: null }
    const { visit, asked } = visitTo({
      ...says({}),
      '/api/v1/conversations': () => Response.json(place, { status: 201 }),
    })
    void visit.look()
    await visit.begin(null)
    expect(visit.view().phase).toBe('chat')
    expect(asked.filter((one) => one === 'GET /api/v1/chat')).toHaveLength(1)
    visit.leave()
  })

  test('asks the house anew when its last answer is older than a minute', async () => {
    const { visit, asked, clock } = visitTo(says({}))
    await visit.look()
    clock.nowMs += 60_001
    await visit.begin(null)
    expect(asked.filter((one) => one === 'GET /api/v1/chat')).toHaveLength(2)
    visit.leave()
  })

  test('that is left while it starts says goodbye, and again when the start came later', async () => {
    const place = { place: 1, waitSeconds: null }
    let arrived = () => {}
    const posted = new Promise<void>((resolve) => {
      arrived = resolve
    })
    let answer = (_: Response) => {}
    const answered = new Promise<Response>((resolve) => {
      answer = resolve
    })
    const { visit, farewells } = visitTo({
      ...says({}),
      '/api/v1/conversations': () => {
        arrived()
        return answered
      },
    })
    await visit.look()
    const begun = visit.begin(null)
    await posted
    visit.leave()
    expect(farewells).toHaveLength(1)
    answer(Response.json(place, { status: 201 }))
    await begun
    expect(farewells[0]).toMatch(/^\/api\/v1\/conversations\/[\w-]{22}\/leave 43$/)
    expect(farewells).toEqual([farewells[0], farewells[0]])
    expect(visit.conversation()).toBe(null)
  })

  test('that is left before it starts posts nothing, and one that got no answer says goodbye', async () => {
    const early = visitTo(says({}))
    await early.visit.look()
    const begun = early.visit.begin(null)
    early.visit.leave()
    await begun
    expect([early.asked, early.farewells]).toEqual([['GET /api/v1/chat'], []])
    const away = visitTo(says({}))
    await away.visit.look()
    await away.visit.begin(null)
    expect(away.visit.view()).toMatchObject({ phase: 'sorry', why: 'gone' })
    away.visit.leave()
    expect(away.farewells).toHaveLength(1)
  })

  test('that is left says goodbye once, and never shows anything again', async () => {
    const place = { place: 1, waitSeconds: null }
    const { visit, farewells } = visitTo({
      ...says({}),
      '/api/v1/conversations': () => Response.json(place, { status: 201 }),
    })
    await visit.look()
    await visit.begin(null)
    expect(visit.view().phase).toBe('chat')
    let changes = 0
    visit.subscribe(() => {
      changes += 1
    })
    visit.leave()
    visit.leave()
    expect(farewells).toEqual([
      expect.stringMatching(/^\/api\/v1\/conversations\/[\w-]{22}\/leave 43$/),
    ])
    await visit.look()
    expect(changes).toBe(0)
  })

  describe('with a conversation', () => {
    const place = { place: 1, waitSeconds: null }
    const conversation = /^\/api\/v1\/conversations\/[\w-]{22}/
    /** Started; the house answers whatever it is asked about the conversation with this status. */
    async function started(answer: () => Response) {
      const answers = new Proxy<Record<string, () => Response>>(
        {
          ...says({}),
          '/api/v1/conversations': () => Response.json(place, { status: 201 }),
        },
        {
          get: (known, path: string) =>
            known[path] ?? (conversation.test(path) ? answer : undefined),
        },
      )
      const made = visitTo(answers)
      await made.visit.look()
      await made.visit.begin(null)
      return made
    }
    const ended = (visit: Visit) =>
      new Promise((resolve) => {
        const look = () => visit.view().phase === 'ended' && resolve(visit.view())
        visit.subscribe(look)
        look()
      })

    test('wipes the screen when another screen ended her session', async () => {
      let status = 503
      const { visit } = await started(() => Response.json({ refused: 'not-allowed' }, { status }))
      visit.gotCode()
      status = 403
      visit.nudge()
      expect(await ended(visit)).toEqual({ phase: 'ended', why: 'elsewhere', hasCode: true })
    })

    test('that nobody knows any more was away too long when she has no code', async () => {
      const { visit } = await started(() =>
        Response.json({ refused: 'not-allowed' }, { status: 403 }),
      )
      expect(await ended(visit)).toEqual({ phase: 'ended', why: 'idle', hasCode: false })
    })

    test('tells that there is a way back when she stops with a code, and none when she erased it', async () => {
      const one = await started(() => new Response(null, { status: 503 }))
      one.visit.gotCode()
      expect(one.visit.view()).toMatchObject({ phase: 'chat', hasCode: true, returned: false })
      one.visit.stop()
      expect(one.visit.view()).toEqual({ phase: 'ended', why: 'me', hasCode: true })
      expect(one.visit.started()).toBe(null)
      const other = await started(() => new Response(null, { status: 503 }))
      other.visit.gotCode()
      other.visit.erased()
      expect(other.visit.view()).toEqual({ phase: 'ended', why: 'erased', hasCode: false })
    })

    test('ends with everything that was to end with it, at once and only once', async () => {
      const { visit } = await started(() => new Response(null, { status: 503 }))
      const ends: string[] = []
      visit.guard(() => ends.push('worker'))
      visit.guard(() => ends.push('freed'))()
      visit.leave()
      visit.leave()
      expect(ends).toEqual(['worker'])
      visit.guard(() => ends.push('too late'))
      expect(ends).toEqual(['worker', 'too late'])
    })
  })
})
