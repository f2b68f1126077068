import { afterAll, beforeAll, expect, test } from 'vitest'
import { idBytes } from '../../src/chain/member.ts'
import { openComeBack } from '../../src/chat/sealed/come-back.ts'
import type { Conversation, Http } from '../../src/chat/sealed/conversation.ts'
import { deleteConversation } from '../../src/chat/sealed/delete-conversation.ts'
import { goOn } from '../../src/chat/sealed/go-on.ts'
import type { Desk } from '../../src/desk/desk.ts'
import { greet, openDesk } from '../support/desk.ts'
import { openFaultProxy } from '../support/fault-proxy.ts'
import { closeHouses, type House, openHouse } from '../support/house.ts'
import { openNetwork } from '../support/network.ts'
import { enrolStaff, type StaffClient } from '../support/staff.ts'
import { until } from '../support/until.ts'
import {
  copyOf,
  returnVisitor,
  seen,
  someKeys,
  startVisitor,
  textsOf,
  type Visitor,
} from '../support/visitor.ts'
import { askDatabase } from './database.ts'

let house: House
let noor: StaffClient
let desk: Desk
beforeAll(async () => {
  house = await openHouse()
  noor = await enrolStaff(house.addresses['counsellor']?.[0] ?? '')
  desk = openDesk(noor)
})
afterAll(async () => {
  desk?.leave()
  await closeHouses()
})

type Talk = Visitor & { readonly hers: Conversation }

/** A greeted visitor; both said something. */
async function talking(tap?: (http: Http) => Http): Promise<Talk> {
  const { origin } = house
  const visitor = await startVisitor(noor.trust, { origin, ...(tap ? { tap } : {}) })
  const hers = await greet(desk, visitor)
  visitor.conversation.send('ik ben er')
  await seen(hers, 'ik ben er')
  hers.send('ik ook')
  await seen(visitor.conversation, 'ik ook')
  return { ...visitor, hers }
}
const comes = (keys: Parameters<typeof returnVisitor>[1]) =>
  returnVisitor(noor.trust, keys, { origin: house.origin })

/** A way to the house on which the next answers to such requests break off, after the house did what they asked. */
async function lossy(matches: RegExp) {
  const proxy = await openFaultProxy(house.port)
  const network = openNetwork({ origin: house.origin, port: proxy.port })
  let lost = 0
  const tap =
    (http: Http): Http =>
    (path, init) => {
      if (!matches.test(path) || init?.method !== 'POST') return http(path, init)
      lost += 1
      return network.fetch(path, init)
    }
  return { proxy, tap, tries: () => lost, end: () => proxy[Symbol.asyncDispose]() }
}
/** Noor closes it and takes it off her desk; everybody who is there hears so. */
async function closes(visitor: Visitor, ...others: readonly Visitor[]): Promise<void> {
  await desk.close(visitor.id, true)
  desk.dismiss(visitor.id)
  for (const { conversation } of [visitor, ...others])
    await until(
      conversation,
      () => conversation.view().state === 'closed',
      () => `closed: ${JSON.stringify(conversation.view())} ${desk.view().notice}`,
    )
}
const onDesk = ({ id }: Visitor) =>
  desk.view().board.mine.find(({ conversation }) => conversation === id)
const endOf = (visitor: Visitor) => onDesk(visitor)?.ended?.kind
const rowsAbout = ({ id }: Visitor, table: string) =>
  askDatabase(
    house,
    `select 1 from ${table} where conversation = '\\x${Buffer.from(idBytes(id)).toString('hex')}'::bytea`,
  )
/** What her screen complains of. */
const quiet = ({ conversation }: Pick<Visitor, 'conversation'>) =>
  conversation
    .view()
    .items.filter(({ kind }) => kind === 'gap' || kind === 'unopened' || kind === 'refused')

test('an answer lost after the commit: saving the same code again is the same code', async () => {
  const { proxy, tap, tries, end } = await lossy(/\/code$/)
  const visitor = await talking(tap)
  const keys = someKeys()
  proxy.loseAnswers(1)
  await expect(visitor.keepCode(keys)).rejects.toThrow('no-connection')
  const early = await comes(keys)
  await visitor.keepCode(keys)
  expect(tries()).toBe(2)
  const again = await comes(keys)
  expect([early.id, again.id]).toEqual([visitor.id, visitor.id])
  await again.leave()
  await end()
})

test('an answer lost after the commit: coming back again is the same session, and what she read stays as it was', async () => {
  const visitor = await talking()
  const keys = await visitor.keepCode()
  visitor.hers.send('lees je dit later?')
  await visitor.leave()
  const { proxy, tap, tries, end } = await lossy(/\/return$/)
  const network = openNetwork({ origin: house.origin })
  const parts = {
    http: tap((path, init) => network.fetch(path, init)),
    house: noor.trust,
    clock: Date.now,
    random: (size: number) => crypto.getRandomValues(new Uint8Array(size)),
  }
  const way = openComeBack(parts, copyOf(keys))
  proxy.loseAnswers(1)
  expect(await way.attempt()).toEqual({ kind: 'no-connection' })
  const back = await way.attempt()
  expect([back.kind, tries()]).toEqual(['started', 2])
  if (back.kind === 'started') expect(back.tokenB64).toBe(way.tokenB64)
  expect(await rowsAbout(visitor, 'chat.token')).toHaveLength(1)
  await end()
})

