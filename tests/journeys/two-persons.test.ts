import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { redactionWords as say } from '../../src/knowledge/desk-words.ts'
import { numberWords } from '../../src/knowledge/number-words.ts'
import { proposalWords } from '../../src/knowledge/proposal-words.ts'
import { streetWordWords } from '../../src/knowledge/street-word-words.ts'
import { axeFaults } from '../support/axe.ts'
import { laptop, openBrowser } from '../support/browser.ts'
import { type EditorPage, enrolEditor } from '../support/editor-page.ts'
import { closeHouses, type House, openHouse } from '../support/house.ts'

let house: House
let browser: Browser
let bo: EditorPage
let kim: EditorPage

beforeAll(async () => {
  ;[house, browser] = await Promise.all([openHouse(), openBrowser()])
  const [first = '', second = ''] = house.addresses['editor'] ?? []
  // axe can only look into a page without its policy.
  const open = async (link: string) =>
    enrolEditor(await browser.newContext({ ...laptop, bypassCSP: true }), link)
  ;[bo, kim] = await Promise.all([open(first), open(second)])
})
afterAll(async () => {
  await browser.close()
  await closeHouses()
})

const read = async (path: string) => (await fetch(house.origin + path)).text()
const toScreen = ({ page }: EditorPage, name: string) =>
  page.getByRole('link', { name, exact: true }).click()
const proposed = ({ page }: EditorPage) => page.locator('.proposed')
const decide = (editor: EditorPage, does: string) =>
  proposed(editor).getByText(does, { exact: true }).click()

describe('a fact that one proposes', () => {
  const text = 'Een advocaat is altijd gratis.'
  const propose = async () => {
    await bo.page.getByRole('button', { name: /^Verander: Is iemand jonger/ }).click()
    const dialog = bo.page.getByRole('dialog')
    await dialog.getByLabel(say.factText).fill(text)
    await dialog.getByRole('button', { name: say.factPropose }).click()
    await bo.told(say.factProposed)
  }

  test('is refused by another, who says why; who proposed reads it and puts it away', async () => {
    await toScreen(bo, say.facts)
    await propose()
    await toScreen(kim, say.facts)
    await proposed(kim).locator('ins', { hasText: text }).waitFor()
    expect(await axeFaults(kim.page)).toEqual([])
    await decide(kim, proposalWords.refuse)
    const dialog = kim.page.getByRole('dialog', { name: proposalWords.refuseTitle })
    await dialog.getByLabel(proposalWords.refuseWhy).fill('Dat is niet altijd zo.')
    expect(await axeFaults(kim.page)).toEqual([])
    await dialog.getByRole('button', { name: proposalWords.refuse }).click()
    await kim.told(proposalWords.refused)
    await bo.page.reload()
    await proposed(bo).getByText('Dat is niet altijd zo.').click()
    await decide(bo, proposalWords.clear)
    await bo.told(proposalWords.withdrawn)
    expect(await read('/j/3')).not.toContain(text)
  })

  test('is taken back by herself; a colleague who still sees it can not let it through', async () => {
    await propose()
    await kim.page.reload()
    await proposed(kim).waitFor()
    await decide(bo, proposalWords.withdraw)
    await bo.told(proposalWords.withdrawn)
    await decide(kim, proposalWords.confirm)
    await kim.told(say.why['gone'] ?? '')
    await proposed(kim).waitFor({ state: 'detached' })
  })
})

describe('a telephone number', () => {
  const [was, becomes] = ['0800-0432', '0800-0433']

  test('is proposed with a source, looked at by another, and then stands on every page', async () => {
    await toScreen(bo, numberWords.title)
    await bo.page.getByRole('button', { name: `${numberWords.edit}: Kindertelefoon` }).click()
    const dialog = bo.page.getByRole('dialog')
    await dialog.getByLabel(numberWords.number, { exact: true }).fill('0906-0433')
    await dialog.getByLabel(numberWords.source).fill('kindertelefoon.nl')
    await dialog.getByRole('button', { name: numberWords.propose }).click()
    await dialog.getByText(numberWords.why['dear-number']).waitFor()
    await dialog.getByLabel(numberWords.number, { exact: true }).fill(becomes)
    expect(await axeFaults(bo.page)).toEqual([])
    await dialog.getByRole('button', { name: numberWords.propose }).click()
    await bo.told(numberWords.proposed)
    await proposed(bo).getByText(proposalWords.own).waitFor()
    expect(await proposed(bo).getByText(proposalWords.confirm, { exact: true }).count()).toBe(0)
    for (const path of ['/', '/chat']) expect(await read(path)).toContain(was)

    // She finds it among what is to be done.
    await toScreen(kim, say.pages)
    const waiting = kim.page.locator('.tasks section', { hasText: proposalWords.waiting })
    await waiting.getByRole('link', { name: proposalWords.number('Kindertelefoon') }).click()
    await proposed(kim).locator('del', { hasText: was }).waitFor()
    await proposed(kim).locator('ins', { hasText: becomes }).waitFor()
    expect(await axeFaults(kim.page)).toEqual([])
    await decide(kim, proposalWords.confirm)
    await kim.told(numberWords.confirmed)
    for (const path of ['/', '/chat', '/en']) {
      expect(await read(path)).toContain(becomes)
      expect(await read(path)).not.toContain(was)
    }
  })
})

describe('a street word', () => {
  test('leads readers who search it where two editors say it leads', async () => {
    await toScreen(bo, say.words)
    await bo.press(streetWordWords.add)
    const dialog = bo.page.getByRole('dialog')
    await dialog.getByLabel(streetWordWords.word, { exact: true }).fill('Torrie')
    await dialog.getByLabel(streetWordWords.page(1)).selectOption({ label: 'Krijg ik straf?' })
    await dialog.getByRole('button', { name: streetWordWords.propose }).click()
    await dialog.getByText(streetWordWords.bad).waitFor()
    await dialog.getByLabel(streetWordWords.word, { exact: true }).fill('torrie')
    expect(await axeFaults(bo.page)).toEqual([])
    await dialog.getByRole('button', { name: streetWordWords.propose }).click()
    await bo.told(streetWordWords.proposed)

    await toScreen(kim, say.words)
    await proposed(kim).locator('ins', { hasText: 'Krijg ik straf?' }).waitFor()
    expect(await axeFaults(kim.page)).toEqual([])
    await decide(kim, proposalWords.confirm)
    await kim.told(streetWordWords.confirmed)
    const found = await fetch(`${house.origin}/zoek`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: house.origin },
      body: new URLSearchParams({ zoek: 'torrie' }),
    })
    expect(await found.text()).toContain('Krijg ik straf?')
  })
})
