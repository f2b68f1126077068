import { afterAll, expect, test } from 'vitest'
import { knockWith, type ServerCode, saveNoise, someCode } from '../support/code.ts'
import { greet, openDesk } from '../support/desk.ts'
import { fakeTime } from '../support/fake-time.ts'
import { closeHouses, type House, openHouse } from '../support/house.ts'
import { openNetwork } from '../support/network.ts'
import { enrolStaff, signInAgain, trustOf } from '../support/staff.ts'
import { until } from '../support/until.ts'
import { seen, startVisitor, textsOf, type Visitor } from '../support/visitor.ts'
import { askDatabase } from './database.ts'

// Clocks that are wrong, and the days that pass: the house runs in a process of its own that believes another time.
afterAll(closeHouses)
const dayMs = 24 * 3_600_000

const conversations = async (house: House) =>
  (await askDatabase(house, `select encode(id, 'hex') as id from chat.conversation`)).map(
    ({ id }) => Buffer.from(String(id), 'hex').toString('base64url'),
  )

/** A visitor with a code and a message of hers, who went away. */
async function awayWithCode(house: House): Promise<Visitor & { readonly code: ServerCode }> {
  const trust = await trustOf(openNetwork({ origin: house.origin }))
  const visitor = await startVisitor(trust, { origin: house.origin })
  visitor.conversation.send('ik kom terug')
  await seen(visitor.conversation, 'ik kom terug')
  const code = await saveNoise(visitor)
  await visitor.leave()
  return { ...visitor, code }
}

test('thirty days after its last message a conversation opens by its code; a day later nothing is left, and the code answers like one that never was', async () => {
  let house = await openHouse()
  const { id, code } = await awayWithCode(house)
  expect((await knockWith(house.port, code)).status).toBe(200)
  house = await house.again({ env: fakeTime('+30d') })
  expect((await knockWith(house.port, code)).status).toBe(200)
  expect(await conversations(house)).toContain(id)
  house = await house.again({ env: fakeTime('+31d') })
  const expired = await knockWith(house.port, code)
  expect(await conversations(house)).toEqual([])
  expect(expired.bytes).toContain('{"refused":"unknown"}')
  expect(expired.bytes).toBe((await knockWith(house.port, someCode())).bytes)
  for (const table of ['chat.message', 'chat.epoch', 'queue.ticket'])
    expect(await askDatabase(house, `select 1 from ${table}`), table).toEqual([])
  const entrance = (await (await fetch(`${house.origin}/api/v1/chat`)).json()) as { state: string }
  expect(entrance.state, 'a reception paper of a month ago opens nothing').toBe('closed')
  // And in today's time again: what was deleted does not come back.
  house = await house.again({ env: {} })
  expect((await knockWith(house.port, code)).bytes).toBe(expired.bytes)
  await house.end()
})

test.each(['+3d', '-3d'])(
  'a house whose clock is %s off: a whole conversation, in order',
  async (off) => {
    const house = await openHouse(fakeTime(off))
    await wholeConversation(house, Date.now)
    await house.end()
  },
)

test.each([3, -3])(
  'a phone whose clock is %d days off: a whole conversation, in order',
  async (days) => {
    const house = await openHouse()
    await wholeConversation(house, () => Date.now() + days * dayMs)
    await house.end()
  },
)

test('a session of staff of three days ago is over, and the passkey still opens', async () => {
  let house = await openHouse()
  const noor = await enrolStaff(house.addresses['counsellor']?.[0] ?? '')
  house = await house.again({ env: fakeTime('+3d') })
  expect((await noor.http('/api/v1/desk')).status).toBe(403)
  const again = await signInAgain(noor, house)
  expect((await again.http('/api/v1/desk')).status).toBe(200)
  await house.end()
})

/** From the first word in the queue to the last, with a visitor who reads this clock. */
async function wholeConversation(house: House, clock: () => number): Promise<void> {
  const noor = await enrolStaff(house.addresses['counsellor']?.[0] ?? '')
  const desk = openDesk(noor)
  const visitor = await startVisitor(noor.trust, { origin: house.origin, clock })
  const hers = await greet(desk, visitor)
  for (const round of [1, 2, 3]) {
    visitor.conversation.send(`zij ${round}`)
    await seen(hers, `zij ${round}`)
    hers.send(`Noor ${round}`)
    await seen(visitor.conversation, `Noor ${round}`)
  }
  const order = ['zij 1', 'Noor 1', 'zij 2', 'Noor 2', 'zij 3', 'Noor 3']
  for (const each of [visitor.conversation, hers])
    expect(textsOf(each).map(({ text }) => text)).toEqual(order)
  const code = await saveNoise(visitor)
  expect((await knockWith(house.port, code)).status).toBe(200)
  await visitor.leave()
  await until(hers, () => hers.view().trouble === null, 'that nothing is wrong')
  desk.leave()
}
