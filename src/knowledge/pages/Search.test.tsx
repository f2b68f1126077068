import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { renderToString } from 'preact-render-to-string'
import { build } from 'vite'
import { afterAll, expect, test } from 'vitest'
import { axeFaults } from '../../../tests/support/axe.ts'
import { openBrowser, phone } from '../../../tests/support/browser.ts'
import { testDatabase } from '../../database/server/testing.ts'
import type { Answer, Route } from '../../doors/route.ts'
import { openTestDoors } from '../../doors/testing.ts'
import { pageStyles, siteCss } from '../../site/styles.ts'
import { pageDocument } from '../../ui/document.ts'
import type { Language } from '../../words/language.ts'
import { languages } from '../../words/language.ts'
import type { SearchView } from '../search/exchange.ts'
import { openSearch } from '../server/search.ts'
import { answerSearchForm, searchMaxBytes, searchRoutes } from '../server/search-routes.ts'
import {
  dutchWords,
  portalOf,
  shippedStreetWords,
  shippedTexts,
  testDay,
} from '../server/search-testing.ts'
import { SearchPage } from './SearchPage.tsx'

const database = await testDatabase()
const portal = portalOf(shippedTexts())
const search = openSearch({
  database,
  portal: () => portal,
  streetWords: shippedStreetWords(),
  isKnown: dutchWords(),
  clock: () => testDay,
  patienceMs: 60_000,
  onFault: (error) => {
    throw error
  },
})
await search.renew(portal)
const script = await builtScript()

const { origin } = await openTestDoors({
  routes: [...languages.flatMap(pageRoutes), ...searchRoutes(search), scriptRoute()],
  dressParts: { pageStyles },
})
const at = (path: string) => origin + path
const browser = await openBrowser()
afterAll(async () => {
  await browser.close()
  await search[Symbol.asyncDispose]()
})

test('results come as she types, are announced, and leave nothing in the history', async () => {
  await using tab = await openTab()
  await tab.page.goto(at('/zoek'))
  const before = await tab.page.evaluate(() => history.length)
  await tab.page.getByRole('searchbox').pressSequentially('pinpa')
  const first = tab.page.getByRole('listitem').first().getByRole('link')
  await first.and(tab.page.getByText('Mijn pinpas is uitgeleend')).waitFor()
  expect(await first.getAttribute('href')).toBe('/j/7')
  expect(await first.locator('mark').textContent()).toBe('pinpas')
  expect(await tab.page.getByRole('status').textContent()).toMatch(/bladzijden/)
  expect(await tab.page.evaluate(() => history.length)).toBe(before)
  expect(tab.page.url()).toBe(at('/zoek'))
  await tab.page.getByRole('searchbox').fill('')
  await first.waitFor({ state: 'detached' })
  expect(tab.complaints).toEqual([])
})

test('an answer that comes after a newer question is not shown', async () => {
  await using tab = await openTab()
  const held: (() => Promise<void>)[] = []
  const asked: string[] = []
  await tab.page.route('**/api/v1/search', async (route) => {
    asked.push(route.request().postData() ?? '')
    if (asked.length === 1) held.push(() => route.continue())
    else await route.continue()
  })
  await tab.page.goto(at('/zoek'))
  const sent = tab.page.waitForRequest('**/api/v1/search')
  await tab.page.getByRole('searchbox').fill('geldezel')
  await sent
  await tab.page.getByRole('searchbox').fill('straatboete')
  await tab.page.getByRole('listitem').first().getByText('(straat)boete').waitFor()
  await Promise.allSettled(held.map((go) => go()))
  await tab.page.getByRole('searchbox').press('Enter')
  expect(await tab.page.getByRole('listitem').first().textContent()).toContain('(straat)boete')
})

test('Enter on a line that is cut asks by the form itself', async () => {
  await using tab = await openTab()
  await tab.page.goto(at('/zoek'))
  await tab.page.route('**/api/v1/search', (route) => route.abort())
  await tab.page.getByRole('searchbox').fill('drop')
  await tab.page.getByRole('searchbox').press('Enter')
  await tab.page.getByRole('link', { name: 'Klusje aangeboden?' }).waitFor()
  expect(tab.page.url()).toBe(at('/zoek'))
})

test('without script the form answers, and what she asked stands in no address', async () => {
  await using tab = await openTab(false)
  await tab.page.goto(at('/zoek'))
  await tab.page.getByRole('searchbox').fill('ik heb een boette "><img src=x>')
  await tab.page.getByRole('button', { name: 'Zoek' }).click()
  await tab.page.getByRole('link', { name: 'Ik heb een (straat)boete' }).waitFor()
  expect(await tab.page.getByRole('searchbox').inputValue()).toContain('"><img src=x>')
  expect(await tab.page.locator('img').count()).toBe(0)
  expect(tab.page.url()).toBe(at('/zoek'))
})

