import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { channelWords as say } from '../../src/outreach/channel-words.ts'
import { axeFaults } from '../support/axe.ts'
import { givePasskeys, laptop, openBrowser, watchComplaints } from '../support/browser.ts'
import { closeHouses, type House, openHouse } from '../support/house.ts'
import { sideways } from '../support/layout.ts'
import { openTelegramServer, type Telegram } from '../support/telegram.ts'

let house: House
let browser: Browser
let telegram: Telegram
let page: Page
let complaints: string[]

beforeAll(async () => {
  telegram = await openTelegramServer()
  ;[house, browser] = await Promise.all([
    openHouse({ TELEGRAM_API: telegram.origin }),
    openBrowser(),
  ])
  const context = await browser.newContext({ ...laptop, bypassCSP: true })
  page = await context.newPage()
  complaints = watchComplaints(page)
  await givePasskeys(page)
  await page.goto(house.addresses['outreach']?.[0] ?? '')
  await page.getByRole('button', { name: 'Maak een passkey' }).click()
  await page.waitForURL('**/desk/bereik')
  await page.getByRole('link', { name: say.title, exact: true }).click()
})
afterAll(async () => {
  await browser.close()
  await closeHouses()
  await telegram.close()
})

const card = () => page.locator('li[data-kind=telegram]')
const press = (verb: string) =>
  page.getByRole('button', { name: say.about(verb, say.name.telegram) }).click()
const sends = () => telegram.calls.filter(({ method }) => method === 'sendMessage')

async function type(token: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(say.field.token).fill(token)
  await dialog.getByRole('button', { name: say.save }).click()
}

test('a worker sets the bot, it answers who starts it, and taken away it is silent', async () => {
  await press(say.set)
  await type('geen token')
  await page.getByRole('alert').getByText(say.why.field(say.field.token)).waitFor()
  expect(await axeFaults(page)).toEqual([])
  await type(telegram.token)
  await page.getByText(say.saved(say.name.telegram)).waitFor()
  await press(say.test)
  await card().getByText(say.works('@keerpunt_bot')).waitFor()
  await card().getByText(say.state.works, { exact: true }).waitFor()

  telegram.write({ id: 1_111_111, first_name: 'Noor', language_code: 'nl' }, '/start')
  await telegram.until(() => sends().length === 1)
  const text = String(sends()[0]?.fields['text'])
  const [address = ''] = text.split('\n').filter((line) => line.endsWith('/chat'))
  expect(address).toBe(`${house.origin}/chat`)
  expect((await fetch(address)).status).toBe(200)
  const [selfTest = ''] = text.split('\n').filter((line) => line.includes('/test/'))
  expect((await fetch(selfTest)).status).toBe(200)
  expect(await page.content()).not.toContain(telegram.token)
  expect(house.output()).not.toMatch(/Noor|1111111|ABC-DEF/)

  await press(say.remove)
  await page.getByRole('dialog').getByRole('button', { name: say.remove }).click()
  await card().getByText(say.state.off, { exact: true }).waitFor()
  const calls = telegram.calls.length
  telegram.write({ id: 1_111_112, first_name: 'Sam' }, '/start')
  await press(say.set)
  await type(telegram.token)
  // What was written while it was off is fetched now: nothing was lost at Telegram, and nothing was kept here.
  await telegram.until(() => sends().length === 2)
  expect(
    telegram.calls.slice(0, calls).filter(({ method }) => method === 'sendMessage'),
  ).toHaveLength(1)
})

test('a token that is taken back at Telegram is told in words, with what to do', async () => {
  telegram.revoke()
  for (let look = 0; look < 3; look += 1) {
    await press(say.test)
    await card().getByText(say.fails('refused')).waitFor()
  }
  await page
    .getByRole('alert')
    .getByText(say.alarm([say.name.telegram]))
    .waitFor()
  await card().getByText(say.state.dead, { exact: true }).waitFor()
})

test('stands on a desk and on a phone without a fault that axe knows, and nothing sticks out', async () => {
  for (const size of [
    { width: 1_440, height: 900 },
    { width: 360, height: 640 },
  ]) {
    await page.setViewportSize(size)
    expect(await axeFaults(page)).toEqual([])
    expect(await sideways(page)).toBe(0)
    const folder = process.env['SCREENS']
    if (folder)
      await page.screenshot({ path: `${folder}/kanalen-${size.width}.png`, fullPage: true })
  }
  // The browser's own line on the token that was refused.
  expect(complaints.filter((line) => !line.includes('status of 400'))).toEqual([])
})
