import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { laptop, openBrowser, phone, watchComplaints, watchStrangers } from './browser.ts'
import { type CounsellorPage, enrolAt } from './counsellor-page.ts'
import { closeHouses, type House, openHouse } from './house.ts'
import { startAsVisitor, type VisitorPage } from './visitor-page.ts'

/** The built house with two counsellors at their desks, and as many phones as a test wants. */
export type Journey = {
  house(): House
  /** On shift from the first moment. */
  noor(): CounsellorPage
  /** Off shift until the test says otherwise. */
  sam(): CounsellorPage
  /** A phone that nobody used before. */
  phone(): Promise<BrowserContext>
  /** A newcomer in the queue, on a fresh phone. */
  visit(): Promise<VisitorPage>
  /** What any phone or desk complained of, or asked of anybody but the house. Must stay empty. */
  readonly complaints: string[]
}

/** Where the way out goes; answered in the browser. */
export const exitTo = 'https://nl.wikipedia.org/'

/** Opens it for this test file. */
export function openJourney(): Journey {
  const complaints: string[] = []
  const phones: BrowserContext[] = []
  const opening = openBrowser()
  let house: House
  let desks: readonly CounsellorPage[] = []
  beforeAll(async () => {
    house = await openHouse()
    const links = (house.addresses['counsellor'] ?? []).slice(0, 2)
    desks = await Promise.all(links.map(async (link) => enrolAt(await context(laptop), link)))
  })
  afterAll(async () => {
    await (await opening).close()
    await closeHouses()
  })
  // What a test that failed left behind is told, and is not in the way of the next.
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail')
      for (const context of [...phones, ...desks.map(({ page }) => page.context())])
        for (const page of context.pages()) process.stderr.write(`${await screenOf(page)}\n`)
    for (const phone of phones.splice(0)) await phone.close()
    for (const counsellor of desks) await counsellor.clear()
  })
  const desk = (at: number): CounsellorPage => {
    const found = desks[at]
    if (!found) throw new RangeError('no such desk')
    return found
  }
  return {
    house: () => house,
    noor: () => desk(0),
    sam: () => desk(1),
    phone: newPhone,
    visit: async () => startAsVisitor(await newPhone(), house.origin),
    complaints,
  }

  async function newPhone(): Promise<BrowserContext> {
    const opened = await context(phone)
    phones.push(opened)
    return opened
  }

  async function context(size: typeof phone | typeof laptop): Promise<BrowserContext> {
    const opened = await (await opening).newContext(size)
    const strangers = await watchStrangers(opened, house.origin, exitTo)
    opened.on('page', (page) => {
      const heard = watchComplaints(page)
      page.on('close', () => complaints.push(...strangers, ...heard))
    })
    return opened
  }
}

/** What a page shows, in few lines. */
async function screenOf(page: Page): Promise<string> {
  const text = await page
    .locator('body')
    .ariaSnapshot()
    .catch(() => 'gone')
  return `--- ${new URL(page.url()).pathname}\n${text.replaceAll(/\s*\n\s*/g, ' | ').slice(0, 1_500)}`
}
