import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { channelAlarmWords as alarmSays } from '../../src/outreach/channel-alarm.ts'
import { channelWords as say } from '../../src/outreach/channel-words.ts'
import { axeFaults } from '../support/axe.ts'
import { givePasskeys, laptop, openBrowser, watchComplaints } from '../support/browser.ts'
import { closeHouses, type House, openHouse } from '../support/house.ts'
import { gatewaySecret, type Outside, openGatewayServer } from '../support/inboxes.ts'
import { sideways } from '../support/layout.ts'
import { openTelegramServer, type Telegram } from '../support/telegram.ts'

let house: House
let browser: Browser
let telegram: Telegram
let gateway: Outside
let [page, other, supervisor] = [] as unknown as [Page, Page, Page]
let complaints: string[]

beforeAll(async () => {
  ;[telegram, gateway] = await Promise.all([openTelegramServer(), openGatewayServer()])
  ;[house, browser] = await Promise.all([
    openHouse({ TELEGRAM_API: telegram.origin, INSIDE_HOSTS: new URL(gateway.origin).host }),
    openBrowser(),
  ])
  const [first = '', second = ''] = house.addresses['outreach'] ?? []
  page = await enrol(first)
  other = await enrol(second)
  supervisor = await enrol(house.addresses['supervisor']?.[0] ?? '')
  complaints = watchComplaints(page)
  for (const one of [page, other]) {
    await one.waitForURL('**/desk/bereik')
    await one.getByRole('link', { name: say.title, exact: true }).click()
  }
})
afterAll(async () => {
  await browser.close()
  await closeHouses()
  await Promise.all([telegram.close(), gateway.close()])
})

async function enrol(address: string): Promise<Page> {
  const context = await browser.newContext({ ...laptop, bypassCSP: true })
  const enrolled = await context.newPage()
  await givePasskeys(enrolled)
  await enrolled.goto(address)
  await enrolled.getByRole('button', { name: 'Maak een passkey' }).click()
  return enrolled
}

const card = (kind = 'telegram', on = page) => on.locator(`li[data-kind=${kind}]`)
const press = (verb: string, kind: 'telegram' | 'sms' = 'telegram', on = page) =>
  on.getByRole('button', { name: say.about(verb, say.name[kind]), exact: true }).click()
const sends = () => telegram.calls.filter(({ method }) => method === 'sendMessage')

async function type(token: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(say.field.token).fill(token)
  await dialog.getByRole('button', { name: say.save }).click()
}

/** On a desk and on a phone: no fault that axe knows, nothing sticks out. */
async function stands(on: Page, name: string): Promise<void> {
  for (const size of [
    { width: 1_440, height: 900 },
    { width: 360, height: 640 },
  ]) {
    await on.setViewportSize(size)
    expect(await axeFaults(on)).toEqual([])
    expect(await sideways(on)).toBe(0)
    const folder = process.env['SCREENS']
    if (folder) await on.screenshot({ path: `${folder}/${name}-${size.width}.png`, fullPage: true })
  }
  await on.setViewportSize({ width: 1_440, height: 900 })
}

test('a worker sets the bot, it answers who starts it, and taken away it is silent', async () => {
  await press(say.set)
  expect(await card().textContent()).not.toContain(say.address)
  await card('sms').getByText(say.address).waitFor()
  await type('geen token')
  await page.getByRole('alert').getByText(say.why.field(say.field.token)).waitFor()
  expect(await axeFaults(page)).toEqual([])
  await type(telegram.token)
  await page.getByText(say.saved(say.name.telegram)).waitFor()
  await press(say.test)
  await card().getByText(say.works('@keerpunt_bot')).waitFor()
  await card().getByText(say.state.works, { exact: true }).waitFor()

  for (const [at, language_code] of ['nl', 'en', 'ar'].entries()) {
    telegram.write({ id: 1_111_111 + at, first_name: 'Noor', language_code }, '/start')
    await telegram.until(() => sends().length === at + 1)
    const lines = String(sends()[at]?.fields['text']).split('\n')
    const [chat = ''] = lines.filter((line) => line.endsWith('/chat'))
    const [selfTest = ''] = lines.filter((line) => line.includes('/test/'))
    const place = `${house.origin}${at === 0 ? '' : `/${language_code}`}`
    expect([chat, selfTest]).toEqual([`${place}/chat`, `${place}/test/klusjes`])
    for (const address of [chat, selfTest]) expect((await fetch(address)).status).toBe(200)
  }
  expect(await page.content()).not.toContain(telegram.token)
  expect(house.output()).not.toMatch(/Noor|11111|ABC-DEF/)

  await press(say.remove)
  await page.getByRole('dialog').getByRole('button', { name: say.remove }).click()
  await card().getByText(say.state.off, { exact: true }).waitFor()
  const calls = telegram.calls.length
  telegram.write({ id: 1_111_121, first_name: 'Sam' }, '/start')
  await press(say.set)
  await type(telegram.token)
  // What was written while it was off is fetched now: nothing was lost at Telegram, and nothing was kept here.
  await telegram.until(() => sends().length === 4)
  expect(
    telegram.calls.slice(0, calls).filter(({ method }) => method === 'sendMessage'),
  ).toHaveLength(3)
})

