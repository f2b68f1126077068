import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  dpiaWords as dpiaSay,
  logbookWords as say,
  sayNot,
  stopListWords as stopSay,
  logbookTodayWords as todaySay,
} from '../../src/outreach/logbook-words.ts'
import { protocolWords as protocolSay } from '../../src/outreach/protocol-words.ts'
import { partWords, sayFault, textWords as textSay } from '../../src/outreach/text-words.ts'
import { outreachWords as frame } from '../../src/outreach/words.ts'
import { dialogWords } from '../../src/ui/dialog-words.ts'
import { axeFaults } from '../support/axe.ts'
import { laptop, openBrowser, watchComplaints } from '../support/browser.ts'
import { enrolAt } from '../support/counsellor-page.ts'
import { fakeTime } from '../support/fake-time.ts'
import { closeHouses, type House, openHouse } from '../support/house.ts'
import { askToWrite, enrolWorker, lookAgain, open, press, told } from '../support/outreach-page.ts'

/** Messages go out by day only: the house's clock is put on noon. */
const untilNoon = `+${(36 - new Date().getUTCHours()) % 24}h`
const handle = 'Proef.Persoon_1'

let house: House
let browser: Browser
let bo: Page
let kim: Page
const complaints: string[] = []

beforeAll(async () => {
  ;[house, browser] = await Promise.all([openHouse(fakeTime(untilNoon)), openBrowser()])
  const [first = '', second = ''] = house.addresses['outreach'] ?? []
  const counsellor = await enrolAt(await context(), house.addresses['counsellor']?.[0] ?? '')
  await counsellor.goOnShift()
  ;[bo, kim] = await Promise.all([enrol(first), enrol(second)])
})
afterAll(async () => {
  await browser.close()
  await closeHouses()
})

/** axe can only look into a page without its policy. */
function context(more: BrowserContextOptions = {}): Promise<BrowserContext> {
  return browser.newContext({ ...laptop, bypassCSP: true, ...more })
}

async function enrol(link: string): Promise<Page> {
  const made = await context({ permissions: ['clipboard-read', 'clipboard-write'] })
  const page = await made.newPage()
  const heard = watchComplaints(page)
  page.on('close', () =>
    complaints.push(...heard.filter((said) => !/status of (400|403|409)/.test(said))),
  )
  return enrolWorker(page, link)
}

const reason = 'Schrijft dat stoppen niet lukt.'

test('it is off until two persons confirm the privacy document on their screens', async () => {
  await open(bo, say.title)
  await bo.getByText(say.off.dpia).waitFor()
  expect(await bo.getByRole('button', { name: say.new }).count()).toBe(0)
  await bo.getByRole('link', { name: say.toDpia }).click()
  await bo.getByText(dpiaSay.offNone).waitFor()
  await press(bo, dpiaSay.confirm)
  await bo.getByText(dpiaSay.offOne).waitFor()
  await open(kim, dpiaSay.title)
  await kim.getByText(dpiaSay.offOne).waitFor()
  expect(await axeFaults(kim)).toEqual([])
  await press(kim, dpiaSay.confirm)
  await kim.getByText(dpiaSay.on).waitFor()
})

test('one asks, the other looks along, one message goes out, and what came of it is written down', async () => {
  await open(bo, say.title)
  const dialog = await askToWrite(bo, handle, `Iemand genaamd ${handle} wil stoppen.`)
  await dialog.getByText('De accountnaam staat in je tekst', { exact: false }).waitFor()
  expect(await axeFaults(bo)).toEqual([])
  await dialog.getByLabel(say.reason).fill(reason)
  await dialog.getByRole('button', { name: say.newDoes }).click()
  await told(bo, say.asked)
  await bo.getByText(say.waitsForOther).waitFor()

  await open(kim, say.title)
  await kim.getByText(reason).waitFor()
  // Who asked does not see the words before she sends.
  expect(await bo.locator('.message-out').count()).toBe(0)
  await kim.getByText(say.messageShort).click()
  await kim.getByText('hulp, geen politie', { exact: false }).waitFor()
  expect(await kim.content()).not.toContain(handle)
  expect(await axeFaults(kim)).toEqual([])
  await press(kim, new RegExp(`^${say.approve}`))
  await told(kim, say.approvedTold)

  await lookAgain(bo)
  await press(bo, new RegExp(`^${say.send}`))
  const sending = bo.getByRole('dialog')
  await sending.getByLabel(say.handle).fill('iemand.anders')
  await press(bo, say.sendDoes)
  await sending.getByText('Dit is een andere naam', { exact: false }).waitFor()
  await sending.getByLabel(say.handle).fill(`https://instagram.com/${handle.toLowerCase()}/`)
  await press(bo, say.sendDoes)
  const words = bo.getByRole('dialog', { name: say.copyTitle })
  await words.waitFor()
  // Nobody gets these words again: leaving without a copy is asked about, however often she tries.
  for (const key of ['Escape', 'Escape', 'Escape']) await bo.keyboard.press(key)
  await words.getByText(say.copyNotYet).waitFor()
  await words.getByText('hulp, geen politie', { exact: false }).waitFor()
  expect(await axeFaults(bo)).toEqual([])
  await words.getByRole('button', { name: say.copy, exact: true }).click()
  await bo.getByText(say.copied, { exact: true }).waitFor()
  const copied = await bo.evaluate(() => navigator.clipboard.readText())
  expect(copied).toMatch(/^Hoi, ik ben .+ van Keerpunt \(hulp, geen politie\)/)
  expect(copied).toContain('/waarom')
  await words.getByRole('button', { name: say.done }).click()
  // What can not be taken back is asked about first.
  const outcome = bo.getByLabel(say.outcome)
  await outcome.selectOption('stop')
  await press(bo, new RegExp(`^${say.outcomeSave}`))
  await bo.getByRole('dialog').getByText(say.saidStopHow).waitFor()
  await bo.keyboard.press('Escape')
  await bo.getByRole('dialog').waitFor({ state: 'detached' })
  await outcome.selectOption('replied')
  await press(bo, new RegExp(`^${say.outcomeSave}`))
  await told(bo, say.outcomeSaved)
})

