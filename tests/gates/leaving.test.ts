import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { laptop, openBrowser, phone, watchStrangers } from '../support/browser.ts'
import { type CounsellorPage, enrolAt } from '../support/counsellor-page.ts'
import { closeHouses, type House, openHouse } from '../support/house.ts'
import { isWith, startAsVisitor, type VisitorPage, visitorWords } from '../support/visitor-page.ts'

const exitTo = 'https://nl.wikipedia.org/'
const canary = 'kanarie in het gesprek'
const browser = await openBrowser()
let house: House
let noor: CounsellorPage

beforeAll(async () => {
  house = await openHouse()
  noor = await enrolAt(await browser.newContext(laptop), house.addresses['counsellor']?.[0] ?? '')
})
afterAll(async () => {
  await browser.close()
  await closeHouses()
})

async function context(size: object = phone): Promise<BrowserContext> {
  const opened = await browser.newContext(size)
  await watchStrangers(opened, house.origin, exitTo)
  return opened
}

async function inChat(size?: object): Promise<VisitorPage> {
  const visitor = await startAsVisitor(await context(size), house.origin)
  await noor.take()
  await isWith(visitor, 'Noor')
  await visitor.send(canary)
  await visitor.reached(canary, 'read')
  return visitor
}

async function leave(page: Page): Promise<void> {
  await page
    .getByRole('link', { name: 'Weg van deze site' })
    .or(page.getByRole('button', { name: 'Weg van deze site' }))
    .first()
    .click()
  await page.waitForURL(exitTo)
}

/** Whatever a page can be asked for: its words, its title, its address. */
async function allOf(page: Page): Promise<string> {
  return `${page.url()} ${await page.title()} ${await page.content()}`
}

describe('Weg van deze site', () => {
  test('in the middle of a chat leaves at once, and neither Back nor Forward shows a word', async () => {
    const { page } = await inChat()
    expect(await allOf(page)).toContain(canary)
    await leave(page)
    const soon = { timeout: 2_000 }
    for (const step of [
      () => page.goBack(soon),
      () => page.goForward(soon),
      () => page.goBack(soon),
    ]) {
      await step().catch(() => {})
      expect(await allOf(page)).not.toContain(canary)
    }
    await page.context().close()
  })

  const press = (page: Page, name: string) => page.getByRole('button', { name }).first().click()
  const before: readonly (readonly [string, string, (page: Page) => Promise<unknown>])[] = [
    ['the front page', '/', async () => {}],
    ['the chat before it starts', '/chat', (page) => page.getByText(visitorWords.exit).waitFor()],
    ['the questions', '/chat', (page) => press(page, visitorWords.start)],
    [
      'the queue',
      '/chat',
      async (page) => {
        await press(page, visitorWords.start)
        await press(page, visitorWords.skip)
        await page.getByRole('textbox').fill(canary)
      },
    ],
  ]
  test.each(before)('from %s leaves no way back', async (_, path, go) => {
    const opened = await context()
    const page = await opened.newPage()
    await page.goto(house.origin + path)
    await go(page)
    await leave(page)
    await page.goBack({ timeout: 2_000 }).catch(() => {})
    expect(page.url().startsWith(house.origin)).toBe(false)
    expect(await allOf(page)).not.toContain(canary)
    await opened.close()
  })

  test('ends her in the queue at once', async () => {
    const visitor = await startAsVisitor(await context(), house.origin)
    await noor.page.getByRole('button', { name: 'Neem gesprek aan' }).waitFor()
    await leave(visitor.page)
    await noor.page.getByText('Er wacht nu niemand.').first().waitFor()
    await visitor.page.context().close()
  })

  test('works from Shift three times on a keyboard, in mid-sentence', async () => {
    const { page, composer } = await inChat(laptop)
    await composer.pressSequentially('ik was nog')
    for (let press = 0; press < 3; press += 1) await page.keyboard.press('Shift')
    await page.waitForURL(exitTo)
    await page.goBack({ timeout: 2_000 }).catch(() => {})
    expect(await allOf(page)).not.toContain(canary)
    await page.context().close()
  })

  test('stands whole inside the window in every phase, at every scroll position, on the smallest phone', async () => {
    const opened = await context({ ...phone, viewport: { width: 320, height: 568 } })
    const page = await opened.newPage()
    const always = async () => {
      for (const share of [0, 0.5, 1]) {
        await page.evaluate(
          (part) => window.scrollTo(0, part * document.documentElement.scrollHeight),
          share,
        )
        const box = await page.getByText('Weg van deze site').first().boundingBox()
        expect(
          box && box.x >= 0 && box.y >= 0 && box.x + box.width <= 320 && box.y + box.height <= 568,
        ).toBe(true)
      }
    }
    await page.goto(`${house.origin}/chat`)
    await always()
    await page.getByRole('button', { name: visitorWords.start }).click()
    await page.getByRole('button', { name: visitorWords.skip }).first().waitFor()
    await always()
    await page.getByRole('button', { name: visitorWords.skip }).first().click()
    await page.getByRole('textbox').waitFor()
    await always()
    await noor.take()
    await page.getByRole('heading', { name: 'Noor is bij je' }).waitFor()
    await always()
    await opened.close()
  })
})

describe('what stays behind', () => {
  test('a reload never shows the chat again', async () => {
    const { page } = await inChat()
    await page.reload()
    await page.getByRole('button', { name: visitorWords.start }).waitFor()
    expect(await allOf(page)).not.toContain(canary)
    await page.context().close()
  })

  test('no cookie, no storage of any kind, no worker, and one neutral title', async () => {
    const { page } = await inChat()
    const kept = await page.evaluate(async () => ({
      local: localStorage.length,
      session: sessionStorage.length,
      cookies: document.cookie,
      databases: (await indexedDB.databases()).length,
      caches: (await caches.keys()).length,
      workers: (await navigator.serviceWorker.getRegistrations()).length,
      title: document.title,
      manifest: document.querySelector('link[rel=manifest]') !== null,
    }))
    expect(kept).toEqual({
      local: 0,
      session: 0,
      cookies: '',
      databases: 0,
      caches: 0,
      workers: 0,
      title: 'Welkom',
      manifest: false,
    })
    expect(await page.context().cookies()).toEqual([])
    const { origins } = await page.context().storageState({ indexedDB: true })
    expect(origins).toEqual([])
    await page.context().close()
  })

  test('her keyboard, spelling and translation helpers are told to keep out', async () => {
    const visitor = await startAsVisitor(await context(), house.origin)
    const told = await visitor.composer.evaluate((box) =>
      ['autocomplete', 'spellcheck', 'translate'].map((name) => box.getAttribute(name)),
    )
    expect(told).toEqual(['off', 'false', 'no'])
    await leave(visitor.page)
    await visitor.page.context().close()
  })

  test('when she looks at another app, a cover hides the words', async () => {
    const { page } = await inChat()
    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', {
        get: () => 'hidden',
        configurable: true,
      })
      document.dispatchEvent(new Event('visibilitychange'))
    })
    const shown = await page
      .getByText(canary)
      .first()
      .evaluate((words) => {
        const { x, y } = words.getBoundingClientRect()
        return document.elementFromPoint(x + 4, y + 4) === words
      })
    expect(shown).toBe(false)
    await page.context().close()
  })
})
