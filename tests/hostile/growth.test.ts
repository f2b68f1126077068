import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { readUint } from '../../src/chain/notation.ts'
import type { Conversation } from '../../src/chat/sealed/conversation.ts'
import type { Desk } from '../../src/desk/desk.ts'
import { laptop, openBrowser } from '../support/browser.ts'
import { addColleague, greet, openDesk, storeOf } from '../support/desk.ts'
import { openOwnHouse } from '../support/own-house.ts'
import { enrolStaff, type StaffClient } from '../support/staff.ts'
import { seen, textsOf } from '../support/visitor.ts'
import { isWith, startAsVisitor, type VisitorPage, visitorWords } from '../support/visitor-page.ts'
import { liar } from './lies.ts'

const { chat: say } = visitorWords
const { house, proxy } = await openOwnHouse()
const browser = await openBrowser()
const context = await browser.newContext(laptop)
const { posts, news, looksAgain } = liar(proxy)
let [noor, sam] = [] as unknown as [StaffClient, StaffClient]
let [desk, samsDesk] = [] as unknown as [Desk, Desk]
let visitor: VisitorPage
let hers: Conversation
beforeAll(async () => {
  const links = house.addresses['counsellor'] ?? []
  ;[noor, sam] = (await Promise.all(
    links.map((link) => enrolStaff(link, { port: house.port })),
  )) as [StaffClient, StaffClient]
  desk = openDesk(noor)
  samsDesk = openDesk(sam)
})
beforeEach(async () => {
  visitor = await startAsVisitor(context, proxy.origin)
  await visitor.send('In de rij')
  hers = await greet(desk, visitor)
  await isWith(visitor, 'Noor')
})
afterEach(() => visitor.page.close())
afterEach(proxy.calm)
afterAll(async () => {
  desk.leave()
  samsDesk.leave()
  await browser.close()
})

const asked = () => visitor.page.getByText(say.held.replace('{names}', 'Sam'))
const posted = () => posts(visitor.id).map(({ body }) => readUint(body, 2, 4))

/** Sam comes in by a valid record while nothing of it reaches her page; she writes to Noor only. */
async function writesBeforeSheKnows(text: string) {
  const undo = proxy.twist(visitor.id, {
    event: (event) => (event.name === 'epoch' ? [] : [event]),
    state: (state) => ({ ...state, epoch: 1, epochs: state.epochs.slice(0, 1) }),
  })
  await addColleague(noor, hers, sam)
  await visitor.send(text)
  await proxy.until(() => posted().length >= 2)
  undo()
  news(visitor, 2)
  await isWith(visitor, 'Noor en Sam')
}

test('nobody came: words to Noor go without a question, also those from the queue', async () => {
  await seen(hers, 'In de rij')
  await visitor.send('Voor jou')
  await seen(hers, 'Voor jou')
  expect(await asked().count()).toBe(0)
})

test('Sam came: words from before wait under his name, and go to him only when she says so', async () => {
  await writesBeforeSheKnows('Alleen voor Noor')
  await asked().waitFor()
  const his = await storeOf(samsDesk, visitor.id)
  await looksAgain(visitor, 2)
  expect(posted().every((epoch) => epoch < 2)).toBe(true)
  await visitor.page.getByRole('button', { name: say.sendAnyway }).click()
  await seen(his, 'Alleen voor Noor')
  await seen(hers, 'Alleen voor Noor')
  expect(posted().at(-1)).toBe(2)
})

test('Sam came: words from before can be taken back, and nobody gets them', async () => {
  await writesBeforeSheKnows('Toch maar niet')
  await asked().waitFor()
  await visitor.page.getByRole('button', { name: say.discard }).click()
  await visitor.send('Iets anders')
  const his = await storeOf(samsDesk, visitor.id)
  await seen(his, 'Iets anders')
  await seen(hers, 'Iets anders')
  for (const store of [hers, his])
    expect(textsOf(store).map(({ text }) => text)).not.toContain('Toch maar niet')
})

test('Sam came: a house that hands out the time before he did is not believed', async () => {
  await addColleague(noor, hers, sam)
  await isWith(visitor, 'Noor en Sam')
  await visitor.reads(say.joined.replace('{names}', 'Sam'))
  proxy.twist(visitor.id, {
    state: (state) => ({ ...state, epoch: 1, epochs: state.epochs.slice(0, 1) }),
  })
  await looksAgain(visitor, 1)
  await isWith(visitor, 'Noor en Sam')
  const his = await storeOf(samsDesk, visitor.id)
  await visitor.send('Aan jullie allebei')
  await seen(his, 'Aan jullie allebei')
  expect(posted().at(-1)).toBe(2)
})
