import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, describe, expect, test } from 'vitest'
import {
  laptop,
  openBrowser,
  phone,
  watchComplaints,
  watchStrangers,
} from '../../tests/support/browser.ts'
import { languages } from '../words/language.ts'
import { addressOf } from './address.ts'
import { exitTo, openTestSite } from './testing.ts'

const paths = ['/', '/chat', '/wis-je-sporen', '/privacy', '/toegankelijkheid'] as const
const addresses = [
  ...paths.flatMap((path) => languages.map((language) => addressOf(path, language))),
  '/nergens',
]
const site = await openTestSite()
const browser: Browser = await openBrowser()
afterAll(async () => {
  await browser.close()
  await site[Symbol.asyncDispose]()
})

/** A page of a fresh browser profile; requests to other sites are counted, the exit's is answered here. */
async function visit(address: string, options: BrowserContextOptions, work: Work) {
  const context = await browser.newContext(options)
  try {
    const strangers = await watchStrangers(context, site.origin, exitTo)
    const page = await context.newPage()
    const complaints = watchComplaints(page)
    await page.goto(site.origin + address)
    await work(page)
    expect(strangers).toEqual([])
    expect(complaints.filter((text) => !text.includes('404'))).toEqual([])
    expect(await context.cookies()).toEqual([])
  } finally {
    await context.close()
  }
}
type Work = (page: Page) => Promise<void>

const exit = (page: Page) => page.locator('[data-leave]')
const openEverything = (page: Page) =>
  page.evaluate(() => {
    for (const fold of document.querySelectorAll('details')) fold.open = true
  })
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

describe('the way out', () => {
  test.each([
    [320, 568],
    [360, 640],
  ])(
    'is whole on the screen, at one place, at every scroll position on %i × %i',
    async (width, height) => {
      const places = new Set<string>()
      for (const address of addresses.filter(
        (each) => !each.startsWith('/ar') && !each.startsWith('/en'),
      ))
        await visit(address, { ...phone, viewport: { width, height } }, async (page) => {
          for (const to of [0, 0.5, 1]) {
            await page.evaluate((part) => scrollTo(0, part * document.body.scrollHeight), to)
            const box = await exit(page).boundingBox()
            if (!box) return expect.unreachable('no way out')
            expect(box.height).toBeGreaterThanOrEqual(44)
            expect(box.x).toBeGreaterThanOrEqual(0)
            expect(box.x + box.width).toBeLessThanOrEqual(width)
            expect(box.y + box.height).toBeLessThanOrEqual(height)
            places.add([box.x, box.y, box.width].map(Math.round).join())
          }
        })
      // The error page speaks the reader's language here, so its button may have another width.
      expect(places.size).toBeLessThanOrEqual(2)
    },
  )

  test('a whole visit is one entry in the history, and leaving replaces it', async () => {
    await visit('/icon.svg', phone, async (page) => {
      await page.evaluate(() => {
        location.href = '/'
      })
      await page.waitForURL(`${site.origin}/`)
      for (const name of ['English', 'What do we know about you?', 'العربية', 'Nederlands']) {
        const before = page.url()
        await page.getByRole('link', { name }).click()
        await page.waitForURL((url) => url.href !== before)
      }
      await page.locator('[data-leave]').click()
      await page.waitForURL(exitTo)
      await page.goBack({ waitUntil: 'commit' })
      expect(page.url()).toBe(`${site.origin}/icon.svg`)
      await page.goForward({ waitUntil: 'commit' })
      expect(page.url()).toBe(exitTo)
    })
  })

  test('is blank at once, in the very step that asks for the other site', async () => {
    await visit('/', phone, async (page) => {
      const left = await page.evaluate(() => {
        document.querySelector<HTMLElement>('[data-leave]')?.click()
        return { nodes: document.body.childNodes.length, title: document.title }
      })
      expect(left).toEqual({ nodes: 0, title: 'Welkom' })
      await page.waitForURL(exitTo)
    })
  })

  test('is Shift three times on a keyboard', async () => {
    await visit('/', laptop, async (page) => {
      for (let press = 0; press < 3; press++) await page.keyboard.press('Shift')
      await page.waitForURL(exitTo)
    })
  })

  test('is not Shift between other keys, nor Shift from a script or a screen keyboard', async () => {
    await visit('/', laptop, async (page) => {
      for (const key of ['Shift', 'Shift', 'a', 'Shift']) await page.keyboard.press(key)
      await page.evaluate(() => {
        for (let press = 0; press < 3; press++)
          dispatchEvent(new KeyboardEvent('keydown', { key: 'Shift', code: 'ShiftLeft' }))
      })
      expect(await exit(page).count()).toBe(1)
    })
    await visit('/', phone, async (page) => {
      for (let press = 0; press < 3; press++) await page.keyboard.press('Shift')
      expect(await exit(page).count()).toBe(1)
    })
  })

  test('works without script', async () => {
    await visit('/', { ...phone, javaScriptEnabled: false }, async (page) => {
      await exit(page).click()
      await page.waitForURL(exitTo)
    })
  })
})

