import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { debriefWords as say } from '../../src/outreach/debrief/words.ts'
import { peopleWords } from '../../src/people/words.ts'
import { axeFaults } from '../support/axe.ts'
import { givePasskeys, laptop, openBrowser, watchComplaints } from '../support/browser.ts'
import { closeHouses, type House, openHouse } from '../support/house.ts'
import { sideways } from '../support/layout.ts'

const canary = 'kanarie-Tz4 hij schold mij uit'
let house: House
let browser: Browser
let lou: Page
let mila: Page
const sent: string[] = []
const complaints: string[] = []

beforeAll(async () => {
  ;[house, browser] = await Promise.all([openHouse(), openBrowser()])
  ;[lou, mila] = await Promise.all([
    enrol(house.addresses['outreach']?.[0] ?? ''),
    enrol(house.addresses['supervisor']?.[0] ?? ''),
  ])
})
afterAll(async () => {
  await browser.close()
  await closeHouses()
})

/** axe can only look into a page without its policy. */
async function enrol(link: string): Promise<Page> {
  const page = await (await browser.newContext({ ...laptop, bypassCSP: true })).newPage()
  const heard = watchComplaints(page)
  page.on('close', () => complaints.push(...heard))
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`))
  await givePasskeys(page)
  await page.goto(link)
  await page.getByRole('button', { name: peopleWords.enrol }).click()
  return page
}
const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).first().click()

async function open() {
  await lou.getByRole('link', { name: say.title, exact: true }).click()
  await press(lou, say.open)
  await lou.getByLabel(say.text).waitFor()
}

test('her passkey opens the screen, which says who will read it; she writes and seals', async () => {
  await mila.getByRole('heading', { name: say.title }).waitFor()
  await mila.getByText(say.sharedWaiting(0, 0)).waitFor()
  await lou.getByRole('link', { name: say.title, exact: true }).click()
  await lou.getByRole('button', { name: say.open }).waitFor()
  expect(await axeFaults(lou)).toEqual([])
  await open()
  await lou.getByText(say.readers(['Mila'])).waitFor()
  await lou.getByLabel(say.text).fill(canary)
  expect(await axeFaults(lou)).toEqual([])
  await press(lou, say.seal)
  await lou.getByText(say.sealed).waitFor()
  expect(await lou.getByLabel(say.text).inputValue()).toBe('')
  await press(lou, new RegExp(`^${say.read}: `))
  await lou.getByText(canary).waitFor()
  await lou.getByText(say.notTalked).waitFor()
})

test('her keys are shut when she goes to another screen; words that were not sealed wait for her', async () => {
  await lou.getByLabel(say.text).fill('Dit is nog niet af')
  await lou.getByRole('link', { name: 'Stoplijst', exact: true }).click()
  await lou.getByRole('heading', { name: 'Stoplijst' }).waitFor()
  await open()
  expect(await lou.getByLabel(say.text).inputValue()).toBe('Dit is nog niet af')
  await lou.getByLabel(say.text).fill('')
})

test('her supervisor reads it at her own desk and marks that they talked', async () => {
  const place = mila.getByRole('region', { name: say.title })
  await place.getByRole('button', { name: say.again }).click()
  await place.getByRole('button', { name: new RegExp(`^${say.read}: Lou`) }).click()
  await place.getByText(canary).waitFor()
  expect(await axeFaults(mila)).toEqual([])
  await place.getByRole('button', { name: new RegExp(`^${say.markTalked}: Lou`) }).click()
  await place.getByText(say.sharedTalked(1)).waitFor()
  await place.getByText(say.sharedWaiting(0, 0)).waitFor()
})

test('she sees that they talked, throws it away, and it is gone for both', async () => {
  await lou.reload()
  await open()
  await lou.getByText(/^besproken op /).waitFor()
  await press(lou, new RegExp(`^${say.drop}: `))
  const dialog = lou.getByRole('dialog')
  await dialog.getByText(say.dropHow).waitFor()
  await dialog.getByRole('button', { name: say.drop }).click()
  await lou.getByText(say.none).waitFor()
  const place = mila.getByRole('region', { name: say.title })
  await place.getByRole('button', { name: say.again }).click()
  await place.getByText(say.sharedTalked(1)).waitFor({ state: 'detached' })
})

test('a quarter of an hour without a touch shuts her keys', async () => {
  await lou.clock.install()
  await lou.getByRole('link', { name: 'Stoplijst', exact: true }).click()
  await lou.getByRole('heading', { name: 'Stoplijst' }).waitFor()
  await open()
  await lou.clock.fastForward('14:00')
  await lou.getByLabel(say.text).press('a')
  await lou.clock.fastForward('14:00')
  expect(await lou.getByLabel(say.text).inputValue()).toBe('a')
  await lou.clock.fastForward('02:00')
  await lou.getByRole('button', { name: say.open }).waitFor()
  expect(await lou.getByLabel(say.text).count()).toBe(0)
})

test('both places fit a phone', async () => {
  for (const page of [lou, mila]) {
    await page.setViewportSize({ width: 360, height: 640 })
    expect(await sideways(page)).toBe(0)
    expect(await axeFaults(page)).toEqual([])
  }
})

test('no request carried a word of it, no browser kept one, and nothing complained', async () => {
  expect(sent.length).toBeGreaterThan(20)
  expect(sent.some((one) => one.includes('/api/v1/outreach/debrief'))).toBe(true)
  expect(sent.filter((one) => /kanarie|schold/.test(decodeURIComponent(one)))).toEqual([])
  for (const page of [lou, mila]) {
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0)
    await page.close()
  }
  expect(complaints).toEqual([])
})
