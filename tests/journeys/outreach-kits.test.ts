import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayAfter, monthAfter } from '../../src/outreach/calendar.ts'
import { calendarWords, sayMonth, sayWholeDay } from '../../src/outreach/calendar-words.ts'
import { campaignWords as say } from '../../src/outreach/campaign-words.ts'
import { kitDeskWords } from '../../src/outreach/kit-words.ts'
import { cleanImage } from '../../src/outreach/server/clean-image.ts'
import { filesIn } from '../../src/outreach/test-unzip.ts'
import { axeFaults } from '../support/axe.ts'
import { givePasskeys, laptop, openBrowser, phone, watchComplaints } from '../support/browser.ts'
import { closeHouses, type House, openHouse } from '../support/house.ts'
import { sideways } from '../support/layout.ts'

const browser = await openBrowser()
let house: House
let lou: Page
let complaints: readonly string[]
beforeAll(async () => {
  house = await openHouse()
  const context = await browser.newContext({ ...laptop, bypassCSP: true })
  lou = await context.newPage()
  complaints = watchComplaints(lou)
  await givePasskeys(lou)
  await lou.goto(house.addresses['outreach']?.[0] ?? '')
  await lou.getByRole('button', { name: 'Maak een passkey' }).click()
  await lou.waitForURL('**/desk/bereik')
  await lou.getByRole('heading', { name: 'Vandaag', exact: true }).waitFor()
})
afterAll(async () => {
  await browser.close()
  await closeHouses()
})

const press = (name: string) => lou.getByRole('button', { name, exact: true }).first().click()
const dialog = () => lou.getByRole('dialog')
const at = (hash: string) => lou.goto(`${house.origin}/desk/bereik${hash}`)
const toast = (says: string) => lou.locator('.toast').getByText(says)

test('a school gets a kit: its code leads, and the worker fetches all of it in one file', async () => {
  await lou.getByRole('link', { name: kitDeskWords.title }).click()
  await press(kitDeskWords.make)
  await dialog().getByLabel(kitDeskWords.municipality).fill('Den Haagg')
  await dialog().getByLabel(kitDeskWords.school).fill('Het Voorbeeldcollege')
  await dialog().getByRole('button', { name: kitDeskWords.make }).click()
  await dialog().getByText(kitDeskWords.which).waitFor()
  await dialog()
    .getByRole('button', { name: /^Den Haag/ })
    .click()
  await dialog().getByRole('button', { name: kitDeskWords.make }).click()
  await toast(kitDeskWords.made).waitFor()
  const row = lou.getByRole('row', { name: /Het Voorbeeldcollege/ })
  expect(await row.textContent()).toContain('Haaglanden')
  const fetched = lou.waitForEvent('download')
  await row.getByRole('button', { name: kitDeskWords.fetchOf('Het Voorbeeldcollege') }).click()
  expect((await fetched).suggestedFilename()).toMatch(/^keerpunt-pakket-\w{6}\.zip$/)
  const files = filesIn(await readFile(await (await fetched).path()))
  expect(Object.keys(files)).toContain('poster-a4.pdf')
  const story = cleanImage(files['beeld-telefoon.png'] ?? Buffer.alloc(0))
  expect(story).toMatchObject({ type: 'image/png', width: 1_080, height: 1_920 })
  await toast(kitDeskWords.saved.fetched).waitFor()
  const code = (await row.locator('.code').textContent()) ?? ''
  const response = await fetch(house.origin + code, { redirect: 'manual' })
  expect(response.headers.get('location')).toMatch(/#c=\w{6}$/)
})

test('who stops a link is asked first, and after that nothing of it is given out any more', async () => {
  const row = () => lou.getByRole('row', { name: /Het Voorbeeldcollege/ })
  await row().getByRole('link').click()
  await expect.poll(focusedText).toBe('Geldezel? No way!')
  const link = lou.locator('.links tr', { hasText: 'Het Voorbeeldcollege' })
  const code = ((await link.locator('.code').textContent()) ?? '').trim()
  const stop = () => link.getByRole('button', { name: `${say.stopLink}: ${code}` }).click()
  const poster = lou.waitForEvent('download')
  await link.getByRole('link', { name: `${say.files.poster} ${code}` }).click()
  expect((await poster).suggestedFilename()).toBe(`keerpunt-poster-${code.slice(3)}.pdf`)
  await stop()
  await dialog()
    .getByText(say.stopLinkHow(code.slice(3)))
    .waitFor()
  expect(await axeFaults(lou)).toEqual([])
  await press('Annuleer')
  await expect.poll(focusedText).toBe(say.stopLink)
  await link.getByText(say.leads, { exact: true }).waitFor()
  await stop()
  await dialog().getByRole('button', { name: say.stopLink }).click()
  await toast(say.linkStopped).waitFor()
  await link.getByText(say.ended, { exact: true }).waitFor()
  expect(await link.locator('button, a').count()).toBe(0)
  await lou.getByRole('link', { name: kitDeskWords.title }).click()
  await row().getByText(say.ended, { exact: true }).waitFor()
  expect(await row().getByRole('button').count()).toBe(0)
})
const focusedText = () => lou.evaluate(() => document.activeElement?.textContent)

test('what was told does not follow her to another screen', async () => {
  await press(kitDeskWords.make)
  await dialog().getByLabel(kitDeskWords.municipality).fill('Utrecht')
  await dialog().getByRole('button', { name: kitDeskWords.make }).click()
  await toast(kitDeskWords.made).waitFor()
  await lou.getByRole('link', { name: say.title, exact: true }).click()
  await lou.getByRole('heading', { name: say.title }).waitFor()
  expect(await lou.locator('.toast').count()).toBe(0)
})

test('the campaign shows its regions, with the numbers that may be shown', async () => {
  await lou.getByRole('link', { name: 'Geldezel? No way!' }).click()
  const bars = lou.getByRole('region', { name: kitDeskWords.perRegion })
  await bars.getByRole('row', { name: /Haaglanden/ }).waitFor()
  expect(await bars.getByRole('row', { name: /^Utrecht/ }).textContent()).toMatch(/\d/)
})

test('the image for a phone is one that phones take', async () => {
  const fetched = lou.waitForEvent('download')
  await lou.getByRole('button', { name: `${say.files.story} /c/demabb` }).click()
  expect((await fetched).suggestedFilename()).toBe('keerpunt-beeld-demabb.png')
  const bytes = await readFile(await (await fetched).path())
  expect(cleanImage(bytes)).toMatchObject({ type: 'image/png', width: 1_080, height: 1_920 })
})

test('an image that is too heavy is called that, and the limit stood there', async () => {
  await lou.locator('.creative').first().getByRole('button', { name: say.addImage }).click()
  await dialog()
    .getByLabel(say.chooseImage)
    .evaluate((input: HTMLInputElement) => {
      const heavy = new DataTransfer()
      heavy.items.add(new File([new Uint8Array(16_000_000)], 'a.png', { type: 'image/png' }))
      input.files = heavy.files
      input.dispatchEvent(new Event('change', { bubbles: true }))
    })
  await dialog().getByLabel(say.alt).fill('Een pas')
  await press(say.save)
  await dialog().getByText(say.imageTooLarge).waitFor()
  await press('Annuleer')
})

test('an image comes with words for who can not see it, and asks for a colleague again', async () => {
  const card = lou.locator('.creative').first()
  await card.getByRole('button', { name: say.addImage }).click()
  const drawn = await lou.evaluate(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 300, height: 200 })
    canvas.getContext('2d')?.fillRect(0, 0, 150, 100)
    return canvas.toDataURL('image/png').split(',')[1] ?? ''
  })
  await dialog()
    .getByLabel(say.chooseImage)
    .setInputFiles({
      name: 'IMG_1.png',
      mimeType: 'image/png',
      buffer: Buffer.from(drawn, 'base64'),
    })
  await dialog().getByLabel(say.alt).fill('Een pas die teruggaat naar zijn eigenaar')
  await press(say.save)
  await toast(say.imageAdded).waitFor()
  const image = card.getByRole('img', { name: 'Een pas die teruggaat naar zijn eigenaar' })
  await expect.poll(() => image.evaluate((one) => (one as HTMLImageElement).naturalWidth)).toBe(300)
  await card.getByText(say.states.draft).waitFor()
  // Back at the button that opened it, which is called something else now.
  await expect.poll(focusedText).toBe(say.changeImage)
})