test('the words of the message are changed by one and let through by another', async () => {
  await open(bo, textSay.title)
  await bo.getByText(textSay.used(1)).first().waitFor()
  expect(await axeFaults(bo)).toEqual([])
  await press(bo, `${textSay.write}: ${textSay.languages.nl}`)
  const dialog = bo.getByRole('dialog')
  const typed = dialog.getByLabel(textSay.says)
  const before = await typed.inputValue()
  await typed.fill(before.replace('gratis', 'fijn').replace('Wij helpen', 'Elke dag helpen wij'))
  await dialog.getByText(`${partWords['no-free'].what}: ${textSay.missing}`).waitFor()
  await press(bo, textSay.writeDoes)
  await dialog.getByRole('alert').getByText(sayFault('no-free', 'nl')).waitFor()
  expect(await axeFaults(bo)).toEqual([])
  await typed.fill(before.replace('Wij helpen', 'Elke dag helpen wij'))
  await press(bo, textSay.writeDoes)
  await told(bo, textSay.written)
  await bo.getByText(textSay.ownWaits).waitFor()

  await open(kim, 'Vandaag')
  await kim.getByRole('link', { name: todaySay.texts(1) }).click()
  await press(kim, `${textSay.approve}: ${textSay.languages.nl}, 2`)
  await told(kim, textSay.approved)
  await kim.getByText(textSay.used(2)).waitFor()
  expect(await axeFaults(kim)).toEqual([])
})

test('who may be a minor is asked about only under a protocol that two confirmed and a colleague read', async () => {
  const protocol = {
    decides: 'De gedragswetenschapper die dienst heeft.',
    context: 'Alleen wie zelf openlijk om hulp vraagt.',
    rules: 'Overleg eerst, en noteer de dag.',
  }
  await open(bo, dpiaSay.title)
  await press(bo, protocolSay.write)
  const writing = bo.getByRole('dialog')
  for (const field of ['decides', 'context', 'rules'] as const)
    await writing.getByLabel(protocolSay[field]).fill(protocol[field])
  expect(await axeFaults(bo)).toEqual([])
  await writing.getByRole('button', { name: protocolSay.writeDoes }).click()
  await told(bo, protocolSay.written)
  await press(bo, protocolSay.confirm)
  await bo.getByText(protocolSay.offOne).waitFor()
  await open(kim, dpiaSay.title)
  await press(kim, protocolSay.confirm)
  await kim.getByText(protocolSay.on).waitFor()
  expect(await axeFaults(kim)).toEqual([])

  await open(bo, say.title)
  await press(bo, say.new)
  const dialog = bo.getByRole('dialog')
  await dialog.getByLabel(say.handle).fill('misschien.jong')
  await dialog.getByLabel(say.context).fill('Vraagt in een open groep om hulp.')
  await dialog.getByLabel(say.reason, { exact: true }).fill(reason)
  await dialog.getByLabel(say.minor).check()
  await dialog.getByText(protocol.rules).waitFor()
  await dialog.getByLabel(say.minorReason).fill('Vraagt zelf om hulp, overlegd op maandag.')
  expect(await axeFaults(bo)).toEqual([])
  await dialog.getByRole('button', { name: say.newDoes }).click()
  await told(bo, say.asked)

  await open(kim, say.title)
  await kim.getByText('overlegd op maandag', { exact: false }).waitFor()
  await press(kim, new RegExp(`^${say.approve}`))
  await told(
    kim,
    sayNot({ kind: 'refused', word: 'not-allowed', detail: { why: 'protocol-unread' } }),
  )
  await kim.getByLabel(say.protocolRead).check()
  expect(await axeFaults(kim)).toEqual([])
  await press(kim, new RegExp(`^${say.approve}`))
  await told(kim, say.approvedTold)
  await lookAgain(bo)
  expect(await bo.locator('.message-out').count()).toBe(0)
  await press(bo, new RegExp(`^${say.withdraw}`))
  await told(bo, say.withdrawnLateTold)
})

