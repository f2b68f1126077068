import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { laptop, openBrowser, phone, watchComplaints, watchStrangers } from '../support/browser.ts'
import { closeHouses, type House, openHouse } from '../support/house.ts'

const exitTo = 'https://nl.wikipedia.org/'
const browser = await openBrowser()
let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(async () => {
  await browser.close()
  await closeHouses()
})

/** A visit that begins elsewhere, asks nobody else for anything and leaves nothing on the device. */
async function visit(options: BrowserContextOptions, work: (page: Page) => Promise<void>) {
  const context = await browser.newContext(options)
  const strangers = await watchStrangers(context, house.origin, exitTo)
  const page = await context.newPage()
  const complaints = watchComplaints(page)
  await page.goto(`${house.origin}/icon.svg`)
  await page.goto(`${house.origin}/`)
  await work(page)
  const { cookies, origins } = await context.storageState({ indexedDB: true })
  expect([strangers, complaints, cookies, origins]).toEqual([[], [], [], []])
  await context.close()
}

const follow = async (page: Page, name: string | RegExp, path: string) => {
  await page.getByRole('link', { name }).first().click()
  await page.waitForURL(house.origin + path)
}
/** Leaves, and looks whether Back shows anything of the visit. */
async function leave(page: Page) {
  await page.locator('[data-leave]').click()
  await page.waitForURL(exitTo)
  await page.goBack({ waitUntil: 'commit' })
  expect(page.url()).toBe(`${house.origin}/icon.svg`)
}

describe('she who reads', () => {
  test('finds her situation on the front page, and from there the chat in one tap', async () => {
    await visit(phone, async (page) => {
      await follow(page, 'Ze bedreigen mij of mijn familie', '/j/5')
      expect(await page.title()).toBe('Welkom')
      await page.getByText('Open nu.').waitFor()
      await follow(page, 'Praat met ons', '/chat')
      await page.getByRole('button', { name: 'Start de chat' }).waitFor()
      await leave(page)
    })
  })

  test('searches in her own words, asks for help near her and does a test; Back then shows nothing of it', async () => {
    await visit(phone, async (page) => {
      await follow(page, 'Zoeken', '/zoek')
      await page.getByRole('searchbox').fill('mijn osso')
      await page.locator('[data-results] a').first().waitFor()
      expect(page.url()).toBe(`${house.origin}/zoek`)
      await follow(page, 'Hulp bij jou in de buurt', '/hulp')
      await page.getByRole('textbox').fill('Zwolle')
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: /Zwolle/ }).waitFor()
      await follow(page, 'Keerpunt, naar het begin', '/')
      await follow(page, /^Voor jou/, '/j')
      await follow(page, /Gebruikt iemand mijn pas/, '/test/geldezel')
      await page.getByRole('button', { name: 'Begin' }).click()
      for (let at = 1; at <= 8; at++)
        await page.getByRole('button', { name: at === 2 ? 'Ja' : 'Nee', exact: true }).click()
      expect(await page.locator('.recognised li:visible').count()).toBe(1)
      await page.getByRole('button', { name: 'Tel mij mee' }).click()
      await page.getByText('Je bent meegeteld.').waitFor()
      await leave(page)
    })
  })
})

test('without script everything can be read, searched and answered', async () => {
  await visit({ ...phone, javaScriptEnabled: false }, async (page) => {
    await follow(page, 'Ik heb een (straat)boete', '/j/4')
    expect(await page.locator('.tools').isVisible()).toBe(false)
    await page.getByText('Waar komt dit vandaan?').click()
    await page.getByText('nog niet nagekeken').first().waitFor()
    await follow(page, 'Zoeken', '/zoek')
    await page.getByRole('searchbox').fill('pinpas')
    await page.getByRole('button', { name: 'Zoek' }).click()
    await follow(page, /pinpas is uitgeleend/i, '/j/7')
    await follow(page, 'Hulp bij jou in de buurt', '/hulp')
    await page.getByRole('textbox').fill('Zwolle')
    await page.getByRole('button', { name: 'Zoek' }).click()
    await page.getByRole('heading', { name: /Zwolle/ }).waitFor()
    expect(page.url().replace(/#.*/, '')).toBe(`${house.origin}/hulp`)
    await page.goto(`${house.origin}/test/klusjes`)
    await page.locator('.ask').first().getByText('Ja', { exact: true }).click()
    expect(await page.locator('.recognised li:visible').count()).toBe(1)
    await page.locator('[data-leave]').click()
    await page.waitForURL(exitTo)
  })
})

test('in Arabic she goes from right to left, stays in her language, and reads in Dutch what is not there', async () => {
  await visit({ ...phone, locale: 'ar' }, async (page) => {
    await follow(page, 'العربية', '/ar')
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
    const cards = page.locator('main .cards').first().getByRole('link')
    expect(await cards.count()).toBe(6)
    await cards.first().click()
    await page.waitForURL(/\/ar\/j\/\d+$/)
    expect(await page.locator('[data-read]').getAttribute('lang')).toBe(null)
    const links = await page
      .locator('article a[href^="/"]')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
    expect(links.length).toBeGreaterThan(3)
    // Only the Dutch text itself, when it has changed since, is in another language.
    const dutch = new URL(page.url()).pathname.slice('/ar'.length)
    expect(links.filter((to) => !to.startsWith('/ar') && to !== dutch)).toEqual([])
    await page.goto(`${house.origin}/ar/j/12`)
    expect(await page.locator('[data-read]').getAttribute('lang')).toBe('nl')
    expect(await page.locator('[data-read]').getAttribute('dir')).toBe('ltr')
    await follow(page, 'بحث', '/ar/zoek')
    await page.getByRole('searchbox').fill('غرامة')
    await page.locator('[data-results] a').first().waitFor()
    await follow(page, 'تحدث معنا', '/ar/chat')
  })
})

test('by keyboard alone she reads, opens an answer, reaches the chat and leaves', async () => {
  await visit(laptop, async (page) => {
    const tabTo = async (name: string | RegExp) => {
      for (let press = 0; press < 80; press++) {
        await page.keyboard.press('Tab')
        const text = await page.evaluate(() => document.activeElement?.textContent ?? '')
        const ring = await page.evaluate(() => {
          const now = document.activeElement
          return now ? getComputedStyle(now).outlineStyle : 'none'
        })
        if (!(typeof name === 'string' ? text === name : name.test(text))) continue
        expect(ring).not.toBe('none')
        return
      }
      expect.unreachable(`Tab never reaches ${name}`)
    }
    await tabTo(/^Voor jou/)
    await page.keyboard.press('Enter')
    await page.waitForURL(`${house.origin}/j`)
    await tabTo(/^Vragen en antwoorden/)
    await page.keyboard.press('Enter')
    await page.waitForURL(`${house.origin}/j/16`)
    await tabTo('Kost de chat geld?')
    await page.keyboard.press('Enter')
    await page.getByText('Nee. De chat is gratis.').waitFor()
    await tabTo('Praat met ons')
    await page.keyboard.press('Enter')
    await page.waitForURL(`${house.origin}/chat`)
    await page.getByRole('button', { name: 'Start de chat' }).waitFor()
    for (let press = 0; press < 3; press++) await page.keyboard.press('Shift')
    await page.waitForURL(exitTo)
  })
})
