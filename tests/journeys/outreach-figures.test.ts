import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { figuresWords as say } from '../../src/outreach/figures/desk-words.ts'
import { fieldText, refusalText } from '../../src/outreach/figures/words.ts'
import { outreachWords as words } from '../../src/outreach/words.ts'
import { axeFaults } from '../support/axe.ts'
import { givePasskeys, laptop, openBrowser, watchComplaints } from '../support/browser.ts'
import { closeHouses, type House, openHouse } from '../support/house.ts'
import { sideways } from '../support/layout.ts'

const sample = (name: string) => join(import.meta.dirname, '../../src/outreach/samples', name)
let house: House
let browser: Browser
let page: Page
let complaints: string[]

beforeAll(async () => {
  ;[house, browser] = await Promise.all([openHouse(), openBrowser()])
  const context = await browser.newContext({ ...laptop, bypassCSP: true, acceptDownloads: true })
  page = await context.newPage()
  complaints = watchComplaints(page)
  await givePasskeys(page)
  await page.goto(house.addresses['outreach']?.[0] ?? '')
  await page.getByRole('button', { name: 'Maak een passkey' }).click()
  await page.waitForURL('**/desk/bereik')
  await page.getByRole('link', { name: say.title, exact: true }).waitFor()
  await makeCreatives()
})
afterAll(async () => {
  await browser.close()
  await closeHouses()
})

/** Two creatives that the samples name, made as the campaign screens make them. */
async function makeCreatives(): Promise<void> {
  const status = await page.evaluate(async () => {
    const post = async (path: string, body: object) => {
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) })
      return answer.json() as Promise<{ id: number }>
    }
    const root = '/api/v1/outreach/campaigns'
    const { id } = await post(root, {
      ...{ name: 'Geldezel', goal: 'Jongeren weten waar hulp is.', audience: 'youth' },
      ...{ startsOn: '2026-11-01', endsOn: '2026-12-31' },
    })
    const made = []
    for (const variant of ['A', 'B'])
      made.push(
        await post(`${root}/${id}/creatives`, {
          ...{ variant, language: 'nl', channel: 'instagram', alt: '', costCents: 0 },
          says: 'Heb je vragen? Praat met ons.',
        }),
      )
    return made.every((one) => typeof one.id === 'number')
  })
  expect(status).toBe(true)
}

async function choose(name: string, buffer?: Buffer): Promise<void> {
  await page.goto(`${house.origin}/desk/bereik#/cijfers`)
  const input = page.getByLabel(say.choose)
  await input.setInputFiles(buffer ? { name, mimeType: 'text/csv', buffer } : sample(name))
  await page.getByRole('button', { name: say.send }).press('Enter')
}
const heading = (name: string | RegExp) => page.getByRole('heading', { name }).waitFor()

test('a worker gives a file of Meta, sees what it becomes, and its figures are read, by keyboard', async () => {
  await choose('meta.csv')
  await heading('Meta: wat staat in welke kolom?')
  await page.getByText(say.tried(5, 5)).waitFor()
  expect(await axeFaults(page)).toEqual([])
  const confirm = page.getByRole('button', { name: say.confirm })
  await confirm.focus()
  await page.keyboard.press('Enter')
  await heading(say.doneTitle)
  await page.getByText('5 rijen geteld').waitFor()
  expect(await axeFaults(page)).toEqual([])
})

test('the same file again says that it was here, and a choice that is missing is asked for', async () => {
  await choose('meta.csv')
  await page.getByText(/Dit bestand is al ingelezen op/).waitFor()
  await page.getByLabel(fieldText.clicked).selectOption('')
  await page.getByRole('button', { name: say.confirm }).click()
  await page.getByRole('alert').getByText(say.missing('klikken')).waitFor()
  await page.getByLabel(fieldText.clicked).selectOption({ label: 'Impressions' })
  await page.getByRole('alert').getByText(say.sameColumn).waitFor()
  await page.getByRole('button', { name: say.discard }).click()
  await page.getByRole('heading', { name: say.listTitle }).waitFor()
  await page.getByRole('link', { name: 'Meta', exact: true }).waitFor()
})

test('what does not count stands in a report that can be taken along', async () => {
  await choose('snapchat.csv')
  await heading('Snapchat: wat staat in welke kolom?')
  await page.getByText(say.noneTaken).waitFor()
  await page.getByRole('button', { name: say.confirm }).click()
  await heading(say.nothingTitle)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: say.report }).click(),
  ])
  const report = await readFile(await download.path(), 'utf8')
  expect(report.split('\r\n').map((line) => line.split(';')[0])).toEqual([
    ...['\ufeffrij', '2', '3', '4', ''],
  ])
  expect(report).toContain('Wij hebben geen uiting met deze code of naam.')
})

