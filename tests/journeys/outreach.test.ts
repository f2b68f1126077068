import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { campaignWords as say } from '../../src/outreach/campaign-words.ts'
import { askDatabase } from '../faults/database.ts'
import { axeFaults } from '../support/axe.ts'
import {
  givePasskeys,
  laptop,
  openBrowser,
  phone,
  watchComplaints,
  watchStrangers,
} from '../support/browser.ts'
import { closeHouses, type House, openHouse } from '../support/house.ts'
import { sideways } from '../support/layout.ts'
import { startAsVisitor, visitorWords } from '../support/visitor-page.ts'

const exitTo = 'https://nl.wikipedia.org/'
const browser = await openBrowser()
let house: House
let [lou, ray] = [] as unknown as [Page, Page]
beforeAll(async () => {
  house = await openHouse()
  const [first = '', second = ''] = house.addresses['outreach'] ?? []
  lou = await enrol(first)
  ray = await enrol(second)
})
afterAll(async () => {
  await browser.close()
  await closeHouses()
})

async function enrol(link: string): Promise<Page> {
  const context = await browser.newContext({ ...laptop, bypassCSP: true })
  const page = await context.newPage()
  await givePasskeys(page)
  await page.goto(link)
  await page.getByRole('button', { name: 'Maak een passkey' }).click()
  await page.waitForURL('**/desk/bereik')
  await page.getByRole('heading', { name: 'Vandaag', exact: true }).waitFor()
  return page
}

const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: true }).click()
const told = (page: Page, says: string) => page.locator('.toast').getByText(says).waitFor()
const fill = (page: Page, label: string, text: string) =>
  page.getByRole('dialog').getByLabel(label, { exact: true }).fill(text)

/** A visitor on a small phone, who asks nobody else and on whose device nothing stays. */
async function visit(work: (page: Page) => Promise<void>, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ ...phone, ...options })
  const strangers = await watchStrangers(context, house.origin, exitTo)
  const page = await context.newPage()
  const complaints = watchComplaints(page)
  await work(page)
  const { cookies, origins } = await context.storageState({ indexedDB: true })
  expect([strangers, complaints, cookies, origins]).toEqual([[], [], [], []])
  await context.close()
}

/** Follows a link of ours; resolves once its visit is counted. */
async function land(page: Page, code: string, path: string, trackers = '') {
  const counted = page.waitForResponse('**/api/v1/outreach/count')
  await page.goto(`${house.origin}/c/${code}${trackers}`)
  expect((await counted).status()).toBe(204)
  expect(page.url()).toBe(house.origin + path)
}

/** What the panel of the open campaign says of a stage. */
const count = (page: Page, stage: string) =>
  page.locator('.funnel').getByRole('row', { name: stage }).locator('td').first().textContent()

let code = ''

test('a worker makes a campaign and a creative; a label in it is refused with what to write instead', async () => {
  await lou.getByRole('link', { name: say.title }).click()
  await press(lou, say.make)
  await fill(lou, say.name, 'Nee is ook goed')
  await press(lou, say.save)
  await lou.getByRole('heading', { name: 'Nee is ook goed' }).waitFor()
  await press(lou, say.makeCreative)
  await fill(lou, say.says, 'Ben jij slachtoffer?')
  await fill(lou, say.cost, '1.250,50')
  await lou
    .getByRole('dialog')
    .getByText(/plakt een etiket/)
    .waitFor()
  await press(lou, say.save)
  const card = lou.locator('.creative', { hasText: 'Ben jij slachtoffer?' })
  await card.getByText('1.250,50').waitFor()
  await expect.poll(() => card.evaluate((one) => one === document.activeElement)).toBe(true)
  await lou
    .getByRole('row', { name: /Nee is ook goed/ })
    .getByText(say.nothingOut)
    .waitFor()
  await press(lou, say.ask)
  await told(lou, '“slachtoffer”. Schrijf liever “jij” of “iemand die gedwongen wordt”.')
  await lou.locator('.creative').getByRole('button', { name: say.change, exact: true }).click()
  await fill(lou, say.says, 'Jouw pas. Jouw naam. Jij mag nee zeggen.')
  await press(lou, say.save)
  await told(lou, say.changedAgain)
  await press(lou, say.ask)
  await told(lou, say.asked)
  expect(await lou.getByRole('button', { name: say.approve }).count()).toBe(0)
})

test('a colleague finds it under today and lets it go out', async () => {
  await ray.reload()
  await ray.getByRole('link', { name: /^Nee is ook goed: / }).click()
  await ray.getByRole('heading', { name: 'Nee is ook goed' }).waitFor()
  await press(ray, say.approve)
  await told(ray, say.approved)
  await press(ray, say.makeLink)
  await ray.getByRole('dialog').getByLabel(say.target).selectOption('/test/geldezel')
  await fill(ray, say.note, 'Kit voor een school')
  await press(ray, say.save)
  await told(ray, say.linkMade)
  code = ((await ray.locator('.links .code').textContent()) ?? '').replace('/c/', '')
  expect(code).toMatch(/^[0-9a-z]{6}$/)
  const poster = await ray.request.get(`${house.origin}/api/v1/outreach/links/${code}/poster.svg`)
  expect(await poster.text()).toContain(`/c/${code}`)
})

