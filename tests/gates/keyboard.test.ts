import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chatDeskWords as deskSay } from '../../src/chat/desk-words.ts'
import { deskWords } from '../../src/desk/words.ts'
import { peopleWords } from '../../src/people/words.ts'
import { queueWords } from '../../src/queue/words.ts'
import { axeFaults } from '../support/axe.ts'
import { givePasskeys, laptop, openBrowser, watchStrangers } from '../support/browser.ts'
import { closeHouses, type House, openHouse } from '../support/house.ts'
import { isWith, queueUp, visitorWords as say, startAsVisitor } from '../support/visitor-page.ts'

const exitTo = 'https://nl.wikipedia.org/'
const browser = await openBrowser()
let house: House
let desk: Page
let strangers: string[]
beforeAll(async () => {
  house = await openHouse()
  const context = await browser.newContext({ ...laptop, bypassCSP: true })
  strangers = await watchStrangers(context, house.origin, exitTo)
  desk = await context.newPage()
  await givePasskeys(desk)
})
afterAll(async () => {
  await browser.close()
  await closeHouses()
})

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** Moves from stop to stop until this has the focus, which must be seen; fails when no way leads there. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.first().waitFor()
  for (let stop = 0; stop < 60; stop++) {
    const there = await target.first().evaluate((element) => element === document.activeElement)
    if (there) {
      expect(await target.first().evaluate((element) => element.matches(':focus-visible'))).toBe(
        true,
      )
      return
    }
    await page.keyboard.press('Tab')
  }
  expect.unreachable(`no way with Tab to ${target}`)
}
async function press(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press(key)
}

/** By day and by night, on a wide screen and on a phone: no barrier, nothing beyond the edge. */
async function isSound(page: Page) {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await axeFaults(page)).toEqual([])
  }
  for (const [width, height] of [
    [360, 640],
    [1440, 900],
  ] as const) {
    await page.setViewportSize({ width, height })
    const beyond = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(beyond, `${width} px`).toBe(0)
  }
}

test('a whole chat goes by keyboard alone on both sides, and every screen of the desk is sound', async () => {
  await desk.goto(house.addresses['counsellor']?.[0] ?? '')
  await button(desk, peopleWords.enrol).waitFor()
  await isSound(desk)
  await press(desk, button(desk, peopleWords.enrol))
  await desk.getByText(queueWords.emptyOn).first().waitFor()
  await isSound(desk)

  const context = await browser.newContext(laptop)
  const page = await context.newPage()
  await page.goto(`${house.origin}/chat`)
  await press(page, button(page, say.start))
  await press(page, button(page, say.choices.canType.yes), 'Space')
  expect(await button(page, say.choices.canType.yes).getAttribute('aria-pressed')).toBe('true')
  const visitor = await queueUp(page, () => press(page, button(page, say.go)))
  await tabTo(page, visitor.composer)
  await page.keyboard.type('Hoi, is daar iemand?')
  await page.keyboard.press('Enter')
  await visitor.reached('Hoi, is daar iemand?', 'sent')

  const claim = desk.getByRole('button', { name: queueWords.claim, disabled: false })
  await claim.waitFor()
  await isSound(desk)
  await press(desk, claim)
  await isWith(visitor, 'Noor')
  const field = desk.getByRole('textbox', { name: deskSay.compose })
  await tabTo(desk, field)
  await desk.keyboard.type('Dag, ik ben Noor.')
  await desk.keyboard.press('Shift+Enter')
  await desk.keyboard.type('Vertel maar.')
  await desk.keyboard.press('Enter')
  await visitor.reads('Vertel maar.')
  await tabTo(page, visitor.composer)
  await page.keyboard.type('Dank je')
  await page.keyboard.press('Enter')
  await desk.getByText('Dank je', { exact: true }).waitFor()
  await isSound(desk)

  await press(page, button(page, say.stop))
  await page.getByRole('alertdialog').waitFor()
  await press(page, page.getByRole('alertdialog').getByRole('button', { name: say.stop }))
  await page.getByRole('heading', { name: say.ended }).waitFor()
  await press(desk, button(desk, deskSay.dismiss))
  await desk.getByText(queueWords.emptyOn).first().waitFor()
  await context.close()
})

test('three conversations side by side, each dialog and each panel are sound too', async () => {
  const context = await browser.newContext(laptop)
  for (const name of ['een', 'twee', 'drie']) {
    const visitor = await startAsVisitor(context, house.origin)
    await visitor.send(`Hoi, ik ben nummer ${name}`)
    await desk.getByRole('button', { name: queueWords.claim, disabled: false }).press('Enter')
    await isWith(visitor, 'Noor')
    await desk.getByText(`nummer ${name}`).first().waitFor()
  }
  await desk.setViewportSize({ width: 1920, height: 1080 })
  expect(await desk.locator('.pane').count()).toBe(3)
  expect(await axeFaults(desk)).toEqual([])
  await isSound(desk)
  await desk.keyboard.press('Escape')
  await desk.waitForFunction(() => !(document.activeElement instanceof HTMLTextAreaElement))
  await desk.keyboard.press('?')
  await desk.getByRole('dialog', { name: deskWords.helpTitle }).waitFor()
  await isSound(desk)
  await desk.keyboard.press('Escape')
  await button(desk, deskSay.close).first().press('Enter')
  await desk.getByText(deskSay.closeWhat).waitFor()
  await isSound(desk)
  await desk.keyboard.press('Escape')
  for (const [opens, shows] of [
    [queueWords.soundOn, queueWords.soundHow],
    [deskWords.account('Noor'), deskWords.signOut],
  ] as const) {
    await button(desk, opens).press('Enter')
    await desk.getByText(shows).first().waitFor()
    await isSound(desk)
    await desk.keyboard.press('Escape')
  }
  await context.close()
  expect(strangers).toEqual([])
})
