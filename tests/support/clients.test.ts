import { afterAll, beforeAll, expect, test } from 'vitest'
import { addColleague, greet, openDesk, storeOf } from './desk.ts'
import { closeHouses, type House, openHouse } from './house.ts'
import { enrolStaff, type StaffClient, signInAgain } from './staff.ts'
import { until } from './until.ts'
import { seen, startVisitor, textsOf } from './visitor.ts'

let house: House
let noor: StaffClient
beforeAll(async () => {
  house = await openHouse()
  noor = await enrolStaff(house.addresses['counsellor']?.[0] ?? '')
})
afterAll(closeHouses)

test('a counsellor without a browser enrols by her link, is greeted by her keys and talks with a visitor', async () => {
  expect(noor.me.pseudonym).toBe('Noor')
  const desk = openDesk(noor)
  const { origin } = house
  const visitor = await startVisitor(noor.trust, { origin, localAddress: '127.93.1.2' })
  visitor.conversation.send('Hoi, is daar iemand?')
  const hers = await greet(desk, visitor)
  await seen(hers, 'Hoi, is daar iemand?')
  hers.send('Ja, ik ben Noor.')
  const answer = await seen(visitor.conversation, 'Ja, ik ben Noor.')
  expect(answer.by).toEqual({ kind: 'staff', name: 'Noor' })

  const sam = await enrolStaff(house.addresses['counsellor']?.[1] ?? '')
  const other = openDesk(sam)
  await addColleague(noor, hers, sam)
  const his = await storeOf(other, visitor.id)
  const isBehind = () => his.view().items.some(({ kind }) => kind === 'earlier')
  await until(his, isBehind, 'that he knows there was more before him')
  his.send('Ik ben Sam.')
  await seen(visitor.conversation, 'Ik ben Sam.')
  expect(textsOf(his).map(({ text }) => text)).toEqual(['Ik ben Sam.'])
  const kinds = visitor.conversation.view().items.map(({ kind }) => kind)
  expect(kinds, 'a newcomer raises no alarm').not.toContain('gap')
  await visitor.leave()
  await until(hers, () => hers.view().state === 'left', 'that she left')
  desk.leave()
  other.leave()
})

test('she signs in again with the same passkey, in another tab', async () => {
  const again = await signInAgain(noor, { origin: house.origin })
  expect(again.me.member).toBe(noor.me.member)
  expect(again.network.cookie()).not.toBe(noor.network.cookie())
})

test('a house with open lines ends when it is asked', async () => {
  const desk = openDesk(noor)
  await until(desk, () => desk.view().line === 'streaming', 'a line')
  await house.end('SIGTERM')
  desk.leave()
})
