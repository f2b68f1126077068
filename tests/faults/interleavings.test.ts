import { setTimeout as pause } from 'node:timers/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Conversation, Http } from '../../src/chat/sealed/conversation.ts'
import { testDatabase } from '../../src/database/server/testing.ts'
import type { Desk } from '../../src/desk/desk.ts'
import { addColleague, greetOrNot, openDesk } from '../support/desk.ts'
import { enrolStaff, type StaffClient } from '../support/staff.ts'
import { startVisitor, type Visitor } from '../support/visitor.ts'
import { check } from './check.ts'
import { tellFigures } from './figures.ts'
import { openRecorder, type Recorder } from './recorder.ts'
import { openRoom } from './room.ts'
import { settle } from './settle.ts'

const seed = Number(process.env['FAULT_SEED'] ?? 20260802)
const numRuns = Number(process.env['FAULT_RUNS'] ?? 30)

/** Who is meant: 0 the visitor, 1 Noor, 2 Sam. */
const who = fc.nat({ max: 2 })
const step = fc.oneof(
  { weight: 18, arbitrary: fc.record({ kind: fc.constant('say' as const), who }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('cut' as const), who }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('unplug' as const), who }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('plug' as const), who }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('lose-answer' as const), who }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('double' as const), who }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('claim' as const), who }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('add' as const), who }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart' as const), who }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('rest' as const), who }) },
)
const steps = fc.array(fc.tuple(step, fc.nat({ max: 25 })), { minLength: 25, maxLength: 25 })

/** A counsellor's tab and the mischief that is waiting for what it sends next. */
type Colleague = {
  readonly client: StaffClient
  readonly desk: Desk
  readonly mischief: Mischief
}

const room = await openRoom(await testDatabase())
let recorder = openRecorder()
let colleagues: readonly Colleague[] = []
beforeAll(async () => {
  colleagues = await Promise.all(
    room.links.map(async (link) => {
      const client = await enrolStaff(link)
      const mischief = createMischief()
      const http = mischief.on((path, init) =>
        recorder.tap(client.http, client.me.pseudonym)(path, init),
      )
      const tampered = { ...client, http }
      const desk = openDesk(tampered)
      if (client.me.pseudonym === 'Sam') await desk.switchShift(true)
      return { client: tampered, desk, mischief }
    }),
  )
})
afterAll(() => {
  for (const { desk } of colleagues) desk.leave()
})

test('any interleaving of sends, retries, cuts, reconnects, claims and restarts yields one gap-free order, nothing doubled, nothing lost', async () => {
  let messages = 0
  let changes = 0
  const property = fc.asyncProperty(steps, async (run) => {
    messages += await play(run)
    changes += recorder.history.filter((one) => one.kind === 'changed').length
  })
  tellFigures('interleavings', { seed, numRuns })
  await fc.assert(property, { seed, numRuns, endOnFailure: true })
  tellFigures('interleavings', { seed, numRuns, messages, changes })
  expect(messages).toBeGreaterThan(numRuns)
  expect(changes).toBeGreaterThan(numRuns / 3)
}, 240_000)

/** Plays one run on a fresh conversation; throws when a promise broke. Returns how many messages were said. */
async function play(run: readonly (readonly [Step, number])[]): Promise<number> {
  recorder = openRecorder()
  const mine = recorder
  const mischief = createMischief()
  const [first] = colleagues
  if (!first) throw new RangeError('nobody works here')
  const visitor = await startVisitor(first.client.trust, {
    origin: room.origin,
    tap: (http) => mischief.on(mine.tap(http, 'visitor')),
  })
  mine.watch({ name: 'visitor', chat: visitor.id, ...visitor })
  const doing: Promise<unknown>[] = []
  let said = 0

  for (const [{ kind, who }, restMs] of run) {
    const colleague = who === 0 ? null : colleagues[who - 1]
    const network = colleague?.client.network ?? visitor.network
    switch (kind) {
      case 'say': {
        const conversation = colleague ? storeOn(colleague.desk, visitor) : visitor.conversation
        if (!conversation) break
        said += 1
        const name = colleague?.client.me.pseudonym ?? 'visitor'
        const member = { name, chat: visitor.id, conversation, http: visitor.http }
        mine.say(member, `${said} `.padEnd(who === 1 ? 300 : 10, 'x'))
        break
      }
      case 'cut':
      case 'plug':
      case 'unplug':
        network[kind]()
        break
      case 'lose-answer':
      case 'double':
        ;(colleague?.mischief ?? mischief).next(kind)
        break
      case 'claim':
        // 0: both at once.
        for (const { desk } of colleague ? [colleague] : colleagues)
          doing.push(greetOrNot(desk, visitor))
        break
      case 'add':
        doing.push(add(visitor).catch(() => {}))
        break
      case 'restart':
        await room.restart()
        break
      default:
        await pause(2 * restMs)
    }
    await pause(restMs)
  }
  calm(visitor)
  await Promise.all(doing)
  await finish(mine, visitor)
  const broken = check(mine.history)
  await visitor.leave()
  for (const { desk } of colleagues) desk.dismiss(visitor.id)
  expect(broken).toEqual([])
  return said
}

/** Everybody is reached again. */
function calm(visitor: Visitor): void {
  visitor.network.plug()
  visitor.talk.nudge()
  for (const { client, desk } of colleagues) {
    client.network.plug()
    desk.nudge()
  }
}

/** Waits until everybody holds everything, and writes down what there is to judge. */
async function finish(mine: Recorder, visitor: Visitor): Promise<void> {
  const members = [{ name: 'visitor', chat: visitor.id, ...visitor }]
  for (const { client, desk } of colleagues) {
    const conversation = storeOn(desk, visitor)
    const name = client.me.pseudonym
    if (conversation) members.push({ name, chat: visitor.id, ...visitor, conversation })
  }
  await settle(members)
  for (const member of members) await mine.finish(member)
}

/** Whoever is in it adds the other, if she can just now. */
async function add(visitor: Visitor): Promise<void> {
  const [one, other] = colleagues
  if (!one || !other) return
  const [from, to] = storeOn(one.desk, visitor) ? [one, other] : [other, one]
  const store = storeOn(from.desk, visitor)
  if (store && !storeOn(to.desk, visitor)) await addColleague(from.client, store, to.client)
}

function storeOn(desk: Desk, { id }: Visitor): Conversation | null {
  const found = desk.view().board.mine.find(({ conversation }) => conversation === id)
  return found?.store ?? null
}

/** Loses the answer of the next message that is posted, or posts it twice at once. */
function createMischief() {
  let waiting: ('lose-answer' | 'double')[] = []
  return {
    next(kind: 'lose-answer' | 'double') {
      waiting.push(kind)
    },
    on:
      (http: Http): Http =>
      async (path, init) => {
        if (init?.method !== 'POST' || !path.endsWith('/messages')) return http(path, init)
        const [now] = waiting
        waiting = waiting.slice(1)
        if (now === 'double') return (await Promise.all([http(path, init), http(path, init)]))[0]
        const response = await http(path, init)
        if (now === 'lose-answer') throw new TypeError('the answer was lost')
        return response
      },
  }
}

type Mischief = ReturnType<typeof createMischief>
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never
