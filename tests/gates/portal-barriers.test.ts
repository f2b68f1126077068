import type { Page } from 'playwright-core'
import { afterAll, describe, expect, test } from 'vitest'
import { exitTo, openTestSite } from '../../src/site/testing.ts'
import { axeFaults } from '../support/axe.ts'
import { laptop, openBrowser, phone } from '../support/browser.ts'
import {
  lostOnTheGround,
  nothingSideways,
  openEverything,
  placesOf,
  sidewaysAtEverySize,
  smallTargets,
} from '../support/layout.ts'
import { openScreens } from '../support/screens.ts'

const browser = await openBrowser()
const site = await openTestSite()
const look = openScreens(browser, { ...site, exitTo })
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

/** Her own size of letters, as the button for it sets it. */
const largeLetters = (page: Page) =>
  page.evaluate(() => {
    document.documentElement.dataset['letters'] = '3'
  })
const touchable = {
  targets: 'a, button, summary, label',
  except: ':is(p, li, blockquote) a, .skip, .field label',
}

describe('on a phone by day', () => {
  test.each(addresses)('%s keeps nobody out', async (address) => {
    const screen = { ...phone, colorScheme: 'light', bypassCSP: true } as const
    await look(address, screen, async (page) => {
      await openEverything(page)
      expect(await axeFaults(page)).toEqual([])
      expect(await smallTargets(page, touchable)).toEqual([])
    })
  })
})

// Colours do not depend on the language.
describe('on a laptop by night', () => {
  test.each(kinds)('%s keeps nobody out', async (address) => {
    const screen = { ...laptop, colorScheme: 'dark', bypassCSP: true } as const
    await look(address, screen, async (page) => {
      await openEverything(page)
      expect(await axeFaults(page)).toEqual([])
    })
  })
})

test.each(addresses)('%s never scrolls sideways, however large her letters', async (address) => {
  await look(address, laptop, async (page) => {
    await openEverything(page)
    expect(await sidewaysAtEverySize(page, largeLetters)).toEqual(nothingSideways)
  })
})

test('links in running text stand apart, but a list of links gives each its room', async () => {
  await look('/j/3', phone, async (page) => {
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
    await look(address, { ...laptop, forcedColors: 'active' }, async (page) => {
      await openEverything(page)
      expect(await lostOnTheGround(page)).toEqual([])
    })
  },
)

describe('the way out and the way to the chat', () => {
  const sizes = [
    [320, 568],
    [360, 640],
    [1440, 900],
  ] as const
  const some = ['/j/5', '/ar/j/5', '/ouders/praten', '/professionals', '/test/klusjes']

  test.each(sizes)('are on a screen of %i × %i at every scroll position', async (width, height) => {
    for (const address of some)
      await look(address, { viewport: { width, height } }, async (page) => {
        for (const place of await placesOf(page, ['[data-leave]', '.talk .button'])) {
          const { selector, part, left, top, right, bottom } = place
          expect(top, `${selector} of ${address}`).toBeGreaterThanOrEqual(0)
          expect(bottom).toBeLessThanOrEqual(height + (part === 1 ? 1 : 0))
          expect(left).toBeGreaterThanOrEqual(0)
          expect(right).toBeLessThanOrEqual(width)
        }
      })
  })
})

test('a page that sticks out, a small target and a lost word would be seen', async () => {
  await look('/j/5', { ...laptop, bypassCSP: true }, async (page) => {
    await page.evaluate(() => {
      const pole = document.createElement('div')
      pole.style.cssText = 'width:3000px;height:1px'
      const small = document.createElement('button')
      small.style.cssText = 'height:9px;min-height:0;padding:0'
      const lost = document.createElement('b')
      lost.style.color = getComputedStyle(document.body).backgroundColor
      document.querySelector('main')?.append(pole, small, lost)
    })
    expect(await smallTargets(page, touchable)).toHaveLength(1)
    expect(await lostOnTheGround(page)).not.toEqual([])
    expect(await sidewaysAtEverySize(page, largeLetters)).not.toEqual(nothingSideways)
  })
})
