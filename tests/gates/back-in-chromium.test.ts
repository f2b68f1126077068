import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Desk } from '../../src/desk/desk.ts'
import { openProfile, phone, processesOf } from '../support/browser.ts'
import { greet, openDesk } from '../support/desk.ts'
import { type Elsewhere, openElsewhere } from '../support/elsewhere.ts'
import { closeHouses, type House, openHouse } from '../support/house.ts'
import { enrolStaff } from '../support/staff.ts'
import { seen } from '../support/visitor.ts'
import { visitorWords as say, startAsVisitor } from '../support/visitor-page.ts'

// A profile on disk, with the back-forward cache and the sessions that people's own browsers have.
const canary = 'kanarie in het profiel'
let elsewhere: Elsewhere
let house: House
let desk: Desk
const folders: string[] = []
beforeAll(async () => {
  elsewhere = await openElsewhere()
  house = await openHouse({ EXIT_URL: elsewhere.url })
  desk = openDesk(await enrolStaff(house.addresses['counsellor']?.[0] ?? ''))
})
afterAll(async () => {
  desk?.leave()
  await closeHouses()
  await elsewhere.close()
  for (const folder of folders) await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

type Phone = { readonly folder: string; readonly context: BrowserContext }

async function newPhone(): Promise<Phone> {
  const folder = await mkdtemp(join(tmpdir(), 'keerpunt-back-'))
  folders.push(folder)
  // A profile keeps its sessions from its second start on.
  await (await openProfile(folder, phone)).close()
  return { folder, context: await openProfile(folder, phone) }
}

/** A chat in which both said something and she is typing on. */
async function inChat(context: BrowserContext): Promise<Page> {
  const visitor = await startAsVisitor(context, house.origin)
  await visitor.send(canary)
  const hers = await greet(desk, visitor)
  await seen(hers, canary)
  hers.send(`${canary}: antwoord`)
  await visitor.reads(`${canary}: antwoord`)
  await visitor.composer.pressSequentially(`${canary}: concept`)
  expect(await allOf(visitor.page)).toContain(`${canary}: concept`)
  return visitor.page
}

/** Whatever a page can be asked for: its words, its title, its address, what stands in its boxes. */
async function allOf(page: Page): Promise<string> {
  const boxes = await page.evaluate(() =>
    [...document.querySelectorAll('textarea, input')].map((box) => (box as HTMLInputElement).value),
  )
  return [page.url(), await page.title(), await page.content(), ...boxes].join(' ')
}

const soon = { timeout: 2_000 }
const steps: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  // A page that comes from memory does not load.
  back: (page) => page.goBack({ ...soon, waitUntil: 'commit' }),
  forward: (page) => page.goForward({ ...soon, waitUntil: 'commit' }),
  reload: (page) => page.reload(soon),
}
async function walk(page: Page, way: readonly (keyof typeof steps)[]): Promise<void> {
  for (const step of way) {
    await steps[step]?.(page).catch(() => {}) // where no page is, there is no way either
    expect(await allOf(page), step).not.toContain(canary)
  }
}

/** A browser that now and then does not do it within this time is tried again as a whole: `mayStumble`. */
async function soonOr(otherwise: string, isSo: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 25_000
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error(otherwise)
    await pause(100)
  }
}
const mayStumble = { retry: 5 }

/** The battery is empty, or the system ends the app: nothing is asked of the page. Its tabs are written down by then. */
async function crash({ folder, context }: Phone, ...tabs: readonly string[]): Promise<void> {
  const browser = context.browser()
  if (!browser) throw new TypeError('this context has no browser of its own')
  const sessions = join(folder, 'Default/Sessions')
  const areKept = async () => {
    const files = await readdir(sessions)
    const kept = await Promise.all(files.map((file) => readFile(join(sessions, file), 'latin1')))
    return tabs.every((url) => kept.some((bytes) => bytes.includes(url)))
  }
  await soonOr('its tabs were not written down', areKept)
  const [pid] = await processesOf(browser)
  const gone = new Promise<void>((resolve) => browser.on('disconnected', () => resolve()))
  if (pid) process.kill(pid, 'SIGKILL')
  await gone
}

/** Opens the profile again with the tabs it had, as somebody who taps “Restore” does. */
async function restored(
  folder: string,
  tabs: number,
): Promise<{ context: BrowserContext; pages: Page[] }> {
  const preferences = join(folder, 'Default/Preferences')
  const text = await readFile(preferences, 'utf8')
  await writeFile(preferences, text.replace(/"exit_type":"\w+"/, '"exit_type":"Normal"'))
  const context = await openProfile(folder, phone, ['--restore-last-session'])
  const isOpen = () => context.pages().filter((page) => page.url().startsWith('http'))
  await soonOr('its tabs did not come back', async () => isOpen().length >= tabs)
  for (const page of isOpen()) await page.waitForLoadState()
  return { context, pages: isOpen() }
}

test(
  'this Chromium brings pages back from memory, and tabs back after it was ended',
  mayStumble,
  async () => {
    const { context } = await newPhone()
    const page = await context.newPage()
    await page.goto(elsewhere.url)
    await page.evaluate('void (globalThis.kept = true)')
    await page.goto(`${elsewhere.url}verder`)
    await steps['back']?.(page)
    // Asked in the instant of the change, a page that just went into the cache answers nobody.
    const kept = () =>
      Promise.race([page.evaluate('globalThis.kept').catch(() => null), pause(1_000)])
    await expect.poll(kept, { timeout: 20_000 }).toBe(true)
    await context.close()
    const other = await newPhone()
    const tab = await other.context.newPage()
    await tab.goto(`${elsewhere.url}terug`)
    await crash(other, tab.url())
    const again = await restored(other.folder, 1)
    expect(again.pages.map((one) => one.url())).toContain(`${elsewhere.url}terug`)
    await again.context.close()
  },
)

test('after the way out neither Back, Forward nor a reload shows a word', async () => {
  const { context } = await newPhone()
  const page = await inChat(context)
  await page.getByText('Weg van deze site').first().click()
  await page.waitForURL(elsewhere.url)
  await walk(page, ['back', 'forward', 'reload', 'back', 'back', 'forward', 'forward', 'reload'])
  expect(page.url().startsWith(house.origin)).toBe(false)
  await context.close()
})

test('who goes on by an address and comes Back finds no chat', async () => {
  const { context } = await newPhone()
  const page = await inChat(context)
  await page.goto(elsewhere.url)
  await walk(page, ['back', 'forward', 'back', 'reload'])
  await page.getByRole('button', { name: say.start }).waitFor()
  await context.close()
})

test(
  'tabs brought back after the browser was ended show the first screen, or the neutral site',
  mayStumble,
  async () => {
    const { folder, context } = await newPhone()
    const left = await inChat(context)
    await left.getByText('Weg van deze site').first().click()
    await left.waitForURL(elsewhere.url)
    const second = await inChat(context)
    // An address of its own, so that what the browser wrote down can be told from the first tab's.
    const marked = `${house.origin}/chat#tweede`
    await second.evaluate((url) => history.replaceState(null, '', url), marked)
    await crash({ folder, context }, elsewhere.url, marked)
    const again = await restored(folder, 2)
    const urls = again.pages.map((page) => page.url()).sort()
    expect(urls).toEqual([elsewhere.url, marked].sort())
    for (const page of again.pages) {
      if (page.url() === elsewhere.url) continue
      await page.getByRole('button', { name: say.start }).waitFor()
      expect(await allOf(page)).not.toContain(canary)
    }
    await again.context.close()
  },
)
