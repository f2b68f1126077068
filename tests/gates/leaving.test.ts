import type { BrowserContext, Locator, Page } from 'playwright-core'
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

describe('Weg van deze site, with the keyboard up on the smallest phone', () => {
  const screen = { width: 320, height: 568 }
  const boxes: readonly (readonly [string, (page: Page) => Promise<Locator>])[] = [
    ['the chat', async (page) => inQueue(page)],
    [
      'a long chat',
      async (page) => {
        const box = await inQueue(page)
        for (let line = 0; line < 25; line++) {
          await box.fill(`regel ${line} van een lang verhaal`)
          await page.getByRole('button', { name: visitorWords.chat.send }).click()
        }
        await page.getByText('regel 24 ').waitFor()
        return box
      },
    ],
    [
      'the screen for a code',
      async (page) => {
        await page.getByRole('button', { name: visitorWords.byCode, exact: true }).click()
        return page.locator('#code')
      },
    ],
  ]
  async function inQueue(page: Page): Promise<Locator> {
    await page.getByRole('button', { name: visitorWords.start }).click()
    await page.getByRole('button', { name: visitorWords.skip }).click()
    return page.locator('.composer textarea')
  }

  test.each(boxes)('stays inside what she sees of %s, however the page lies', async (_, go) => {
    const opened = await context({ ...phone, viewport: screen })
    const page = await opened.newPage()
    await page.addInitScript(holdView, screen)
    await page.goto(`${house.origin}/chat`)
    await (await go(page)).focus()
    for (const height of [screen.height, 300, 232])
      for (const share of [0, 0.5, 1])
        for (const down of [0, 0.5, 1])
          expect(
            await page.evaluate(exitIsSeen, {
              height,
              share,
              top: down * (screen.height - height),
            }),
            `${height} px left, ${share} scrolled, ${down} down`,
          ).toBe(true)
    await leave(page)
    await opened.close()
  })

  /**
   * Runs before the page: a keyboard that lies over the page and pushes what is seen about, as on iPhones, where the
   * page itself keeps its size.
   */
  function holdView({ width, height }: { width: number; height: number }) {
    const view = { width, height, offsetTop: 0, offsetLeft: 0, pageTop: 0, pageLeft: 0, scale: 1 }
    const seen = Object.assign(new EventTarget(), view)
    Object.defineProperty(window, 'visualViewport', { value: seen })
  }

  /** Scrolls page and log this far, lifts the keyboard, and looks whether the way out is in the part that is left. */
  async function exitIsSeen({
    height,
    share,
    top,
  }: {
    height: number
    share: number
    top: number
  }) {
    const seen = window.visualViewport
    if (!seen) return false
    for (const box of [document.documentElement, ...document.querySelectorAll('.log')])
      box.scrollTop = share * box.scrollHeight
    Object.assign(seen, { height, offsetTop: top, pageTop: scrollY + top })
    for (const name of ['resize', 'scroll']) seen.dispatchEvent(new Event(name))
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    const exit = document.querySelector('[data-leave]')?.getBoundingClientRect()
    return exit !== undefined && exit.top >= top && exit.bottom <= top + height
  }
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
