import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Conversation } from '../../src/chat/sealed/conversation.ts'
import type { Desk } from '../../src/desk/desk.ts'
import type { Language } from '../../src/words/language.ts'
import { type ReturnWords, returnWords } from '../../visitor/return/words.ts'
import { type AppWords, appWords } from '../../visitor/words.ts'
import { axeFaults } from '../support/axe.ts'
import { openBrowser, watchComplaints, watchStrangers } from '../support/browser.ts'
import { greet, openDesk } from '../support/desk.ts'
import type { EntranceJson, Twist } from '../support/hostile-proxy.ts'
import { sideways } from '../support/layout.ts'
import { openOwnHouse } from '../support/own-house.ts'
import { enrolStaff, type StaffClient } from '../support/staff.ts'
import { seen } from '../support/visitor.ts'
import { queueUp } from '../support/visitor-page.ts'

const exitTo = 'https://nl.wikipedia.org/'
const { house, proxy } = await openOwnHouse()
const browser = await openBrowser()
let noor: StaffClient
let desk: Desk
beforeAll(async () => {
  noor = await enrolStaff(house.addresses['counsellor']?.[0] ?? '', { port: house.port })
  desk = openDesk(noor)
})
afterAll(async () => {
  desk.leave()
  await browser.close()
})

const addressOf = (language: Language) =>
  `${proxy.origin}${language === 'nl' ? '' : `/${language}`}/chat`
const sizes = [
  { width: 320, height: 568 },
  { width: 360, height: 640 },
  { width: 1440, height: 900 },
]

/** A fresh phone that remembers every sound, notice and worker a page asked for, and every stranger. */
async function openPhone(colorScheme: 'light' | 'dark') {
  const context = await browser.newContext({ hasTouch: true, colorScheme, bypassCSP: true })
  const strangers = await watchStrangers(context, proxy.origin, exitTo)
  await context.addInitScript(() => {
    const asked: string[] = []
    const note = (what: string) => () => {
      asked.push(what)
      return Promise.resolve()
    }
    const Sound = class {
      constructor() {
        asked.push('sound')
      }
    }
    Object.assign(globalThis, { asked, AudioContext: Sound, Audio: Sound })
    if ('Notification' in globalThis) Notification.requestPermission = note('notices') as never
    navigator.serviceWorker.register = note('worker') as never
    navigator.vibrate = () => asked.push('buzz') > 0
    HTMLMediaElement.prototype.play = note('sound') as never
  })
  return { context, strangers }
}

/** What holds on every screen of a visitor, whatever stands on it. */
async function judge(page: Page) {
  for (const size of sizes) {
    await page.setViewportSize(size)
    expect(await sideways(page), `${size.width} px`).toBe(0)
    for (const part of [0, 0.5, 1]) expect(await exitIsWhole(page, part)).toBe(true)
  }
  await page.setViewportSize({ width: 360, height: 640 })
  expect(await axeFaults(page)).toEqual([])
  expect(await page.title()).toBe('Welkom')
}

/** The way out lies whole in what she sees, when page and log are scrolled this far, and nothing covers it. */
const exitIsWhole = (page: Page, part: number) =>
  page.evaluate((part) => {
    scrollTo(0, part * document.documentElement.scrollHeight)
    for (const box of document.querySelectorAll('.log')) box.scrollTop = part * box.scrollHeight
    const exit = document.querySelector('[data-leave]')
    const seen = visualViewport
    if (!exit || !seen) return false
    const { left, right, top, bottom } = exit.getBoundingClientRect()
    const inside = left >= 0 && top >= 0 && right <= seen.width && bottom <= seen.height
    const middle = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
    return inside && (middle === exit || exit.contains(middle))
  }, part)

