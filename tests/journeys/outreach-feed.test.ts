import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { feedWords as say } from '../../src/outreach/feed/words.ts'
import { dpiaWords, logbookWords } from '../../src/outreach/logbook-words.ts'
import { axeFaults } from '../support/axe.ts'
import { givePasskeys, laptop, openBrowser, watchComplaints } from '../support/browser.ts'
import { sideways } from '../support/layout.ts'
import { openOwnHouse } from '../support/own-house.ts'

const { house, database } = await openOwnHouse()
let browser: Browser
let lou: Page
let ray: Page
const sent: string[] = []
const complaints: string[] = []

/** Five persons in seven ads, each with words that nothing else here has. */
const csv = [
  'Titel;Tekst;Telefoon;Geplaatst',
  'Kanarie een;Snel geld, app mij;06-41000001;01-11-2026 12:00',
  'Kanarie twee;"Ook via insta: kanarie.twee";06-41000002;01-11-2026 12:00',
  'Kanarie drie;Zelfde nummer als de eerste;+31 6 4100 0001;01-11-2026 12:00',
  'Kanarie vier;Account @Kanarie_Twee;;02-11-2026',
  'Kanarie vijf;Iets anders;0641000005;02-11-2026',
  'Kanarie zes;https://klusjes.example/ad/410006;;',
  'Kanarie zeven;Niemand te bereiken;;',
  ';-;;',
].join('\r\n')

beforeAll(async () => {
  browser = await openBrowser()
  const [first = '', second = ''] = house.addresses['outreach'] ?? []
  ;[lou, ray] = await Promise.all([enrol(first), enrol(second)])
})
afterAll(() => browser.close())

