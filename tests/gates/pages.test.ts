import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { languages } from '../../src/words/language.ts'
import { pageWords } from '../../visitor/page-words.ts'
import { laptop, openBrowser, phone, watchComplaints, watchStrangers } from '../support/browser.ts'
import { closeHouses, type House, openHouse } from '../support/house.ts'
import { sideways } from '../support/layout.ts'
import { shippedSlug } from '../support/shipped-page.ts'

const exitTo = 'https://nl.wikipedia.org/'
const browser = await openBrowser()
let house: House
let pages: readonly string[]
beforeAll(async () => {
  house = await openHouse()
  const table = await fetch(`${house.origin}/api/v1/openapi.json`)
  const { paths } = (await table.json()) as { paths: Record<string, object> }
  const seen = Object.keys(paths).filter(
    (path) => !/^\/(api|assets|media|c\/|\.well-known)|healthz|\./.test(path),
  )
  // One page of each kind.
  pages = [...seen.map((path) => path.replace('{slug}', shippedSlug(path))), '/nergens']
})
afterAll(async () => {
  await browser.close()
  await closeHouses()
})

const isDesk = (path: string) => path.startsWith('/desk')
/** Whose reader may be looked over the shoulder: its title tells nothing. */
const isQuiet = (path: string) => !/\/(ouders|professionals)(\/|$)/.test(path)

/** Goes through every page that a person can open, in one fresh profile. */
async function visitAll(
  options: BrowserContextOptions,
  at: (page: Page, path: string) => Promise<void>,
) {
  const context = await browser.newContext(options)
  const strangers = await watchStrangers(context, house.origin, exitTo)
  const page = await context.newPage()
  const complaints = watchComplaints(page)
  for (const path of pages) {
    await page.goto(house.origin + path)
    await at(page, path)
  }
  expect(strangers).toEqual([])
  expect(complaints.filter((text) => !/status of (401|404)/.test(text))).toEqual([])
  expect(await context.cookies()).toEqual([])
  expect((await context.storageState({ indexedDB: true })).origins).toEqual([])
  await context.close()
}

test('in each language there is a front page, a chat, promises, a portal; and three desks', () => {
  const inDutch = pages.filter((path) => !/^\/(en|ar)(\/|$)/.test(path) && !isDesk(path))
  expect(inDutch).toEqual(expect.arrayContaining(['/', '/chat', '/privacy', '/j', '/j/2', '/hulp']))
  for (const language of ['en', 'ar'])
    expect(pages.filter((path) => path.split('/')[1] === language)).toHaveLength(inDutch.length - 1)
  expect(pages.filter(isDesk)).toEqual(['/desk', '/desk/redactie', '/desk/bereik'])
})

test.each([
  ['a phone', phone],
  ['a laptop', laptop],
])(
  'on %s no page asks anybody else, keeps anything, sticks out or says its name',
  async (_, screen) => {
    await visitAll(screen, async (page, path) => {
      await page.locator('h1').first().waitFor()
      expect([path, await sideways(page)]).toEqual([path, 0])
      const title = await page.title()
      if (isDesk(path))
        expect([path, title]).toEqual([path, expect.stringMatching(/^(Werkplek|Redactie|Bereik)$/)])
      else if (isQuiet(path))
        expect([path, title]).toEqual([path, expect.stringMatching(/^(Welkom|Keerpunt)$/)])
      else expect([path, title]).toEqual([path, expect.stringMatching(/ · Keerpunt$|^Welkom$/)])
    })
  },
)

test('without script every page says something that helps, and leads away', async () => {
  await visitAll({ ...phone, javaScriptEnabled: false }, async (page, path) => {
    if (isDesk(path)) return page.locator('noscript p').waitFor()
    expect([path, await page.locator('h1').isVisible()]).toEqual([path, true])
    expect(await page.locator('[data-leave]').getAttribute('href')).toBe(exitTo)
    const language = languages.find((each) => path.startsWith(`/${each}`)) ?? 'nl'
    if (!path.endsWith('/chat')) return
    const sentence = page.locator('noscript p')
    expect(await sentence.textContent()).toBe(pageWords[language].noScript)
    expect(await sentence.isVisible()).toBe(true)
    expect(await page.locator('a[href="tel:112"]').isVisible()).toBe(true)
    expect(await page.getByText(pageWords[language].loading).isVisible()).toBe(false)
  })
})
