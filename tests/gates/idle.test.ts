import { setTimeout as pause } from 'node:timers/promises'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Conversation } from '../../src/chat/sealed/conversation.ts'
import type { Desk } from '../../src/desk/desk.ts'
import { openBrowser, phone, processesOf } from '../support/browser.ts'
import { greet, openDesk } from '../support/desk.ts'
import { closeHouses, type House, openHouse } from '../support/house.ts'
import { enrolStaff } from '../support/staff.ts'
import { seen } from '../support/visitor.ts'
import {
  backWords,
  visitorWords as say,
  startAsVisitor,
  type VisitorPage,
} from '../support/visitor-page.ts'

// Time on her phone is told to the page (`page.clock`): what the page sees is a quarter of an hour, not what we wait.
const canary = 'kanarie die stil zit'
const browser = await openBrowser()
let house: House
let desk: Desk
beforeAll(async () => {
  house = await openHouse()
  desk = openDesk(await enrolStaff(house.addresses['counsellor']?.[0] ?? ''))
})
afterAll(async () => {
  desk?.leave()
  await browser.close()
  await closeHouses()
})

type Chat = VisitorPage & { readonly hers: Conversation }

/** Whether words stand anywhere in the page. */
const shows = async (page: Page, words: string) => (await page.content()).includes(words)

async function inChat(context: BrowserContext): Promise<Chat> {
  await context.clock.install()
  const visitor = await startAsVisitor(context, house.origin)
  await visitor.send(canary)
  const hers = await greet(desk, visitor)
  await seen(hers, canary)
  hers.send(`${canary}: antwoord`)
  await visitor.reads(`${canary}: antwoord`)
  return { ...visitor, hers }
}

test('after fifteen minutes without a touch the screen is empty; a touch before starts them anew', async () => {
  const context = await browser.newContext(phone)
  const { page, composer } = await inChat(context)
  await page.clock.fastForward('14:30')
  await composer.tap()
  await page.clock.fastForward('14:30')
  expect(await shows(page, canary)).toBe(true)
  await composer.pressSequentially('concept')
  await page.clock.fastForward('15:02')
  await page.getByText(say.endedIdle).waitFor()
  expect(await shows(page, canary)).toBe(false)
  expect(await page.title()).toBe('Welkom')
  await context.close()
})

test('words of a counsellor are no touch: a screen that only receives is emptied too', async () => {
  const context = await browser.newContext(phone)
  const { page, hers, reads } = await inChat(context)
  await page.clock.fastForward('14:00')
  hers.send('ben je er nog?')
  await reads('ben je er nog?')
  await page.clock.fastForward('01:05')
  await page.getByText(say.endedIdle).waitFor()
  expect(await shows(page, canary)).toBe(false)
  await context.close()
})

/**
 * The phone sleeps: every process of its browser stands still, so that nothing is read, sent or drawn; before it
 * wakes its page is told how long that was. What the house noticed meanwhile is what those seconds showed it.
 */
async function asleep(phones: Browser, { page }: VisitorPage, time: string, meanwhile: () => void) {
  await isSeen(page, false)
  const processes = await processesOf(phones)
  const signal = (name: NodeJS.Signals) => {
    for (const pid of processes) process.kill(pid, name)
  }
  signal('SIGSTOP')
  meanwhile()
  await pause(sleepMs)
  const waking = page.clock.fastForward(time)
  signal('SIGCONT')
  await waking
  await isSeen(page, true)
}
const sleepMs = 3_000

/** The screen goes dark, or is looked at again. */
async function isSeen(page: Page, seen: boolean): Promise<void> {
  await page.evaluate(
    (state) => {
      Object.defineProperty(document, 'visibilityState', { get: () => state, configurable: true })
      document.dispatchEvent(new Event('visibilitychange'))
    },
    seen ? 'visible' : 'hidden',
  )
}

test('a phone that slept for five minutes has everything that was said meanwhile, and what she typed', async () => {
  const phones = await openBrowser()
  const chat = await inChat(await phones.newContext(phone))
  await chat.composer.fill('een begin van een zin')
  await asleep(phones, chat, '05:00', () => {
    for (const text of ['slaap je?', 'ik wacht op je']) chat.hers.send(text)
  })
  for (const text of ['slaap je?', 'ik wacht op je']) await chat.reads(text)
  expect(await chat.composer.inputValue()).toBe('een begin van een zin')
  await chat.send('ik ben weer wakker')
  await seen(chat.hers, 'ik ben weer wakker')
  await phones.close()
})

test('a phone that slept for thirty minutes shows nothing of the chat when it wakes, and by her code she reads on', async () => {
  const phones = await openBrowser()
  const chat = await inChat(await phones.newContext(phone))
  const { page, hers } = chat
  const code = await chat.keepCode('words')
  await asleep(phones, chat, '30:00', () => hers.send('slaap je?'))
  await page.getByText(say.endedIdle).waitFor()
  expect(await shows(page, canary)).toBe(false)
  expect(await shows(page, 'slaap je?')).toBe(false)
  await page.getByRole('button', { name: say.byCode, exact: true }).click()
  await page.locator('#code').fill(code.join(' '))
  await page.getByRole('button', { name: backWords.code.go, exact: true }).click()
  await chat.reads('slaap je?')
  expect(await shows(page, canary)).toBe(false)
  await chat.send('nu weer wel')
  await seen(hers, 'nu weer wel')
  await phones.close()
})

test('a code that stands on the screen is gone after fifteen minutes too', async () => {
  const context = await browser.newContext(phone)
  const { page } = await inChat(context)
  await page.getByRole('button', { name: say.keep, exact: true }).click()
  await page.getByRole('button', { name: backWords.keep.signs, exact: true }).click()
  const first = (await page.locator('.code > span').first().textContent()) ?? ''
  expect(first).toHaveLength(4)
  await page.clock.fastForward('15:02')
  await page.getByText(say.endedIdle).waitFor()
  expect(await shows(page, first)).toBe(false)
  await context.close()
})
