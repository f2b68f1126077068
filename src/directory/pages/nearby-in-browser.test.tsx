import { join } from 'node:path'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { renderToString } from 'preact-render-to-string'
import { afterAll, expect, test } from 'vitest'
import { openBrowser, phone, watchComplaints } from '../../../tests/support/browser.ts'
import type { Route } from '../../doors/route.ts'
import { openTestDoors } from '../../doors/testing.ts'
import { buildReader } from '../../site/testing.ts'
import { pageDocument } from '../../ui/document.ts'
import { styleSource } from '../../ui/server/style-source.ts'
import { loadPlaces } from '../server/load-places.ts'
import { helpNearbyRoutes } from './help-nearby-routes.tsx'

const places = await loadPlaces(null, join(import.meta.dirname, '../../../content'))
const script = await buildReader('asking')
const css = 'h2{margin:0}'
const html = (body: string) => ({
  kind: 'file' as const,
  type: 'text/html; charset=utf-8',
  bytes: Buffer.from(pageDocument({ language: 'nl', css, body, scripts: [script] })),
})
const exit = '<a data-leave href="/elders">Weg</a>'
const fixed = (path: string, answer: Route['answer'], dress: Route['dress'] = 'page'): Route => ({
  method: 'GET',
  path,
  permission: 'anyone',
  maxBytes: 0,
  takes: 'nothing',
  dress,
  answer,
})
const { origin } = await openTestDoors({
  routes: [
    ...helpNearbyRoutes({
      guide: places.now,
      addressOf: (path, language) => (language === 'nl' ? path : `/${language}${path}`),
      page: ({ content }) => html(exit + renderToString(content)),
    }),
    fixed('/eerst', () => html('<h1>eerst</h1>')),
    fixed('/elders', () => html('<h1>elders</h1>')),
    fixed(
      `/assets/${script.file}`,
      () => ({ kind: 'file', type: 'text/javascript', bytes: script.bytes, forever: true }),
      'asset',
    ),
  ],
  dressParts: { pageStyles: [styleSource(css)] },
  errorPage: (word) => html(word),
})
const browser = await openBrowser()
afterAll(async () => {
  await browser.close()
})

async function visit(options: BrowserContextOptions, work: (page: Page) => Promise<void>) {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const complaints = watchComplaints(page)
  await page.goto(`${origin}/eerst`)
  await page.goto(`${origin}/hulp`)
  await work(page)
  // The browser itself notes an answer that failed.
  expect(complaints.filter((text) => !text.includes('503'))).toEqual([])
  await context.close()
}

test('asking leaves no entry in the history, and after the way out Back shows nothing of it', async () => {
  await visit(phone, async (page) => {
    const before = await page.evaluate(() => history.length)
    await page.getByLabel('Je stad of dorp').fill('nes')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Welke plaats bedoel je?' }).waitFor()
    await page.getByRole('button', { name: 'Nes (gemeente Ameland, Friesland)' }).click()
    const answer = page.getByRole('heading', { name: 'Hulp in Nes' })
    await answer.waitFor()
    expect(await answer.evaluate((heading) => heading === document.activeElement)).toBe(true)
    expect(await page.getByLabel('Je stad of dorp').inputValue()).toBe('Nes')
    expect(await page.getByText('Veilig Thuis Friesland').count()).toBe(1)
    expect(page.url()).toBe(`${origin}/hulp`)
    expect(await page.evaluate(() => history.length)).toBe(before)
    await page.locator('[data-leave]').click()
    await page.waitForURL(`${origin}/elders`)
    await page.goBack({ waitUntil: 'commit' })
    expect(page.url()).toBe(`${origin}/eerst`)
  })
})

test('without script the form asks by itself, and no place stands in the address', async () => {
  await visit({ ...phone, javaScriptEnabled: false }, async (page) => {
    await page.getByLabel('Je stad of dorp').fill('amsterdm')
    await page.getByRole('button', { name: 'Zoek hulp' }).click()
    await page.getByRole('button', { name: 'Amsterdam (Noord-Holland)', exact: true }).click()
    await page.getByRole('heading', { name: 'Hulp in Amsterdam' }).waitFor()
    expect(page.url()).toBe(`${origin}/hulp#antwoord`)
  })
})

test('where the answer does not come, the form posts itself', async () => {
  await visit(phone, async (page) => {
    let first = true
    await page.route('**/hulp', (route) => {
      const broken = first && route.request().method() === 'POST'
      if (broken) first = false
      return broken
        ? route.fulfill({ status: 503, contentType: 'text/plain', body: 'busy' })
        : route.continue()
    })
    await page.getByLabel('Je stad of dorp').fill('Urk')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Hulp in Urk' }).waitFor()
    expect(first).toBe(false)
  })
})
