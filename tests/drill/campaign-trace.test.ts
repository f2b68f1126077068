import { existsSync, readFileSync, statSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openProfile, phone } from '../support/browser.ts'
import { type Elsewhere, openElsewhere } from '../support/elsewhere.ts'
import { closeHouses, type House, openHouse } from '../support/house.ts'
import { visitorWords } from '../support/visitor-page.ts'
import { formsOf, words } from './needles.ts'
import { createScanner } from './scan.ts'
import { scanProfile } from './trace.ts'

// What a link of a campaign leaves on the phone of who follows it: the profile of a real browser, file by file.
let elsewhere: Elsewhere
let house: House
const folders: string[] = []
beforeAll(async () => {
  elsewhere = await openElsewhere()
  house = await openHouse({ EXIT_URL: elsewhere.url })
})
afterAll(async () => {
  await closeHouses()
  await elsewhere.close()
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
})

/** Of the demo's running campaign; it leads to the self-test. */
const code = 'demaaa'
const planted = 'kanarie-geplant-Lq8'
/** Where in a profile a page can put something, and where answers are kept. Source: Chromium's user data directory. */
const fillable = [
  'Cache',
  'Code Cache',
  'Cookies',
  'File System',
  'IndexedDB',
  'Local Storage',
  'Service Worker',
  'Session Storage',
  'WebStorage',
  'databases',
]

/** Follows the link, starts the chat, leaves. */
async function followed(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'keerpunt-profile-'))
  folders.push(folder)
  const context = await openProfile(folder, phone)
  const page = await context.newPage()
  await page.goto(elsewhere.planting(planted))
  await page.locator('#planted').waitFor()
  const counted = page.waitForResponse('**/api/v1/outreach/count')
  await page.goto(`${house.origin}/c/${code}`)
  await counted
  await page.getByRole('link', { name: 'Praat met ons' }).first().click()
  await page.getByRole('button', { name: visitorWords.start }).click()
  await page.locator('[data-leave]').first().click()
  await page.waitForURL(elsewhere.url)
  await context.close()
  return folder
}

/** Which of the two stand in these files or folders of a profile. */
async function found(folder: string, places: readonly string[]): Promise<string[]> {
  const scanner = createScanner(
    [words('code', code), words('planted', planted)].flatMap((one) => formsOf(one).slice(0, 2)),
  )
  for (const path of places.map((place) => join(folder, place)).filter((path) => existsSync(path)))
    if (statSync(path).isDirectory()) await scanProfile(scanner, path)
    else await scanner.stretch([readFileSync(path)])
  return [...new Set([...scanner.found().keys()].map((name) => name.split(',')[0] ?? ''))].sort()
}

test('a campaign’s link stays in the browser’s own history, as every page does, and in nothing that a page can fill', async () => {
  const folder = await followed()
  const inProfile = fillable.map((place) => join('Default', place))
  expect(await found(folder, inProfile)).toEqual(['planted'])
  // What SECURITY.md says remains: the address of the link, and our pages with the code behind them.
  expect(await found(folder, ['.'])).toEqual(['code', 'planted'])
})