test('a gateway’s address waits for a colleague, who sees it and agrees; then it works', async () => {
  const address = `${gateway.origin}/stuur`
  await press(say.set, 'sms')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(say.field.url).fill('https://127.0.0.1/stuur')
  await dialog.getByLabel(say.field.secret).fill(gatewaySecret)
  await dialog.getByRole('button', { name: say.save }).click()
  await page.getByRole('alert').getByText(say.why.inside).waitFor()
  await dialog.getByLabel(say.field.url).fill(address)
  await dialog.getByRole('button', { name: say.save }).click()
  await page.getByText(say.waits(say.name.sms)).waitFor()
  await card('sms').getByText(say.proposal.own).waitFor()
  await stands(page, 'kanalen-voorstel')
  expect(gateway.asked).toEqual([])

  await other.goto(`${house.origin}/desk/bereik`)
  await other.reload()
  await other.getByRole('link', { name: say.today.judge(say.name.sms, 'Lou') }).waitFor()
  await stands(other, 'vandaag-kanalen')
  await other.getByRole('link', { name: say.today.judge(say.name.sms, 'Lou') }).click()
  await card('sms', other).getByText(address, { exact: true }).waitFor()
  expect(await axeFaults(other)).toEqual([])
  await press(say.proposal.confirm, 'sms', other)
  await other.getByText(say.proposal.confirmed(say.name.sms)).waitFor()
  await press(say.test, 'sms', other)
  await card('sms', other).getByText(say.works(null)).waitFor()
  expect(gateway.asked.length).toBeGreaterThan(0)
})

test('a token that is taken back at Telegram is told in words, also to the supervisor, until it lives again', async () => {
  telegram.revoke()
  for (let look = 0; look < 3; look += 1) {
    await press(say.test)
    await card().getByText(say.fails('telegram', 'refused')).waitFor()
  }
  await page
    .getByRole('alert')
    .getByText(say.alarm([say.name.telegram]))
    .waitFor()
  await card().getByText(say.state.dead, { exact: true }).waitFor()

  const says = alarmSays.says({ channel: 'telegram', why: 'refused' })
  const row = supervisor.locator('.channel-alarms').getByText(says)
  await row.waitFor()
  await supervisor.getByText(alarmSays.does.refused).waitFor()
  await stands(supervisor, 'alarm')

  telegram.restore()
  const before = telegram.calls.length
  await press(say.test)
  await telegram.until((calls) => calls.slice(before).some((one) => one.method === 'getMe'))
  telegram.write({ id: 1_111_122, first_name: 'Kim' }, '/start')
  await telegram.until(() => sends().length === 5)
  await press(say.test)
  await card().getByText(say.works('@keerpunt_bot')).waitFor()
  await row.waitFor({ state: 'detached' })
})

test('a bot that knows us while nobody hears our answer is told at both desks, until somebody hears one', async () => {
  const from = 1_111_131
  const status = 502
  const body = { ok: false, error_code: status, description: 'Bad Gateway' }
  for (let at = 0; at < 3; at += 1) {
    const before = sends().length
    telegram.say('sendMessage', { status, body })
    telegram.write({ id: from + at, first_name: 'Noor' }, '/start')
    await telegram.until(() => sends().length === before + 1)
  }
  await press(say.test)
  await card().getByText(say.unanswered(3)).waitFor()
  await card().getByText(say.state.dead, { exact: true }).waitFor()
  const says = alarmSays.says({ channel: 'telegram', why: 'unanswered' })
  const row = supervisor.locator('.channel-alarms').getByText(says)
  await row.waitFor()
  await supervisor.getByText(alarmSays.does.unanswered).waitFor()
  await stands(supervisor, 'alarm-antwoorden')
  await stands(page, 'kanalen-antwoorden')

  const before = sends().length
  telegram.write({ id: from + 3, first_name: 'Kim' }, '/start')
  await telegram.until(() => sends().length === before + 1)
  await press(say.test)
  await card().getByText(say.state.works, { exact: true }).waitFor()
  await row.waitFor({ state: 'detached' })
})

test('stands on a desk and on a phone without a fault that axe knows, and nothing sticks out', async () => {
  await stands(page, 'kanalen')
  // The browser's own lines on the token and the address that were refused.
  expect(complaints.filter((line) => !line.includes('status of 400'))).toEqual([])
})
