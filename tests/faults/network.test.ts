import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Http } from '../../src/chat/sealed/conversation.ts'
import { greet, openDesk } from '../support/desk.ts'
import { openFaultProxy } from '../support/fault-proxy.ts'
import { closeHouses, type House, openHouse } from '../support/house.ts'
import { openNetwork } from '../support/network.ts'
import { enrolStaff, type StaffClient } from '../support/staff.ts'
import { until } from '../support/until.ts'
import { seen, startVisitor, textsOf } from '../support/visitor.ts'
import { check } from './check.ts'
import { type Member, openRecorder, type Recorder } from './recorder.ts'
import { settle } from './settle.ts'

let house: House
let noor: StaffClient
let desk: ReturnType<typeof openDesk>
beforeAll(async () => {
  house = await openHouse()
  noor = await enrolStaff(house.addresses['counsellor']?.[0] ?? '')
  desk = openDesk(noor)
})
afterAll(async () => {
  desk.leave()
  await closeHouses()
})

/** A greeted visitor whose sending goes through `sends`; the rest of her goes straight to the house. */
async function talking(recorder: Recorder, sends: (http: Http) => Http, port?: number) {
  const { origin } = house
  const visitor = await startVisitor(noor.trust, {
    ...{ origin, ...(port ? { port } : {}) },
    tap: (http) => sends(recorder.tap(http, 'visitor')),
  })
  const store = await greet(desk, visitor)
  const hers: Member = { name: 'visitor', chat: visitor.id, ...visitor }
  const theirs = { name: 'Noor', chat: visitor.id, conversation: store, http: noor.http }
  for (const member of [hers, theirs]) recorder.watch(member)
  return { visitor, hers, theirs }
}

async function judge(recorder: Recorder, ...members: readonly Member[]) {
  await settle(members)
  for (const member of members) await recorder.finish(member)
  return check(recorder.history)
}

const isSending = (path: string, init?: RequestInit) =>
  init?.method === 'POST' && path.endsWith('/messages')

test.concurrent('the same message posted ten times at once is one row and ten equal answers', async () => {
  const recorder = openRecorder()
  const numbers = Promise.withResolvers<number[]>()
  const tenfold =
    (http: Http): Http =>
    async (path, init) => {
      if (!isSending(path, init)) return http(path, init)
      const answers = await Promise.all(Array.from({ length: 10 }, () => http(path, init)))
      const octets = await Promise.all(answers.map((answer) => answer.clone().arrayBuffer()))
      numbers.resolve(octets.map((four) => new DataView(four).getUint32(0)))
      return answers[0] as Response
    }
  const { visitor, hers, theirs } = await talking(recorder, tenfold)
  recorder.say(hers, 'tien keer')
  await seen(theirs.conversation, 'tien keer')
  await seen(hers.conversation, 'tien keer')
  expect(await numbers.promise).toEqual(Array(10).fill(1))
  expect(await judge(recorder, hers, theirs)).toEqual([])
  await visitor.leave()
})

test.concurrent('an answer that is lost after the commit: the retry gets the same number', async () => {
  const recorder = openRecorder()
  await using proxy = await openFaultProxy(house.port)
  const lossy = openNetwork({ origin: house.origin, port: proxy.port })
  const over = recorder.tap((path, init) => lossy.fetch(path, init), 'visitor')
  const { visitor, hers, theirs } = await talking(
    recorder,
    (http) => (path, init) => (isSending(path, init) ? over : http)(path, init),
  )
  proxy.loseAnswers(2)
  recorder.say(hers, 'komt het aan?')
  // It is on the counsellor's screen before its writer knows.
  await seen(theirs.conversation, 'komt het aan?')
  const own = await seen(hers.conversation, 'komt het aan?')
  expect(own.seq).toBe(1)
  const tries = recorder.history.filter((one) => one.kind === 'invoke')
  expect(new Set(tries.map(({ id }) => id)).size).toBe(1)
  expect(recorder.history.filter((one) => one.kind === 'unknown').length).toBeGreaterThan(0)
  expect(await judge(recorder, hers, theirs)).toEqual([])
  await visitor.leave()
})

test.concurrent('slow and torn connections: everything arrives once and in order', async () => {
  const recorder = openRecorder()
  await using proxy = await openFaultProxy(house.port)
  const { visitor, hers, theirs } = await talking(recorder, (http) => http, proxy.port)
  proxy.delay(200)
  for (const [at, bytes] of [900, 40, 2_000, 300, 1_400, 5, 700].entries()) {
    proxy.cutAfter(bytes)
    proxy.cut()
    recorder.say(hers, `hier ${at}`)
    recorder.say(theirs, `daar ${at}`)
    await pause(150)
  }
  proxy.heal()
  proxy.cut()
  await seen(theirs.conversation, 'hier 6')
  await seen(hers.conversation, 'daar 6')
  await seen(hers.conversation, 'hier 6')
  expect(await judge(recorder, hers, theirs)).toEqual([])
  await visitor.leave()
})

test.concurrent('a line that is silent without being closed is called dead, and everything is there when it heals', async () => {
  const recorder = openRecorder()
  await using proxy = await openFaultProxy(house.port)
  const { visitor, hers, theirs } = await talking(recorder, (http) => http, proxy.port)
  await until(hers.conversation, () => hers.conversation.view().state === 'active', 'the greeting')
  expect(visitor.talk.view().lost).toBe(false)
  proxy.hold()
  recorder.say(theirs, 'ben je er nog?')
  recorder.say(hers, 'hallo?')
  await until(everySecond, () => visitor.talk.view().lost, 'that she is told')
  expect(textsOf(hers.conversation).map(({ status }) => status)).toEqual([{ kind: 'waiting' }])
  // The words she said count as stuck after seconds; the line itself is dead after 25 of silence.
  await until(everySecond, () => hers.conversation.view().trouble?.kind === 'no-connection', 'so')
  await pause(27_000)
  recorder.say(hers, 'ik wacht')
  proxy.heal()
  await seen(theirs.conversation, 'ik wacht')
  await seen(hers.conversation, 'ben je er nog?')
  await seen(hers.conversation, 'ik wacht')
  expect(await judge(recorder, hers, theirs)).toEqual([])
  await until(everySecond, () => !visitor.talk.view().lost, 'that the line is well again')
  await visitor.leave()
}, 120_000)

const everySecond = {
  subscribe(listener: () => void) {
    const timer = setInterval(listener, 250)
    return () => clearInterval(timer)
  },
}
