import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Desk } from '../src/desk/desk.ts'
import { openBrowser, phone, watchComplaints } from './support/browser.ts'
import { greet, openDesk } from './support/desk.ts'
import { closeHouses, type House, openHouse } from './support/house.ts'
import { enrolStaff, type StaffClient } from './support/staff.ts'
import { isWith, queueUp, visitorWords } from './support/visitor-page.ts'

let house: House
let browser: Browser
let noor: StaffClient
let desk: Desk
let context: BrowserContext
beforeAll(async () => {
  house = await openHouse()
  browser = await openBrowser()
  noor = await enrolStaff(house.addresses['counsellor']?.[0] ?? '')
  desk = openDesk(noor)
})
afterEach(() => context.close())
afterAll(async () => {
  desk.leave()
  await browser.close()
  await closeHouses()
})

const modern = ['ML-KEM-768', 'X25519', 'Ed25519']
const fallbackAddress = /\/assets\/fallback-[\w-]+\.js$/

/** A phone whose browser does not know these algorithms; it counts how often it fetches the fallback. */
async function openPhone(lacking: readonly string[]) {
  context = await browser.newContext(phone)
  await context.addInitScript(forget, lacking)
  const page = await context.newPage()
  const complaints = watchComplaints(page)
  const fetched: string[] = []
  page.on('request', (request) => {
    if (fallbackAddress.test(request.url())) fetched.push(request.url())
  })
  return { page, complaints, fetched }
}

/** Runs in the page before its scripts: this browser is from before these algorithms. */
function forget(names: readonly string[]): void {
  const nameOf = (value: unknown) =>
    typeof value === 'string' ? value : (value as { name?: string } | null)?.name
  const native = SubtleCrypto.prototype as unknown as Record<
    string,
    (...all: unknown[]) => Promise<unknown>
  >
  for (const method of ['importKey', 'generateKey']) {
    const known = native[method]
    native[method] = function (...all) {
      return all.slice(0, 3).some((value) => names.includes(nameOf(value) ?? ''))
        ? Promise.reject(new DOMException('Unrecognized name', 'NotSupportedError'))
        : (known?.apply(this, all) ?? Promise.reject(new TypeError()))
    }
  }
  if (names.includes('ML-KEM-768'))
    for (const method of ['encapsulateBits', 'decapsulateBits']) delete native[method]
}

async function startChat(page: Page) {
  await page.goto(`${house.origin}/chat`)
  await page.getByRole('button', { name: visitorWords.start }).click()
  return queueUp(page, () => page.getByRole('button', { name: visitorWords.skip }).click())
}

const tooOld = (page: Page) => page.getByText(visitorWords.sorryWhy['too-old'])

describe('the chat in an old browser', () => {
  test('works without any of the new algorithms, from the queue to the greeting', async () => {
    const { page, complaints, fetched } = await openPhone(modern)
    const visitor = await startChat(page)
    await greet(desk, visitor)
    await isWith(visitor, noor.me.pseudonym)
    await visitor.send('hoi')
    await visitor.reached('hoi', 'delivered')
    expect(fetched).toHaveLength(1)
    expect(complaints).toEqual([])
  })

  for (const lacking of modern)
    test(`works without ${lacking}`, async () => {
      const { page, complaints, fetched } = await openPhone([lacking])
      await startChat(page)
      expect(fetched).toHaveLength(1)
      expect(complaints).toEqual([])
    })

  test('has what it lacks before she taps anything', async () => {
    const { page, fetched } = await openPhone(modern)
    await page.goto(`${house.origin}/chat`)
    await page.getByRole('button', { name: visitorWords.start }).waitFor()
    expect(fetched).toHaveLength(1)
  })

  test('says that it is too old when the script does not come, and tries again when asked', async () => {
    const { page, fetched } = await openPhone(['ML-KEM-768'])
    await page.route(fallbackAddress, (route) => route.abort())
    await page.goto(`${house.origin}/chat`)
    await tooOld(page).waitFor()
    await page.unroute(fallbackAddress)
    await page.getByRole('button', { name: visitorWords.retry }).click()
    await page.getByRole('button', { name: visitorWords.start }).waitFor()
    expect(fetched).toHaveLength(2)
  })

  test('runs no script but the one whose hash the page names', async () => {
    const { page } = await openPhone(modern)
    await page.route(fallbackAddress, async (route) => {
      const answer = await route.fetch()
      await route.fulfill({ response: answer, body: `${await answer.text()};self.changed=true` })
    })
    await page.goto(`${house.origin}/chat`)
    await tooOld(page).waitFor()
    expect(await page.evaluate('self.changed')).toBe(undefined)
  })
})

test('a browser of today fetches no fallback', async () => {
  const { page, complaints, fetched } = await openPhone([])
  await startChat(page)
  expect(fetched).toEqual([])
  expect(complaints).toEqual([])
})