test('rows of days outside the campaign are told before and after, and a total is no fault', async () => {
  const head = 'Dag;Uiting;Vertoningen;Klikken;Kosten\r\n'
  const total = 'Totaal;;20;2;0,50\r\n'
  await choose('buiten.csv', Buffer.from(`${head}31-10-2026;Geldezel A;10;1;0,25\r\n${total}`))
  await page.getByText(say.noneTaken).getByText(say.reason('outside-campaign', 1)).waitFor()
  const confirm = page.getByRole('button', { name: say.confirm })
  expect(await confirm.getAttribute('class')).toBe('button')
  await confirm.click()
  await heading(say.nothingTitle)
  await page.getByRole('listitem').getByText(refusalText['outside-campaign']).waitFor()
  await choose('totaal.csv', Buffer.from(`${head}3-11-2026;Geldezel A;10;1;0,25\r\n${total}`))
  await page.getByText(say.tried(1, 2)).waitFor()
  expect(await confirm.getAttribute('class')).toBe('button button-main')
  await confirm.click()
  await heading(say.doneTitle)
  await page.getByText(say.doneTotals(1)).waitFor()
  expect(await page.getByText('Verbeter ze').count()).toBe(0)
})

test('a list of persons by mistake, a workbook and a file too large say what to do', async () => {
  await choose('personen.csv', Buffer.from('Naam;Telefoon\r\nKanarie Jansen;0612345678\r\n'))
  await heading(say.failedTitle)
  await page.getByText(say.fault['no-table']()).waitFor()
  expect(await page.content()).not.toContain('Kanarie')
  await choose('foto.png', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'))
  await heading(say.failedTitle)
  await page.getByText(say.fault['no-text']()).waitFor()
  await choose('verslag.xlsx', Buffer.from('PK\u0003\u0004'))
  await heading(say.failedTitle)
  await page.getByText(say.fault.workbook()).waitFor()
  await choose('leeg.csv', Buffer.alloc(0))
  await page.getByRole('alert').getByText(say.tooLarge).waitFor()
})

test('an app that is killed while it reads goes on after a restart, and the page tells when it is done', async () => {
  const rows = ['Dag;Uiting;Vertoningen;Klikken;Kosten']
  for (let at = 0; at < many; at++) rows.push(`${1 + (at % 20)}-11-2026;Geldezel A;10;1;0,25`)
  await choose('groot.csv', Buffer.from(rows.join('\r\n')))
  await heading('Ander bestand: wat staat in welke kolom?')
  await page.getByText(say.tried(20, 20)).waitFor()
  await page.getByRole('button', { name: say.confirm }).click()
  await page.getByText(/% gelezen, [1-9]/).waitFor()
  await house.end('SIGKILL')
  house = await house.again()
  await heading(say.doneTitle)
  await page.getByText(say.doneTaken(many, 20)).waitFor()
})
const many = 400_000

test('a file that is dropped on the screen is sent at once', async () => {
  await page.goto(`${house.origin}/desk/bereik#/cijfers`)
  const text = await readFile(sample('meta.csv'), 'utf8')
  const files = await page.evaluateHandle((content) => {
    const held = new DataTransfer()
    held.items.add(new File([content], 'meta.csv', { type: 'text/csv' }))
    return held
  }, text)
  await page.locator('.drop-place').dispatchEvent('drop', { dataTransfer: files })
  await heading('Meta: wat staat in welke kolom?')
  await page.getByRole('button', { name: say.discard }).click()
  await page.getByRole('heading', { name: say.listTitle }).waitFor()
})

test('the screens fit a phone, and nothing complained', async () => {
  await page.setViewportSize({ width: 360, height: 640 })
  await choose('tiktok.csv')
  await heading('TikTok: wat staat in welke kolom?')
  await page.getByText(say.noneTaken).waitFor()
  expect(await sideways(page)).toBe(0)
  expect(await axeFaults(page)).toEqual([])
  expect(await page.title()).toBe(`${say.title} · ${words.title}`)
  const verdict = await page.locator('.verdict-why').first().boundingBox()
  expect((verdict?.x ?? 0) + (verdict?.width ?? 999)).toBeLessThanOrEqual(360)
  // The head is a row with the title and her name, and one row of menu in which what is open shows.
  expect((await page.locator('.top').boundingBox())?.height).toBeLessThanOrEqual(90)
  const open = await page.locator('.top nav [aria-current]').boundingBox()
  expect(open?.x).toBeGreaterThanOrEqual(0)
  expect((open?.x ?? 0) + (open?.width ?? 999)).toBeLessThanOrEqual(360)
  await page.getByRole('link', { name: say.back }).click()
  await page.getByRole('heading', { name: say.listTitle }).waitFor()
  expect(await sideways(page)).toBe(0)
  expect(await axeFaults(page)).toEqual([])
  // A refusal is an answer, and one test cuts the line; Chromium writes both down as errors all the same.
  const isAnswer = /status of 400|ERR_CONNECTION|ERR_EMPTY_RESPONSE/
  expect(complaints.filter((said) => !isAnswer.test(said))).toEqual([])
})