test('a visitor follows the link, does the test and starts the chat: each is counted once, and the code is nowhere after', async () => {
  await visit(async (page) => {
    const sent: string[] = []
    page.on('request', (request) => {
      if (request.url().endsWith('/outreach/count')) sent.push(request.postData() ?? '')
    })
    await land(page, code, '/test/geldezel')
    await press(page, /Begin/)
    for (let at = 0; at < 8; at++)
      await page.locator('.ask:visible').getByRole('button', { name: 'Nee', exact: true }).click()
    await page.locator('.result').waitFor({ state: 'visible' })
    await page.getByRole('link', { name: 'Praat met ons' }).first().click()
    await page.getByRole('button', { name: visitorWords.start }).click()
    expect(page.url()).toBe(`${house.origin}/chat`)
    const counted = page.waitForResponse('**/api/v1/outreach/count')
    await page.getByRole('button', { name: visitorWords.skip }).click()
    await counted
    expect(sent.map((body) => JSON.parse(body))).toEqual([
      { code, stage: 'visit' },
      { code, stage: 'test' },
      { code, stage: 'chat' },
    ])
    expect(await page.evaluate(() => [location.href, JSON.stringify(history.state)])).toEqual([
      `${house.origin}/chat`,
      'null',
    ])
  })
})

/** What the panel says, looked at anew. */
const counts = async () => {
  await ray.reload()
  await ray.locator('.funnel').first().waitFor()
  return Promise.all([say.visits, say.tests, say.chats].map((stage) => count(ray, stage)))
}

test('visits stand once they are written; tests and chats from the day after, and never fewer than five', async () => {
  const few = say.fewer
  const body = (stage: string) => JSON.stringify({ code, stage })
  for (const stage of ['visit', 'chat', 'visit', 'chat', 'visit', 'chat', 'visit', 'chat'])
    await fetch(`${house.origin}/api/v1/outreach/count`, { method: 'POST', body: body(stage) })
  await house.end()
  house = await house.again()
  expect(await counts()).toEqual(['5', few, few])
  // A day goes by.
  await askDatabase(house, `update outreach.counted set day = day - 1 where code = '${code}'`)
  expect(await counts()).toEqual(['5', few, '5'])
})

test('twenty trackers behind a link go nowhere, and another link than ours leads to the front page', async () => {
  await visit(async (page) => {
    const trackers = Array.from({ length: 20 }, (_, at) => `utm_${at}=canary9144`).join('&')
    await land(page, code, '/test/geldezel', `?fbclid=canary9144&${trackers}`)
    const sent: string[] = []
    page.on('request', (request) => sent.push(request.url()))
    await page.goto(`${house.origin}/c/zzzzzz`)
    await page.locator('h1').first().waitFor()
    expect(page.url()).toBe(`${house.origin}/`)
    expect(sent.filter((url) => url.includes('count'))).toEqual([])
  })
  expect(house.output()).not.toContain('canary9144')
})

test('who comes without a link is counted nowhere', async () => {
  const context = await browser.newContext(phone)
  const asked: string[] = []
  context.on('request', (request) => asked.push(request.url()))
  const visitor = await startAsVisitor(context, house.origin)
  await visitor.page.goto(`${house.origin}/test/geldezel`)
  expect(asked.filter((url) => url.includes('/outreach/'))).toEqual([])
  await context.close()
})

test('the demo’s figures say that they are made up, and of its variants nothing more than chance allows', async () => {
  await lou.goto(`${house.origin}/desk/bereik#/campagnes`)
  await lou.getByRole('link', { name: 'Geldezel? No way!' }).click()
  await lou.locator('.panel-place').getByText(say.madeUp).waitFor()
  await lou.getByText(/^Nog niet te zeggen/).waitFor()
  const same = lou.getByLabel(say.compareOther).getByRole('option', { name: 'A', exact: true })
  expect(await same.isDisabled()).toBe(true)
})

test.each([
  ['a laptop', laptop],
  ['a phone', phone],
])('on %s the screens have no barriers and stick out nowhere', async (_, { viewport }) => {
  await lou.setViewportSize(viewport)
  for (const at of ['#/vandaag', '#/campagnes']) {
    await lou.goto(`${house.origin}/desk/bereik${at}`)
    await lou.locator('table').first().waitFor()
    expect([at, await axeFaults(lou)]).toEqual([at, []])
    expect([at, await sideways(lou)]).toEqual([at, 0])
  }
  await lou.getByRole('link', { name: 'Geldezel? No way!' }).click()
  await lou.locator('.creative').first().waitFor()
  expect(await axeFaults(lou)).toEqual([])
  expect(await sideways(lou)).toBe(0)
  await press(lou, say.makeCreative)
  await fill(lou, say.says, 'Ben jij slachtoffer?')
  expect(await axeFaults(lou)).toEqual([])
  await press(lou, 'Annuleer')
})

test('the page that the message names says why, in three languages', async () => {
  const page = await (await browser.newContext({ ...laptop, bypassCSP: true })).newPage()
  for (const [path, title] of [
    ['/waarom', 'Waarom kreeg jij een bericht?'],
    ['/en/waarom', 'Why did you get a message?'],
    ['/ar/waarom', 'لماذا وصلتك رسالة؟'],
  ] as const) {
    await page.goto(house.origin + path)
    await page.getByRole('heading', { name: title }).waitFor()
    expect(await axeFaults(page)).toEqual([])
  }
  await page.context().close()
})