test.each([true, false])('who finds nothing gets a way on, by script: %s', async (script) => {
  await using tab = await openTab(script)
  await tab.page.goto(at('/zoek'))
  const wayOn = tab.page.getByText('Lees dit eerst')
  expect(await wayOn.isVisible()).toBe(false)
  await tab.page.getByRole('searchbox').fill('xyzzyq')
  await tab.page.getByRole('button', { name: 'Zoek', exact: true }).click()
  await tab.page.getByText('Niets gevonden').waitFor()
  expect(await wayOn.isVisible()).toBe(true)
  await tab.page.getByRole('searchbox').fill('boete')
  await tab.page.getByRole('button', { name: 'Zoek', exact: true }).click()
  await tab.page.getByRole('listitem').first().waitFor()
  expect(await wayOn.isVisible()).toBe(false)
  await tab.page.getByRole('link', { name: 'Zoek verder' }).click()
  await tab.page.getByRole('listitem').first().waitFor({ state: 'detached' })
  expect(await tab.page.getByRole('searchbox').inputValue()).toBe('')
})

test('English on the Dutch page leads to the English pages, and says so', async () => {
  await using tab = await openTab()
  await tab.page.goto(at('/zoek'))
  await tab.page.getByRole('searchbox').fill('threatened')
  const english = tab.page.getByRole('listitem').first()
  await english.filter({ hasText: 'English' }).waitFor()
  expect(await english.locator('[lang=en]').getByRole('link').getAttribute('href')).toBe('/en/j/5')
})

test('a Dutch page among Arabic results says which language it is in, and is read in it', async () => {
  await using tab = await openTab()
  await tab.page.goto(at('/ar/zoek'))
  await tab.page.getByRole('searchbox').fill('boete')
  const dutch = tab.page.getByRole('listitem').filter({ hasText: 'Nederlands' }).first()
  await dutch.waitFor()
  expect(await dutch.locator('[lang=nl][dir=ltr]').getByRole('link').count()).toBe(1)
  expect(await dutch.getByRole('link').getAttribute('href')).toMatch(/^\/ar\//)
})

test.each([
  ['/zoek', 'boete'],
  ['/en/zoek', 'boete'],
  ['/ar/zoek', 'غرامة'],
])('%s has no fault that axe can see, and fits 320 pixels', async (path, word) => {
  await using tab = await openTab()
  await tab.page.setViewportSize({ width: 320, height: 640 })
  await tab.page.goto(at(path))
  expect(await axeFaults(tab.page)).toEqual([])
  await tab.page.getByRole('searchbox').fill(word)
  await tab.page.getByRole('listitem').first().waitFor()
  expect(await axeFaults(tab.page)).toEqual([])
  expect(await tab.page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
})

/** complaints: what the browser says of the page, such as a policy that was broken. */
async function openTab(javaScriptEnabled = true) {
  const context = await browser.newContext({ ...phone, javaScriptEnabled, bypassCSP: false })
  const page: Page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  return { page, complaints, [Symbol.asyncDispose]: () => context.close() }
}

function pageRoutes(language: Language): readonly Route[] {
  const path = language === 'nl' ? '/zoek' : `/${language}/zoek`
  const drawn = (text: string, view: SearchView | null): Answer => {
    const body = renderToString(
      <main>
        <SearchPage
          language={language}
          action={path}
          text={text}
          view={view}
          whenNone={<p>Lees dit eerst</p>}
        />
      </main>,
    )
    const whole = pageDocument({ language, css: siteCss, body, scripts: [script] })
    return { kind: 'file', type: 'text/html; charset=utf-8', bytes: Buffer.from(whole) }
  }
  const common = { path, permission: 'anyone', dress: 'asking' } as const
  return [
    { ...common, method: 'GET', maxBytes: 0, takes: 'nothing', answer: () => drawn('', null) },
    {
      ...common,
      method: 'POST',
      maxBytes: searchMaxBytes,
      takes: 'form',
      async answer({ body }) {
        const { text, view } = await answerSearchForm(search, body, language)
        return drawn(text, view)
      },
    },
  ]
}

function scriptRoute(): Route {
  return {
    method: 'GET',
    path: `/assets/${script.file}`,
    permission: 'anyone',
    maxBytes: 0,
    takes: 'nothing',
    dress: 'asset',
    answer: () => ({ kind: 'file', type: 'text/javascript', bytes: script.bytes }),
  }
}

/** As it stands in the pages' one script. */
async function builtScript() {
  const folder = await mkdtemp(join(tmpdir(), 'keerpunt-search-'))
  const input = join(folder, 'search.ts')
  const from = join(import.meta.dirname, '../search/as-you-type.ts')
  await writeFile(
    input,
    `import { searchAsYouType } from ${JSON.stringify(from)}\nsearchAsYouType()\n`,
  )
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: ['chrome91', 'firefox91', 'safari15'],
      modulePreload: false,
      rolldownOptions: { input, output: { format: 'iife', entryFileNames: 'search.js' } },
    },
  })
  await rm(folder, { recursive: true, force: true })
  const [result] = Array.isArray(built) ? built : [built]
  const chunk = result && 'output' in result ? result.output[0] : null
  if (!chunk) throw new Error('Vite built no script')
  const bytes = Buffer.from(chunk.code, 'utf8')
  const digest = await crypto.subtle.digest('SHA-384', bytes)
  return {
    file: chunk.fileName,
    integrity: `sha384-${Buffer.from(digest).toString('base64')}`,
    bytes,
  }
}