/** Every screen from the first to the last, in one visit. */
async function walk(
  context: BrowserContext,
  language: Language,
  say: AppWords,
  at: (phase: string, page: Page) => Promise<void>,
) {
  const back = returnWords[language]
  const page = await context.newPage()
  const complaints = watchComplaints(page)
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  await page.goto(addressOf(language))
  await page.getByRole('button', { name: say.start }).waitFor()
  await at('start', page)
  await press(say.start)
  await page.getByRole('heading', { name: say.precheck }).waitFor()
  await press(say.choices.canType.no)
  await at('precheck', page)
  const visitor = await queueUp(page, () => press(say.skip))
  await visitor.composer.fill('Hoi')
  await press(say.chat.send)
  await at('queue', page)
  const hers: Conversation = await greet(desk, visitor)
  await page.getByText(say.chat.joined.replace('{names}', 'Noor')).waitFor()
  for (let at = 1; at <= 12; at++)
    hers.send(`${at}. Dag, ik ben Noor. Fijn dat je er bent. ${'Vertel maar. '.repeat(at)}`)
  await seen(hers, `12. Dag, ik ben Noor. Fijn dat je er bent. ${'Vertel maar. '.repeat(12)}`)
  await page.getByText('12. Dag', { exact: false }).waitFor()
  await at('chat', page)
  await press(say.keep)
  await page.getByText(back.keep.ask).waitFor()
  await at('which code', page)
  await press(back.keep.words)
  await page.locator('.code').waitFor()
  await at('the code', page)
  const code = (await page.locator('.code > span').allInnerTexts()).join(' ')
  await press(back.keep.done)
  await press(say.stop)
  await page.getByRole('alertdialog').waitFor()
  await at('sure to stop', page)
  await page.getByRole('alertdialog').getByRole('button', { name: back.erase.title }).click()
  await page.getByText(back.erase.what).waitFor()
  await at('sure to erase', page)
  await press(back.erase.no)
  const undo = proxy.twist(visitor.id, {
    state: (state) => ({ ...state, chain: { ...state.chain, reception: null } }),
  })
  proxy.push(visitor.id, { name: 'epoch', data: `${visitor.id} 1` })
  await page.getByText(say.chat.trouble.membership, { exact: true }).waitFor()
  await at('trouble', page)
  undo()
  proxy.push(visitor.id, { name: 'epoch', data: `${visitor.id} 1` })
  await page.getByText(say.chat.trouble.membership, { exact: true }).waitFor({ state: 'detached' })
  await desk.close(visitor.id, true)
  await page.getByText(say.closedByStaff, { exact: false }).waitFor()
  await page.getByText(back.survey.title).click()
  await at('closed by staff', page)
  await press(back.onward.goOn)
  await page.getByText(back.goOn.why).waitFor()
  await at('whether the team reads back', page)
  await press(back.goOn.yes)
  await page.getByText(say.next).waitFor()
  await press(say.stop)
  await page.getByRole('alertdialog').getByRole('button', { name: say.stop }).click()
  await page.getByRole('heading', { name: say.ended }).waitFor()
  await at('ended', page)
  await press(say.byCode)
  await page.locator('#code').fill('7')
  await press(back.code.go)
  await page.getByText(back.code.short).waitFor()
  await at('which code was it', page)
  await page.locator('#code').fill(code)
  await press(back.code.go)
  await page.getByText(back.code.backHere).waitFor()
  await at('back', page)
  await press(back.erase.yes)
  await page.getByRole('heading', { name: back.erase.done }).waitFor()
  await at('erased', page)
  expect(complaints.filter((text) => !/status of (403|404|409)/.test(text))).toEqual([])
  expect(await page.evaluate(() => (globalThis as unknown as { asked: string[] }).asked)).toEqual(
    [],
  )
  await page.close()
}

/** What she sees who writes while nobody is here, up to the code that comes first. */
async function leaveMessage(page: Page, say: AppWords, back: ReturnWords) {
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  await press(say.leaveMessage)
  await page.locator('#message').fill('Kunnen jullie mij helpen?')
  await judge(page)
  await press(back.message.next)
  await page.getByText(back.keep.ask).waitFor()
  await judge(page)
}

// Colours do not depend on the language, nor lines on the time of day: not everything is seen twice.
const visits: readonly (readonly [Language, 'light' | 'dark'])[] = [
  ['nl', 'light'],
  ['nl', 'dark'],
  ['en', 'light'],
  ['ar', 'dark'],
]
test.each(visits)(
  'every screen of a visit in %s, by %s, is whole, quiet and without a barrier',
  async (language, colorScheme) => {
    const { context, strangers } = await openPhone(colorScheme)
    const phases: string[] = []
    await walk(context, language, appWords(language), async (phase, page) => {
      await judge(page)
      phases.push(phase)
    })
    expect(phases).toHaveLength(15)
    expect(strangers).toEqual([])
    await context.close()
  },
)

const sorries: readonly (readonly [keyof AppWords['sorry'], Twist])[] = [
  ['closed', { entrance: closed }],
  ['full', { entrance: (json) => ({ ...json, state: 'full' }) }],
  ['clock-wrong', { entrance: (json) => ({ ...json, time: 0 }) }],
  ['untrusted', { entrance: (json) => ({ ...json, chain: null }) }],
  ['gone', { instead: () => ({ status: 503, body: '{"refused":"database-gone"}' }) }],
]
function closed(json: EntranceJson): EntranceJson {
  const opensAt = new Date(Date.now() + 3_600_000).toISOString()
  return { ...json, state: 'closed', opensAt, chain: null }
}
test.each(visits)(
  'every screen that says in %s, by %s, why there is no chat now is whole and without a barrier',
  async (language, colorScheme) => {
    const { context, strangers } = await openPhone(colorScheme)
    const page = await context.newPage()
    for (const [why, twist] of sorries) {
      const undo = proxy.twist('/api/v1/chat', twist)
      await page.goto(addressOf(language))
      await page.getByText(appWords(language).sorryWhy[why]).waitFor()
      await judge(page)
      await page.locator('a[href="tel:112"]').waitFor()
      if (why === 'full') await leaveMessage(page, appWords(language), returnWords[language])
      undo()
    }
    expect(strangers).toEqual([])
    await context.close()
  },
)

test('a barrier, a sideways page and a covered way out would be seen', async () => {
  const { context } = await openPhone('light')
  const page = await context.newPage()
  await page.goto(addressOf('nl'))
  await page.evaluate(() => {
    const wide = document.createElement('img')
    wide.style.cssText = 'position:fixed;inset:0;width:100%;height:100%;z-index:99'
    const pole = document.createElement('div')
    pole.style.cssText = 'width:3000px;height:1px'
    document.body.append(wide, pole)
  })
  expect(await axeFaults(page)).not.toEqual([])
  expect(await sideways(page)).toBeGreaterThan(0)
  expect(await exitIsWhole(page, 0)).toBe(false)
  await context.close()
})