test('nobody asks about the same person again', async () => {
  await lookAgain(kim)
  const dialog = await askToWrite(kim, `@${handle.toUpperCase()}`, reason)
  const fault = dialog.getByText('Deze persoon is al benaderd', { exact: false })
  await fault.waitFor()
  // What was wrong is gone once she types, and Escape does not throw away what she typed.
  await dialog.getByLabel(say.reason).fill(`${reason} Vraagt erom.`)
  await fault.waitFor({ state: 'detached' })
  await kim.keyboard.press('Escape')
  await dialog.getByText(dialogWords.leaving).waitFor()
  expect(await axeFaults(kim)).toEqual([])
  await kim.keyboard.press('Escape')
  await dialog.getByText(dialogWords.leaving).waitFor({ state: 'detached' })
  expect(await dialog.getByLabel(say.reason).inputValue()).toContain('Vraagt erom.')
  await kim.keyboard.press('Escape')
  await dialog.getByRole('button', { name: dialogWords.leave }).click()
  await dialog.waitFor({ state: 'detached' })
})

test('stop on one platform is stop on all, and the list only answers whether', async () => {
  // Whoever heard it writes it down, also on a colleague's line.
  await lookAgain(kim)
  await press(kim, new RegExp(`^${say.saidStop}`))
  await kim.getByRole('dialog').getByText(say.saidStopHow).waitFor()
  expect(await axeFaults(kim)).toEqual([])
  await kim.getByRole('dialog').getByRole('button', { name: say.saidStopDoes }).click()
  await told(kim, say.stopSaved)
  await open(kim, stopSay.title)
  await kim.getByLabel(say.platform).selectOption('telegram')
  await kim.getByLabel(say.handle).fill('proef_persoon_1')
  await press(kim, stopSay.look)
  await kim.getByText(stopSay.listed).waitFor()
  expect(await axeFaults(kim)).toEqual([])
  await kim.getByLabel(say.handle).fill('iemand_anders')
  await press(kim, stopSay.look)
  await kim.getByText(stopSay.notListed).waitFor()
  await press(kim, stopSay.add)
  await kim.getByRole('dialog').getByText(stopSay.addHow).waitFor()
  expect(await axeFaults(kim)).toEqual([])
  await kim.getByRole('dialog').getByRole('button', { name: stopSay.addDoes }).click()
  await kim.getByText(stopSay.added).waitFor()
  await open(kim, say.title)
  const dialog = await askToWrite(kim, 'iemand.anders', reason)
  await dialog.getByText('Deze persoon wil geen berichten', { exact: false }).waitFor()
  await dialog.getByRole('button', { name: 'Annuleer' }).click()
})

test('a worker closes her day, and her own name can never be in a message', async () => {
  await open(kim, frame.today)
  await kim.getByRole('link', { name: todaySay.noOwnPhrases }).click()
  await expect
    .poll(() => kim.getByLabel(say.ownPhrase).evaluate((field) => field.matches(':focus')))
    .toBe(true)
  await kim.getByLabel(say.ownPhrase).fill('gratis')
  await press(kim, say.ownAdd)
  await told(kim, sayNot({ kind: 'refused', word: 'malformed', detail: { why: 'own-in-use' } }))
  await kim.getByLabel(say.ownPhrase).fill('Kim de Vries')
  await press(kim, say.ownAdd)
  await told(kim, say.ownAdded)
  await kim.getByText(say.ownCount(1)).waitFor()
  await press(kim, say.enough)
  const sure = kim.getByRole('dialog', { name: say.enough })
  await sure.getByText(say.enoughAsk).waitFor()
  expect(await axeFaults(kim)).toEqual([])
  await sure.getByRole('button', { name: say.enoughDoes }).click()
  await kim.getByRole('heading', { name: say.enoughTitle }).waitFor()
  await kim.getByRole('heading', { name: say.sent, exact: true }).waitFor()
  expect(await kim.getByRole('button', { name: say.new }).count()).toBe(0)
})

test('a key that is lost is told on the first screen, and nothing is asked until it is back', async () => {
  const key = join(house.dataDir, 'outreach-own.key')
  await rename(key, `${key}.away`)
  house = await house.again()
  await open(bo, 'Vandaag')
  await bo.getByRole('alert').getByText(todaySay.alarms['own-key']).waitFor()
  expect(await axeFaults(bo)).toEqual([])
  await open(bo, say.title)
  await bo.getByText(say.off['own-key']).waitFor()
  expect(await bo.getByRole('button', { name: say.new }).count()).toBe(0)
  expect(await axeFaults(bo)).toEqual([])
  await rename(`${key}.away`, key)
  await lookAgain(bo)
  await bo.getByRole('button', { name: say.new }).waitFor()
})

test('nothing on the pages complained, and nothing of the person is kept in a browser', async () => {
  for (const page of [bo, kim]) {
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0)
    await page.close()
  }
  expect(complaints).toEqual([])
})
