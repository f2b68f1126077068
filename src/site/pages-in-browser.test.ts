import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, describe, expect, test } from 'vitest'
import { axeFaults } from '../../tests/support/axe.ts'
import {
  laptop,
  openBrowser,
  phone,
  watchComplaints,
  watchStrangers,
} from '../../tests/support/browser.ts'
import {
  lostOnTheGround,
  nothingSideways,
  openEverything,
  placesOf,
  sidewaysAtEverySize,
  smallTargets,
} from '../../tests/support/layout.ts'
import { openScreens } from '../../tests/support/screens.ts'
import { languages } from '../words/language.ts'
import { addressOf } from './address.ts'
import { exitTo, openTestSite } from './testing.ts'

const paths = ['/', '/chat', '/wis-je-sporen', '/privacy', '/toegankelijkheid', '/waarom'] as const
const addresses = [
  ...paths.flatMap((path) => languages.map((language) => addressOf(path, language))),
  '/nergens',
]
const site = await openTestSite()
const browser: Browser = await openBrowser()
// The browser notes that the page for a wrong address is none.
const look = openScreens(browser, { ...site, exitTo }, (complaint) => complaint.includes('404'))
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

const exit = '[data-leave]'

const [yes, no] = [() => true, () => false]

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
        await look(address, { ...phone, viewport: { width, height } }, async (page) => {
          for (const { left, top, right, bottom, ...box } of await placesOf(page, [exit])) {
            expect(box.height).toBeGreaterThanOrEqual(44)
            expect(left).toBeGreaterThanOrEqual(0)
            expect(right).toBeLessThanOrEqual(width)
            expect(bottom).toBeLessThanOrEqual(height)
            places.add([left, top, box.width].map(Math.round).join())
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
      await page.locator(exit).click()
      await page.waitForURL(exitTo)
      await page.goBack({ waitUntil: 'commit' })
      expect(page.url()).toBe(`${site.origin}/icon.svg`)
      // A page that comes back from memory is there a moment before it can be asked anything.
      const forward = () => page.goForward({ waitUntil: 'commit' }).then(yes, no)
      await expect.poll(forward).toBe(true)
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
      expect(await page.locator(exit).count()).toBe(1)
    })
    await visit('/', phone, async (page) => {
      for (let press = 0; press < 3; press++) await page.keyboard.press('Shift')
      expect(await page.locator(exit).count()).toBe(1)
    })
  })

  test('works without script', async () => {
    await visit('/', { ...phone, javaScriptEnabled: false }, async (page) => {
      await page.locator(exit).click()
      await page.waitForURL(exitTo)
    })
  })
})

describe('without script', () => {
  const screen = { ...phone, javaScriptEnabled: false }
  test.each(addresses)('%s is complete', async (address) => {
    await look(address, screen, async (page) => {
      expect(await page.locator('h1').textContent()).not.toBe('')
      expect(await page.locator('a[href="tel:112"]').count()).toBe(
        /privacy|sporen|toegank|waarom/.test(address) ? 0 : 1,
      )
    })
  })

  test('the chat page says that it needs script, and does not pretend to load', async () => {
    await look('/chat', screen, async (page) => {
      await page.locator('noscript p').waitFor()
      expect(await page.getByText('De chat wordt klaargezet.').isVisible()).toBe(false)
    })
  })
})

describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
  const screen = { ...(colorScheme === 'light' ? phone : laptop), colorScheme, bypassCSP: true }
  test.each(addresses)('%s has no accessibility faults that axe can see', async (address) => {
    await look(address, screen, async (page) => {
      await openEverything(page)
      expect(await axeFaults(page)).toEqual([])
    })
  })
})

describe('on small screens and with large letters', () => {
  const largeLetters = (page: Page) =>
    page.evaluate(() => {
      document.documentElement.style.fontSize = '200%'
    })
  test.each(addresses)('%s never scrolls sideways', async (address) => {
    await look(address, laptop, async (page) => {
      await openEverything(page)
      expect(await sidewaysAtEverySize(page, largeLetters)).toEqual(nothingSideways)
    })
  })
})

test('every target is at least 44 px high, except links within a sentence', async () => {
  const touchable = { targets: 'a, button, summary', except: 'p a, .skip' }
  for (const address of addresses)
    await look(address, phone, async (page) => {
      await openEverything(page)
      expect(await smallTargets(page, touchable)).toEqual([])
    })
})

test('forced colours keep every edge and every word apart from the ground', async () => {
  for (const colorScheme of ['light', 'dark'] as const)
    await look('/', { ...laptop, colorScheme, forcedColors: 'active' }, async (page) => {
      await openEverything(page)
      expect(await lostOnTheGround(page)).toEqual([])
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