/** axe can only look into a page without its policy. */
async function enrol(link: string): Promise<Page> {
  const page = await (await browser.newContext({ ...laptop, bypassCSP: true })).newPage()
  const heard = watchComplaints(page)
  // A refusal is an answer; Chromium writes it down as an error all the same.
  page.on('close', () => complaints.push(...heard.filter((said) => !/status of 409/.test(said))))
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`))
  await givePasskeys(page)
  await page.goto(link)
  await page.getByRole('button', { name: 'Maak een passkey' }).click()
  await page.waitForURL('**/desk/bereik')
  return page
}
const press = (name: string) => lou.getByRole('button', { name }).first().click()
async function open(page: Page, label: string) {
  await page.getByRole('link', { name: label, exact: true }).click()
  await page.getByRole('heading', { name: label, exact: true }).waitFor()
}
const choose = (buffer: Buffer, name = 'kanarie.csv') =>
  lou.getByLabel(say.choose).setInputFiles({ name, mimeType: 'text/csv', buffer })
const group = (at: number, all: number) =>
  lou.getByRole('heading', { name: say.group(at, all), exact: true }).waitFor()
const shows = (text: string) => lou.locator('.ad').getByText(text).first().waitFor()

test('it is off until two persons agreed to the privacy document', async () => {
  await open(lou, say.title)
  await lou.getByText(logbookWords.off.dpia).waitFor()
  expect(await lou.getByLabel(say.choose).count()).toBe(0)
  for (const page of [lou, ray]) {
    // The screen’s own name stands there only until the document is read: nothing to wait for.
    await page.getByRole('link', { name: dpiaWords.title, exact: true }).click()
    await page.getByRole('button', { name: dpiaWords.confirm }).click()
  }
  await ray.getByText(dpiaWords.on).waitFor()
})

test('what belongs together comes as one group, and a letter of the keyboard is enough', async () => {
  await open(lou, say.title)
  expect(await axeFaults(lou)).toEqual([])
  await choose(Buffer.from(csv, 'latin1'))
  await group(1, 5)
  await shows('Kanarie een')
  await shows('Kanarie drie')
  expect(await lou.locator('.ad').count()).toBe(2)
  await lou.getByText(say.refused(1)).waitFor()
  expect(await axeFaults(lou)).toEqual([])
  // Nothing in an ad is a link, and nothing of it is fetched.
  expect(await lou.locator('.ad a, .ad img').count()).toBe(0)
  await lou.keyboard.press('n')
  await group(2, 5)
  await shows('Kanarie vier')
  expect(await lou.getByText('Kanarie een').count()).toBe(0)
  await lou.keyboard.press('s')
  await shows('Kanarie vijf')
})

test('a colleague is asked about one person, as the logbook asks, and no other ad leaves the page', async () => {
  await lou.keyboard.press('v')
  const dialog = lou.getByRole('dialog')
  expect(await dialog.getByLabel(logbookWords.handle).inputValue()).toBe('0641000005')
  await dialog.getByLabel(logbookWords.context).fill('Biedt zich aan voor een klus.')
  await dialog.getByLabel(logbookWords.reason).fill('Schrijft dat stoppen niet lukt.')
  expect(await axeFaults(lou)).toEqual([])
  await dialog.getByRole('button', { name: logbookWords.newDoes }).click()
  await lou.locator('.toast').getByText(logbookWords.asked).waitFor()
  await group(3, 5)
  await shows('Kanarie zes')
  await press(say.not)
  await shows('Kanarie zeven')
  await lou.getByText(say.noPoints).waitFor()
  await press(say.not)
  await group(5, 5)
  await shows('Kanarie twee')
  await press(say.not)
  await lou.getByRole('heading', { name: say.doneTitle }).waitFor()
  await lou.getByText(say.done(5)).waitFor()
})

test('who was decided about does not come back with the next file', async () => {
  await choose(Buffer.from(`${csv}\r\nKanarie acht;Nieuw;0641000008;\r\n`))
  // The one without any mark is nobody's again, and is shown again.
  await group(1, 2)
  await shows('Kanarie zeven')
  await lou.keyboard.press('n')
  await shows('Kanarie acht')
  await press(say.stop)
  await lou.getByText(say.stopped).waitFor()
  expect(await lou.getByText('Kanarie').count()).toBe(0)
})

test('a file that is none says what to do, and leaving the screen forgets a file', async () => {
  await choose(Buffer.from('<rss></rss>'), 'kanarie.xml')
  await lou.getByText(say.fault.markup).waitFor()
  await choose(Buffer.from('Titel\r\nKanarie negen\r\nKanarie tien\r\n'))
  await shows('Kanarie negen')
  await open(lou, logbookWords.title)
  await open(lou, say.title)
  await lou.getByLabel(say.choose).waitFor()
  expect(await lou.getByText('Kanarie').count()).toBe(0)
})

test('a quarter of an hour without a touch forgets the ads', async () => {
  await lou.clock.install()
  await choose(Buffer.from(csv))
  await group(1, 5)
  // What begins to count after a screen is drawn has begun.
  await lou.clock.runFor(1_000)
  await lou.clock.fastForward('16:00')
  await lou.getByLabel(say.choose).waitFor()
  expect(await lou.getByText('Kanarie').count()).toBe(0)
})

test('it fits a phone, and enough for today ends it', async () => {
  await lou.setViewportSize({ width: 360, height: 640 })
  await choose(Buffer.from(csv))
  await group(1, 5)
  await lou.keyboard.press('n')
  await shows('Kanarie twee')
  expect(await sideways(lou)).toBe(0)
  expect(await axeFaults(lou)).toEqual([])
  await press(logbookWords.enough)
  await press(logbookWords.enoughDoes)
  await lou.getByRole('heading', { name: logbookWords.enoughTitle }).waitFor()
  expect(await lou.getByText('Kanarie').count()).toBe(0)
})

test('only the one ask left the page; the database and the browser hold nothing of the files', async () => {
  const told = sent.map((one) => decodeURIComponent(one))
  const asks = told.filter((one) => /kanarie|4100000|410006/i.test(one))
  expect(asks).toHaveLength(1)
  expect(asks[0]).toContain('/api/v1/outreach/logbook {')
  expect(asks[0]).toContain('"handle":"0641000005"')
  expect(asks[0]).not.toMatch(/kanarie/i)

  await database.script(`create table public.canary as select 'de Kanarie zingt' as words`)
  const { rows } = await database.query({
    name: 'test.tables',
    text: `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  })
  const found: string[] = []
  for (const { name } of rows) {
    const held = await database.query({
      name: `test.dump-${String(name)}`,
      text: `select count(*) as found from ${String(name)} as held
        where row_to_json(held)::text ~* 'kanarie|4100000|410006'`,
    })
    if (Number(held.rows[0]?.['found']) > 0) found.push(String(name))
  }
  expect(found).toEqual(['public.canary'])
  for (const page of [lou, ray]) {
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0)
    await page.close()
  }
  expect(complaints).toEqual([])
})
