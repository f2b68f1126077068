import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { redactionWords as say } from '../../src/knowledge/desk-words.ts'
import { testWords } from '../../src/knowledge/pages/test-words.ts'
import { laptop, openBrowser } from '../support/browser.ts'
import { type EditorPage, enrolEditor } from '../support/editor-page.ts'
import { closeHouses, openHouse } from '../support/house.ts'

let browser: Browser
let bo: EditorPage
let kim: EditorPage

beforeAll(async () => {
  const [house, opened] = await Promise.all([openHouse(), openBrowser()])
  browser = opened
  const [first = '', second = ''] = house.addresses['editor'] ?? []
  const open = async (link: string) => enrolEditor(await browser.newContext(laptop), link)
  ;[bo, kim] = await Promise.all([open(first), open(second)])
})
afterAll(async () => {
  await browser.close()
  await closeHouses()
})

const phone = () => bo.page.frameLocator('.preview-column iframe')

describe('the phone beside the text', () => {
  test('shows a self-test with its answers and both outcomes, and what a reader gets once she answers', async () => {
    await bo.open('nl/tests/geldezel')
    const words = testWords.nl
    await phone().locator('.ask').first().waitFor()
    expect(await phone().locator('.ask').count()).toBe(
      await phone().locator('.recognised li').count(),
    )
    for (const outcome of ['.some', '.none']) await phone().locator(outcome).waitFor()
    await phone().getByText(words.ifNo).waitFor()
    await phone().locator('.ask').first().getByText(words.ja, { exact: true }).click()
    await phone().locator('.none').waitFor({ state: 'hidden' })
    await phone().locator('.some').waitFor()
  })

  test('goes to what is being changed, and says no English where an editor reads', async () => {
    await bo.open('nl/youth/3')
    await bo.text.waitFor()
    const seen = () =>
      phone()
        .locator('body')
        .evaluate((body) => body.ownerDocument.defaultView?.scrollY ?? 0)
    expect(await seen()).toBe(0)
    await bo.atEnd()
    await bo.page.keyboard.type('Helemaal onderaan.')
    const last = phone().getByText('Helemaal onderaan.')
    await last.waitFor()
    await bo.saved()
    expect(await seen()).toBeGreaterThan(0)
    expect(
      await bo.text.locator('[data-icon="flag"]').first().getAttribute('data-icon-label'),
    ).toBe('vlag')
  })
})

describe('what a page is', () => {
  test('is told for readers and for the desk, on the page and in the list', async () => {
    await bo.page.locator('.page-bar .states').getByText(say.state.live).waitFor()
    await bo.page.locator('.page-bar .states').getByText(say.state.draft).waitFor()
    await bo.page.getByRole('link', { name: say.pages, exact: true }).click()
    const row = bo.page.getByRole('row', { name: /Krijg ik straf/ })
    await row.getByText(say.state.live).waitFor()
    await row.getByText(say.state.draft).waitFor()
  })

  test('stays on one line of 1024 pixels, with all that a second person can do with it', async () => {
    await bo.open('nl/youth/3')
    await bo.press(say.send)
    await bo.told(say.sent)
    await kim.page.setViewportSize({ width: 1024, height: 700 })
    await kim.open('nl/youth/3')
    await kim.page.getByRole('button', { name: say.approve, exact: true }).waitFor()
    const middles = await kim.page
      .locator('.page-bar > .button')
      .evaluateAll((all) =>
        all.map((one) => one.getBoundingClientRect()).map(({ y, height }) => y + height / 2),
      )
    expect(middles.length).toBeGreaterThan(4)
    expect(new Set(middles).size).toBe(1)
    const wide = await kim.page.evaluate(() => document.documentElement.scrollWidth)
    expect(wide).toBe(1024)
  })
})

test('what was told of one screen does not go along to another', async () => {
  await bo.press(say.callBack)
  await bo.told(say.calledBack)
  await bo.page.getByRole('link', { name: say.facts, exact: true }).click()
  await bo.page.locator('.fact-line').first().waitFor()
  expect(await bo.page.locator('.toast').count()).toBe(0)
})
