import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Desk } from '../../src/desk/desk.ts'
import { greet, openDesk } from '../support/desk.ts'
import { type Elsewhere, openElsewhere } from '../support/elsewhere.ts'
import { type Firefox, type FirefoxTab, openFirefox } from '../support/firefox.ts'
import { closeHouses, type House, openHouse } from '../support/house.ts'
import { enrolStaff } from '../support/staff.ts'
import { until } from '../support/until.ts'
import { textsOf } from '../support/visitor.ts'
import { visitorWords as say } from '../support/visitor-page.ts'

// Firefox keeps pages in memory by rules of its own, and has another history.
const canary = 'kanarie in de vos'
let elsewhere: Elsewhere
let house: House
let desk: Desk
let firefox: Firefox
beforeAll(async () => {
  elsewhere = await openElsewhere()
  house = await openHouse({ EXIT_URL: elsewhere.url })
  desk = openDesk(await enrolStaff(house.addresses['counsellor']?.[0] ?? ''))
  firefox = await openFirefox()
})
afterAll(async () => {
  await firefox?.[Symbol.asyncDispose]()
  desk?.leave()
  await closeHouses()
  await elsewhere.close()
})

const press = (tab: FirefoxTab, name: string) =>
  tab.ask(
    `[...document.querySelectorAll('button')].find((one) => one.textContent.trim() === ${JSON.stringify(name)}).click()`,
  )
const reads = (tab: FirefoxTab, text: string) =>
  tab.until(`document.body.innerText.includes(${JSON.stringify(text)})`, text)

/** A chat with a counsellor in which both said something and she is typing on. */
async function inChat(): Promise<FirefoxTab> {
  const tab = await firefox.openTab()
  await tab.goto(`${house.origin}/chat`)
  await reads(tab, say.start)
  await press(tab, say.start)
  await reads(tab, say.skip)
  await press(tab, say.skip)
  await tab.until(`document.querySelector('.composer textarea')`, 'where she types')
  const [waiting] = await until(
    desk,
    () => desk.view().board.waiting.length > 0 && desk.view().board.waiting,
    'her in the queue',
  )
  if (!waiting) throw new RangeError('nobody waits')
  const hers = await greet(desk, { id: waiting.conversation })
  await reads(tab, 'Noor is bij je')
  await tab.type('.composer textarea', canary)
  await tab.press('.composer .send')
  await until(hers, () => textsOf(hers).some(({ text }) => text === canary), 'her words')
  hers.send(`${canary}: antwoord`)
  await reads(tab, `${canary}: antwoord`)
  await tab.type('.composer textarea', `${canary}: concept`)
  expect(await tab.all()).toContain(canary)
  return tab
}

test('this Firefox brings pages back from memory, as people have it', async () => {
  const tab = await firefox.openTab()
  await tab.goto(elsewhere.url)
  await tab.ask('void (globalThis.kept = true)')
  await tab.goto(`${elsewhere.url}verder`)
  await tab.step(-1)
  expect(await tab.ask('globalThis.kept === true')).toBe(true)
})

test('after the way out neither Back, Forward nor a reload shows a word', async () => {
  const tab = await inChat()
  await tab.press('[data-leave]')
  await tab.until(`location.href === ${JSON.stringify(elsewhere.url)}`, 'the neutral site')
  for (const step of [-1, 1, -1, -1, 1]) {
    await tab.step(step)
    expect(await tab.all()).not.toContain(canary)
    expect(await tab.ask('location.origin')).not.toBe(house.origin)
  }
  await tab.reload()
  expect(await tab.all()).not.toContain(canary)
})

test('who goes on by an address and comes Back finds no chat', async () => {
  const tab = await inChat()
  await tab.goto(elsewhere.url)
  await tab.step(-1)
  await tab.until(`location.origin === ${JSON.stringify(house.origin)}`, 'our page')
  await reads(tab, say.start)
  expect(await tab.all()).not.toContain(canary)
})

test('a reload shows no chat, and no word stays in the box', async () => {
  const tab = await inChat()
  await tab.reload()
  await reads(tab, say.start)
  expect(await tab.all()).not.toContain(canary)
})