test('an answer lost after the commit: going on is one record, and she stands in the queue once', async () => {
  const { proxy, tap, tries, end } = await lossy(/\/reopen$/)
  const visitor = await talking(tap)
  const keys = await visitor.keepCode()
  await closes(visitor)
  await visitor.conversation.catchUp()
  const epoch = visitor.conversation.view().epoch
  proxy.loseAnswers(1)
  const how = { as: 'queue', readsBack: true, line: 'self' } as const
  expect((await goOn(visitor.http, visitor.talk.started.me, visitor.conversation, how)).kind).toBe(
    'going',
  )
  expect(tries()).toBe(1)
  expect(visitor.conversation.view()).toMatchObject({ epoch: epoch + 1, state: 'queued' })
  expect(await askDatabase(house, 'select 1 from queue.ticket')).toHaveLength(1)
  const hers = await greet(desk, visitor)
  await seen(hers, 'ik ben er')
  expect(quiet(visitor)).toEqual([])
  expect(await deleteConversation(visitor.http, visitor.id)).toEqual({ kind: 'deleted' })
  await expect(comes(keys)).rejects.toThrow('unknown')
  await end()
})

test('an answer lost after the commit: deleting is done, and asking again says so', async () => {
  const { proxy, tap, tries, end } = await lossy(/\/delete$/)
  const visitor = await talking(tap)
  const keys = await visitor.keepCode()
  proxy.loseAnswers(1)
  expect(await deleteConversation(visitor.http, visitor.id)).toEqual({ kind: 'deleted' })
  expect(tries()).toBe(2)
  await expect(comes(keys)).rejects.toThrow('unknown')
  await until(desk, () => endOf(visitor) === 'deleted', 'that it is gone')
  await end()
})

test('deleted while a counsellor types and sends: her words go nowhere, and nothing of it stays on her screen', async () => {
  for (let round = 0; round < 3; round++) {
    const visitor = await talking()
    visitor.hers.typing()
    const deleting = deleteConversation(visitor.http, visitor.id)
    visitor.hers.send('dit komt te laat')
    expect(await deleting).toEqual({ kind: 'deleted' })
    await until(
      desk,
      () => endOf(visitor) === 'deleted',
      () => `that she is told: ${endOf(visitor)}`,
    )
    expect(onDesk(visitor)?.ended?.shows.view().items).toEqual([])
    expect(await rowsAbout(visitor, 'chat.message')).toEqual([])
    desk.dismiss(visitor.id)
  }
})

test('one code in two browsers: one order, no alarm, and one exit ends both', async () => {
  const visitor = await talking()
  const keys = await visitor.keepCode()
  const other = await comes(keys)
  for (const round of [1, 2, 3, 4, 5]) {
    visitor.conversation.send(`telefoon ${round}`)
    other.conversation.send(`computer ${round}`)
    visitor.hers.send(`Noor ${round}`)
  }
  const everybody = [visitor, other, { conversation: visitor.hers }]
  for (const { conversation } of everybody)
    await until(conversation, () => conversation.view().head === 17, 'all of it')
  const orders = everybody.map(({ conversation }) => textsOf(conversation).map(({ text }) => text))
  const [phone = [], computer = [], counsellor] = orders
  expect(counsellor).toEqual(phone)
  // What was said before she came back is not on the other screen.
  expect(computer).toEqual(phone.slice(phone.length - computer.length))
  expect(computer.length).toBeGreaterThanOrEqual(15)
  expect(everybody.flatMap(quiet)).toEqual([])

  await other.leave()
  expect(await visitor.ended).toBe('elsewhere')
  const answer = await visitor.http(`/api/v1/conversations/${visitor.id}`)
  expect(answer.status).toBe(403)
  const again = await comes(keys)
  expect(again.id).toBe(visitor.id)
  await again.leave()
})

test('two browsers that go on at once: one record, both are in it', async () => {
  const visitor = await talking()
  const other = await comes(await visitor.keepCode())
  await closes(visitor, other)
  const how = { as: 'queue', readsBack: true, line: 'self' } as const
  const answers = await Promise.all(
    [visitor, other].map(({ http, talk, conversation }) =>
      goOn(http, talk.started.me, conversation, how),
    ),
  )
  expect(answers.map(({ kind }) => kind)).toContain('going')
  expect(answers.every(({ kind }) => kind === 'going' || kind === 'taken')).toBe(true)
  const hers = await greet(desk, visitor)
  const { epoch } = hers.view()
  for (const { conversation } of [visitor, other])
    await until(conversation, () => conversation.view().epoch === epoch, 'greeted')
  hers.send('daar zijn jullie')
  for (const { conversation } of [visitor, other]) await seen(conversation, 'daar zijn jullie')
  expect([visitor, other].flatMap(quiet)).toEqual([])
  await visitor.leave()
  await other.leave()
})
