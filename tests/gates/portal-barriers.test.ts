import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestSite, type TestSite } from '../../src/site/testing.ts'
import { axeFaults } from '../support/axe.ts'
import { laptop, openBrowser, phone, watchComplaints } from '../support/browser.ts'

const browser = await openBrowser()
let site: TestSite
beforeAll(async () => {
  site = await openTestSite()
})
afterAll(async () => {
  await browser.close()
  await site[Symbol.asyncDispose]()
})

/** One of each kind; in English and Arabic some are there in Dutch only. */
const kinds = [
  '/j',
  '/j/5',
  '/j/16',
  '/v/1',
  '/ouders',
  '/ouders/praten',
  '/professionals',
  '/professionals/wie-bel-ik',
  '/test/geldezel',
  '/geldezel',
  '/hoe-werkt-de-chat',
  '/zoek',
  '/hulp',
]
const addresses = ['', '/en', '/ar'].flatMap((prefix) => kinds.map((kind) => prefix + kind))

async function visit(
  address: string,
  options: BrowserContextOptions,
  work: (page: Page) => Promise<void>,
) {
  const context = await browser.newContext({ ...options, bypassCSP: true })
  const page = await context.newPage()
  const complaints = watchComplaints(page)
  await page.goto(site.origin + address)
  await work(page)
  expect(complaints).toEqual([])
  await context.close()
}

const openEverything = (page: Page) =>
  page.evaluate(() => {
    for (const fold of document.querySelectorAll('details')) fold.open = true
  })
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** Less than 44 px high, and no link within a sentence. */
const smallTargets = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('a, button, summary, label')]
      .filter((target) => target.checkVisibility())
      .filter((target) => !target.matches(':is(p, li, blockquote) a, .skip, .field label'))
      .filter((target) => target.getBoundingClientRect().height < 43.5)
      .map((target) => target.outerHTML),
  )

describe('on a phone by day', () => {
  test.each(addresses)('%s keeps nobody out', async (address) => {
    await visit(address, { ...phone, colorScheme: 'light' }, async (page) => {
      await openEverything(page)
      expect(await axeFaults(page)).toEqual([])
      expect(await smallTargets(page)).toEqual([])
    })
  })
})

describe('on a laptop by night', () => {
  test.each(kinds)('%s keeps nobody out', async (address) => {
    await visit(address, { ...laptop, colorScheme: 'dark' }, async (page) => {
      await openEverything(page)
      expect(await axeFaults(page)).toEqual([])
    })
  })
})

test.each(addresses)('%s never scrolls sideways, however large her letters', async (address) => {
  await visit(address, laptop, async (page) => {
    await openEverything(page)
    await page.setViewportSize({ width: 320, height: 568 })
    expect(await overflow(page), '320 px').toBe(0)
    // A window of 1280 px at 200 % is 640 px wide to the page.
    await page.setViewportSize({ width: 640, height: 450 })
    expect(await overflow(page), '200 %').toBe(0)
    await page.setViewportSize({ width: 360, height: 640 })
    await page.evaluate(() => {
      document.documentElement.dataset['letters'] = '3'
    })
    expect(await overflow(page), 'letters twice as large').toBe(0)
  })
})

test('links in running text stand apart, but a list of links gives each its room', async () => {
  await visit('/j/3', phone, async (page) => {
    const close = await page.evaluate(() => {
      const lines = [...document.querySelectorAll('.text li:has(> a:only-child)')]
      return lines
        .slice(1)
        .map(
          (line, at) => line.getBoundingClientRect().top - lines[at]!.getBoundingClientRect().top,
        )
        .filter((distance) => distance < 24)
    })
    // Source: WCAG 2.2, 2.5.8: a circle of 24 px around each touches no other.
    expect(close).toEqual([])
  })
})

test.each(['/', '/j', '/j/5', '/test/geldezel', '/ouders'])(
  '%s keeps every word and edge apart from its ground in forced colours',
  async (address) => {
    await visit(address, { ...laptop, forcedColors: 'active' }, async (page) => {
      await openEverything(page)
      const lost = await page.evaluate(() => {
        const ground = getComputedStyle(document.body).backgroundColor
        const edges = [...document.querySelectorAll('.away, .button, .fold, .card, .notice, .door')]
        const words = [...document.querySelectorAll('main *, header *, footer *')]
        return [
          ...edges.filter((element) => getComputedStyle(element).borderTopColor === ground),
          ...words.filter((element) => getComputedStyle(element).color === ground),
        ].map((element) => element.outerHTML)
      })
      expect(lost).toEqual([])
    })
  },
)

test('the way out and the way to the chat are on the screen at every scroll position', async () => {
  for (const [width, height] of [
    [320, 568],
    [360, 640],
    [1440, 900],
  ] as const)
    for (const address of ['/j/5', '/ar/j/5', '/ouders/praten', '/professionals', '/test/klusjes'])
      await visit(address, { viewport: { width, height } }, async (page) => {
        for (const share of [0, 0.5, 1]) {
          await page.evaluate((part) => scrollTo(0, part * document.body.scrollHeight), share)
          for (const found of ['[data-leave]', '.talk .button']) {
            const box = await page.locator(found).boundingBox()
            if (!box) return expect.unreachable(`no ${found}`)
            expect(box.y, `${found} of ${address}`).toBeGreaterThanOrEqual(0)
            expect(box.y + box.height).toBeLessThanOrEqual(height + (share === 1 ? 1 : 0))
            expect(box.x).toBeGreaterThanOrEqual(0)
            expect(box.x + box.width).toBeLessThanOrEqual(width)
          }
        }
      })
})