test('the calendar is walked through with the keyboard, over the end of the month', async () => {
  await lou.getByRole('link', { name: calendarWords.title }).click()
  const today = lou.locator('.month [aria-current=date]')
  await today.focus()
  const day = (await today.getAttribute('data-day')) ?? ''
  await lou.getByRole('heading', { name: calendarWords.onDay(sayWholeDay(day)) }).waitFor()
  await lou.locator('.on-day').getByRole('link', { name: 'Geldezel? No way!' }).waitFor()
  await lou.keyboard.press('End')
  await lou.keyboard.press('ArrowRight')
  const first = `${monthAfter(day.slice(0, 7), 1)}-01`
  await lou.getByRole('heading', { name: sayMonth(first.slice(0, 7)) }).waitFor()
  await expect.poll(focused).toBe(first)
  await lou.keyboard.press('ArrowDown')
  await expect.poll(focused).toBe(dayAfter(first, 7))
  await lou.keyboard.press('PageUp')
  await expect.poll(focused).toBe(`${day.slice(0, 7)}-01`)
})
const focused = () => lou.evaluate(() => document.activeElement?.getAttribute('data-day'))

test.each([
  ['a laptop', laptop],
  ['a phone', phone],
])('on %s kits and calendar have no barriers and stick out nowhere', async (name, { viewport }) => {
  await lou.setViewportSize(viewport)
  for (const hash of ['#/pakketten', '#/kalender', '#/campagnes']) {
    await at(hash)
    await lou.locator('table').last().waitFor()
    if (hash === '#/kalender') await lou.locator('.piece').first().waitFor()
    if (hash === '#/campagnes') {
      await lou.getByRole('link', { name: 'Geldezel? No way!' }).click()
      await lou.locator('.creative img').first().scrollIntoViewIfNeeded()
    }
    if (process.env['SHOTS'])
      await lou.screenshot({
        path: `${process.env['SHOTS']}/${hash.slice(2)}-${name}.png`,
        fullPage: false,
      })
    expect([hash, await axeFaults(lou)]).toEqual([hash, []])
    expect([hash, await sideways(lou)]).toEqual([hash, 0])
  }
  await at('#/pakketten')
  await press(kitDeskWords.make)
  if (process.env['SHOTS'])
    await lou.screenshot({ path: `${process.env['SHOTS']}/form-${name}.png` })
  expect(await axeFaults(lou)).toEqual([])
  await press('Annuleer')
  // The town that was misspelt was answered with 400.
  expect(complaints.filter((one) => !one.includes('status of 400'))).toEqual([])
})
