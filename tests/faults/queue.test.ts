import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Desk } from '../../src/desk/desk.ts'
import { greet, greetOrNot, openDesk, storeOf } from '../support/desk.ts'
import { closeHouses, type House, openHouse } from '../support/house.ts'
import { enrolStaff, type StaffClient, signInAgain } from '../support/staff.ts'
import { until } from '../support/until.ts'
import { seen, startVisitor, textsOf, type Visitor } from '../support/visitor.ts'
import { check } from './check.ts'
import { askDatabase } from './database.ts'
import { openRecorder } from './recorder.ts'

let house: House
let noor: StaffClient
let sam: StaffClient
beforeAll(async () => {
  house = await openHouse()
  noor = await enrolStaff(house.addresses['counsellor']?.[0] ?? '')
  sam = await enrolStaff(house.addresses['counsellor']?.[1] ?? '')
})
afterAll(closeHouses)

const comes = () => startVisitor(noor.trust, { origin: house.origin })
const placeOf = ({ conversation }: Visitor) => conversation.view().place
const standsAt = (visitor: Visitor, place: number) =>
  until(visitor.conversation, () => placeOf(visitor) === place, `place ${place}`)
const waitingOn = (desk: Desk) => desk.view().board.waiting.map(({ conversation }) => conversation)

test('after a killed app everybody stands where she stood, and one who leaves moves the others up', async () => {
  const visitors: Visitor[] = []
  for (const place of [1, 2, 3, 4]) {
    const visitor = await comes()
    await standsAt(visitor, place)
    visitors.push(visitor)
  }
  const recorder = openRecorder()
  for (const visitor of visitors) recorder.watch({ name: 'visitor', chat: visitor.id, ...visitor })

  await house.end('SIGKILL')
  house = await house.again()
  const [first, second, third, fourth] = visitors as [Visitor, Visitor, Visitor, Visitor]
  // She speaks after the restart, so what she sees of her place is of after it.
  for (const visitor of visitors) {
    visitor.conversation.send('nog hier')
    await seen(visitor.conversation, 'nog hier')
  }
  expect(visitors.map(placeOf)).toEqual([1, 2, 3, 4])

  await first.leave()
  await Promise.all([standsAt(second, 1), standsAt(third, 2), standsAt(fourth, 3)])
  expect(check(recorder.history.filter(({ kind }) => kind === 'place'))).toEqual([])
  await Promise.all([second, third, fourth].map((visitor) => visitor.leave()))
})

test('a visitor who closes the tab is out of the queue at once, and her token opens nothing', async () => {
  const desk = openDesk(await signInAgain(noor, house))
  const visitor = await comes()
  await until(desk, () => waitingOn(desk).includes(visitor.id), 'her on the desk')
  await visitor.leave()
  await until(desk, () => !waitingOn(desk).includes(visitor.id), 'her gone from the desk')
  const answer = await visitor.http(`/api/v1/conversations/${visitor.id}`)
  expect(answer.status).toBe(403)
  desk.leave()
})

test('a visitor whose connection is lost keeps her place for ten minutes, then she is out', async () => {
  const desk = openDesk(await signInAgain(noor, house))
  const [lost, staying] = [await comes(), await comes()]
  await standsAt(staying, 2)
  lost.network.unplug()
  const isLost = () =>
    desk
      .view()
      .board.waiting.some(({ conversation, lost: away }) => away && conversation === lost.id)
  await until(desk, isLost, 'that she is missed')
  expect(placeOf(staying)).toBe(2)
  // Ten minutes, told to the database instead of waited for.
  await askDatabase(
    house,
    `update queue.ticket set lost_at = lost_at - interval '11 minutes' where lost_at is not null`,
  )
  await standsAt(staying, 1)
  lost.network.plug()
  await until(
    lost.conversation,
    () => lost.conversation.view().state === 'left',
    'that she is told',
  )
  await staying.leave()
  desk.leave()
})

test('of two counsellors who claim at once exactly one has her, ten times', async () => {
  const recorder = openRecorder()
  const desks = await Promise.all(
    [noor, sam].map(async (client) => {
      const tab = await signInAgain(client, house)
      return openDesk({ ...tab, http: recorder.tap(tab.http, client.me.pseudonym) })
    }),
  )
  const [hers, his] = desks as [Desk, Desk]
  await his.switchShift(true)
  const visitors: Visitor[] = []
  for (let round = 0; round < 10; round++) {
    const visitor = await comes()
    visitors.push(visitor)
    await Promise.all(desks.map((desk) => greetOrNot(desk, visitor)))
  }
  const claims = recorder.history.filter((one) => one.kind === 'claimed')
  expect(claims.map(({ chat }) => chat)).toEqual(visitors.map(({ id }) => id))
  expect(check(recorder.history)).toEqual([])
  for (const visitor of visitors) {
    const [winner] = claims.filter(({ chat }) => chat === visitor.id).map(({ by }) => by)
    const named = () =>
      visitor.conversation.view().who.flatMap(({ name }) => (name === null ? [] : [name]))
    await until(visitor.conversation, () => named().length > 0, 'who greets her')
    expect(named()).toEqual([winner])
    await visitor.leave()
  }
  for (const desk of [hers, his]) desk.leave()
})

test('two tabs of one counsellor show the same, whichever she types in', async () => {
  const [left, right] = [
    openDesk(await signInAgain(noor, house)),
    openDesk(await signInAgain(noor, house)),
  ]
  const visitor = await comes()
  const one = await greet(left, visitor)
  const other = await storeOf(right, visitor.id)
  for (const round of [1, 2, 3, 4, 5]) {
    one.send(`links ${round}`)
    other.send(`rechts ${round}`)
    visitor.conversation.send(`zij ${round}`)
  }
  const everything = [one, other, visitor.conversation]
  for (const conversation of everything)
    await until(conversation, () => conversation.view().head === 15, 'all fifteen')
  const orders = everything.map((conversation) => textsOf(conversation).map(({ text }) => text))
  expect(orders[1]).toEqual(orders[0])
  expect(orders[2]).toEqual(orders[0])
  expect(new Set(orders[0]).size).toBe(15)
  const odd = everything.flatMap((conversation) =>
    conversation.view().items.filter(({ kind }) => kind === 'gap' || kind === 'unopened'),
  )
  expect(odd).toEqual([])
  await visitor.leave()
  left.leave()
  right.leave()
})