describe('without script', () => {
  test.each(addresses)('%s is complete', async (address) => {
    await visit(address, { ...phone, javaScriptEnabled: false }, async (page) => {
      expect(await page.locator('h1').textContent()).not.toBe('')
      expect(await page.locator('a[href="tel:112"]').count()).toBe(
        /privacy|sporen|toegank/.test(address) ? 0 : 1,
      )
    })
  })

  test('the chat page says that it needs script, and does not pretend to load', async () => {
    await visit('/chat', { ...phone, javaScriptEnabled: false }, async (page) => {
      await page.locator('noscript p').waitFor()
      expect(await page.getByText('De chat wordt klaargezet.').isVisible()).toBe(false)
    })
  })
})

describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  test.each(addresses)('%s has no accessibility faults that axe can see', async (address) => {
    const screen = colorScheme === 'light' ? phone : laptop
    await visit(address, { ...screen, colorScheme, bypassCSP: true }, async (page) => {
      await openEverything(page)
      await page.evaluate(axe)
      const faults = await page.evaluate(async () => {
        const { axe } = globalThis as unknown as {
          axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
        }
        const { violations } = await axe.run()
        return violations.map(({ id, nodes }) => [id, ...nodes.map((node) => node.html)])
      })
      expect(faults).toEqual([])
    })
  })
})

describe('on small screens and with large letters', () => {
  test.each(addresses)('%s never scrolls sideways', async (address) => {
    await visit(address, laptop, async (page) => {
      await openEverything(page)
      await page.setViewportSize({ width: 320, height: 568 })
      expect(await overflow(page), '320 px').toBe(0)
      // A window of 1280 px at 200 % is 640 px wide to the page.
      await page.setViewportSize({ width: 640, height: 450 })
      expect(await overflow(page), '200 %').toBe(0)
      await page.setViewportSize({ width: 360, height: 640 })
      await page.evaluate(() => {
        document.documentElement.style.fontSize = '200%'
      })
      expect(await overflow(page), 'letters twice as large').toBe(0)
    })
  })
})

test('every target is at least 44 px high, except links within a sentence', async () => {
  for (const address of addresses)
    await visit(address, phone, async (page) => {
      await openEverything(page)
      const small = await page.evaluate(() =>
        [...document.querySelectorAll('a, button, summary')]
          .filter((target) => !target.matches('p a, .skip'))
          .filter((target) => target.getBoundingClientRect().height < 43.5)
          .map((target) => target.outerHTML),
      )
      expect(small).toEqual([])
    })
})

test('forced colours keep every edge and every word apart from the ground', async () => {
  for (const colorScheme of ['light', 'dark'] as const)
    await visit('/', { ...laptop, colorScheme, forcedColors: 'active' }, async (page) => {
      await openEverything(page)
      const lost = await page.evaluate(() => {
        const ground = getComputedStyle(document.body).backgroundColor
        const edges = [...document.querySelectorAll('.away, .button, .fold, .card, .notice')]
        const words = [...document.querySelectorAll('main *, header *, footer *')]
        return [
          ...edges.filter((element) => getComputedStyle(element).borderTopColor === ground),
          ...words.filter((element) => getComputedStyle(element).color === ground),
        ].map((element) => element.outerHTML)
      })
      expect(lost).toEqual([])
    })
})

test('nothing moves for who asks for less motion', async () => {
  await visit('/', { ...laptop, reducedMotion: 'reduce' }, async (page) => {
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll('*')].some(
        (element) => getComputedStyle(element).transitionDuration !== '0s',
      ),
    )
    expect(moving).toBe(false)
  })
})

test('the first key stop skips to the text', async () => {
  await visit('/', laptop, async (page) => {
    await page.keyboard.press('Tab')
    const skip = page.getByRole('link', { name: 'Naar de tekst' })
    expect(await skip.evaluate((element) => element === document.activeElement)).toBe(true)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    const inMain = await page.evaluate(() => document.activeElement?.closest('main') !== null)
    expect(inMain).toBe(true)
  })
})
