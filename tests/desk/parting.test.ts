import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { conversationName } from '../../src/chat/conversation-name.ts'
import { chatDeskWords as chatWords } from '../../src/chat/desk-words.ts'
import { testDatabase } from '../../src/database/server/testing.ts'
import type { Desk } from '../../src/desk/desk.ts'
import { deskWords } from '../../src/desk/words.ts'
import { queueWords } from '../../src/queue/words.ts'
import { laptop, openBrowser, phone } from '../support/browser.ts'
import { greet, openDesk, storeOf } from '../support/desk.ts'
import { enrolStaff, type StaffClient } from '../support/staff.ts'
import { textsOf } from '../support/visitor.ts'
import { barriers } from './barriers.ts'
import { type Colleague, signInAt, sitDown } from './colleague.ts'
import { changeStaff } from './members.ts'
import { type DeskHouse, openDeskHouse } from './open-house.ts'
import { leaveMessage, skipped, type TestVisitor, visit } from './visitor.ts'

let browser: Browser
let house: DeskHouse
let noor: Colleague
let mila: Colleague
let page: Page
let sam: StaffClient
let samDesk: Desk
let visitors: TestVisitor[] = []
let messages: Awaited<ReturnType<typeof leaveMessage>>[] = []
const database = await testDatabase()

beforeAll(async () => {
  browser = await openBrowser()
  house = await openDeskHouse(database)
  noor = await sitDown(browser, house.links['counsellor']?.[0] ?? '')
  mila = await sitDown(browser, house.links['supervisor']?.[0] ?? '')
  page = noor.page
  sam = await enrolStaff(house.links['counsellor']?.[1] ?? '')
  samDesk = openDesk(sam)
  await samDesk.switchShift(true)
})
afterAll(async () => {
  samDesk.leave()
  await browser.close()
  await house.close()
})

/** Every test leaves empty desks; whoever was there deletes what she wrote. */
afterEach(async () => {
  for (const visitor of visitors) {
    await visitor.deletes()
    await visitor.leave()
  }
  for (const message of messages) await message.deletes()
  visitors = []
  messages = []
  if (await page.getByRole('dialog').isVisible()) await page.keyboard.press('Escape')
  for (const { conversation } of samDesk.view().board.mine) samDesk.dismiss(conversation)
  for (;;) {
    const row = page.locator('.row.talk button').first()
    if ((await row.count()) === 0) break
    await row.click()
    await button(chatWords.dismiss).first().click()
  }
  await page.getByText(queueWords.emptyOn).waitFor()
  await page.getByText(chatWords.inboxEmpty).waitFor()
  // A browser reports what its other tabs and former members are refused.
  const complaints = [...noor.complaints.splice(0), ...mila.complaints.splice(0)]
  expect(complaints.filter((text) => !/40[39] \(/.test(text))).toEqual([])
  expect(house.faults).toEqual([])
})

async function visitor(precheck = skipped) {
  const one = await visit(house, precheck)
  visitors.push(one)
  return one
}

async function message(text: string, precheck = skipped) {
  const one = await leaveMessage(house, text, precheck)
  messages.push(one)
  return one
}

const button = (name: string, at = page) => at.getByRole('button', { name, exact: true })
const inDialog = (name: string) => page.getByRole('dialog').getByRole('button', { name })
const field = (at = page) => at.getByRole('textbox', { name: chatWords.compose })
const letters = (at = page) => at.locator('.inbox .row')
const mine = () => page.locator('.row.talk')
const lookAgain = (at = page) =>
  at.evaluate(() => new BroadcastChannel('keerpunt-desk').postMessage('look'))

async function claimOne() {
  await page.getByRole('button', { name: queueWords.claim }).first().click()
  await field().first().waitFor()
}

async function say(text: string) {
  await field().fill(text)
  await page.getByRole('button', { name: chatWords.send }).click()
}

async function giveBack(how: 'handBackWith' | 'handBackWithout') {
  await page.getByRole('button', { name: chatWords.handBack }).first().click()
  await inDialog(chatWords[how]).click()
}

const older = (days: number) =>
  database.query({
    name: `test.older-by-${days}`,
    text: `update chat.conversation set last = last - ${days} where state in ('message', 'active')`,
  })

describe('messages that were left', () => {
  test('wait with their age and answers, are taken on, and are answered for later', async () => {
    const left = await message('ik durf niet te bellen', { ...skipped, age: '15' })
    await letters().getByText('Bezoeker · 15', { exact: true }).waitFor()
    await letters().getByText(queueWords.age.today).waitFor()
    expect(await page.title()).toBe('Werkplek')
    await page.keyboard.press('b')
    await page.keyboard.press('Enter')
    await page.getByText('ik durf niet te bellen').waitFor()
    await mine().getByText(chatWords.asMessage, { exact: true }).waitFor()
    await mine().getByText(chatWords.noAnswerYet).waitFor()
    await page.getByText(chatWords.visitorReadsLater).first().waitFor()
    await say('fijn dat je schrijft')
    await mine().getByText(chatWords.answered).waitFor()

    const her = await left.comeBack()
    await her.hears('fijn dat je schrijft')
    await mine().getByText(chatWords.hereNow).waitFor()
    await her.leave()
  })

  test('turn amber after two days and red after five', async () => {
    await message('is daar iemand')
    await letters().first().waitFor()
    await older(2)
    await lookAgain()
    await page.locator('.inbox .row.late').getByText(queueWords.age.days(2)).waitFor()
    await older(3)
    await lookAgain()
    await page.locator('.inbox .row.overdue').getByText(queueWords.age.days(5)).waitFor()
  })

  test('are seen by a supervisor, also when somebody took one on and does not answer', async () => {
    await message('wie leest dit')
    await letters(mila.page).getByText(queueWords.age.today).waitFor()
    await letters().first().waitFor()
    expect(await barriers(page)).toEqual([])
    expect(await letters(mila.page).getByRole('button').count()).toBe(0)
    await page.getByRole('button', { name: chatWords.takeOn }).click()
    await page.getByText('wie leest dit').waitFor()
    await older(3)
    await lookAgain(mila.page)
    const assigned = mila.page.locator('.assigned .row.late')
    await assigned.getByText(chatWords.assignedTo('Noor')).waitFor()
    await assigned.getByText(queueWords.age.days(3)).waitFor()
    expect(await barriers(mila.page)).toEqual([])
    await letters(mila.page).waitFor({ state: 'detached' })
    await lookAgain()
    await mine()
      .getByText(`${chatWords.noAnswerYet} · ${queueWords.age.days(3)}`)
      .waitFor()
  })

  test('stay hers after a reload: answered or not, and marked as a message', async () => {
    await message('nog een vraag')
    await page.getByRole('button', { name: chatWords.takeOn }).click()
    await page.getByText('nog een vraag').waitFor()
    await older(1)
    await lookAgain()
    await mine().getByText(queueWords.age.yesterday).waitFor()
    await page.reload()
    await signInAt(page)
    await mine().getByText(chatWords.asMessage, { exact: true }).waitFor()
    await mine().getByText(`${chatWords.noAnswerYet} · ${queueWords.age.yesterday}`).waitFor()
    await giveBack('handBackWith')
    await page.getByText(/staat bij de berichten/).waitFor()
    await letters().getByText(queueWords.parked('Noor')).waitFor()
  })
})

describe('giving back', () => {
  test('without reading back: a colleague goes on, and what was said stays unread', async () => {
    const her = await visitor({ ...skipped, forWhom: 'relative' })
    her.say('dit is alleen voor jou')
    await claimOne()
    await page.getByText('dit is alleen voor jou').waitFor()
    await field().fill('half')
    await page.getByRole('button', { name: chatWords.handBack }).click()
    await page.getByText(chatWords.partingDraft).waitFor()
    expect(await barriers(page)).toEqual([])
    await inDialog(chatWords.handBackWithout).click()
    await page.getByText(chatWords.went.queued(conversationName(her.id))).waitFor()
    expect(await mine().count()).toBe(0)
    await her.comesTo('queued')
    await her.isTold(false)

    await page.getByText(`${queueWords.parked('Noor')}, ${queueWords.noReadBackShort}`).waitFor()
    await page.locator('.row.waiting').getByText('Naaste', { exact: true }).waitFor()
    const store = await greet(samDesk, her)
    her.say('ben je een ander')
    await storeOf(samDesk, her.id)
    await expect.poll(() => textsOf(store).map(({ text }) => text)).toEqual(['ben je een ander'])
  })

  test('with reading back: who takes it sees who gave it and reads on from the start', async () => {
    const her = await visitor()
    her.say('mijn verhaal')
    await greet(samDesk, her)
    await samDesk.handBack(her.id, true)
    await her.isTold(true)
    await page.getByText(queueWords.parked('Sam')).waitFor()
    await claimOne()
    await page.getByText('mijn verhaal').waitFor()
    await page.locator('.care').getByText(chatWords.readsBack).waitFor()
    await say('ik heb het gelezen')
    await her.hears('ik heb het gelezen')
  })

  test('closing leaves it with the team; a colleague may read back only when she says so', async () => {
    const her = await visitor()
    await claimOne()
    await her.comesTo('active')
    await page.getByRole('button', { name: chatWords.close }).click()
    const tick = page.getByLabel(chatWords.closeReadsBack)
    expect(await tick.isChecked()).toBe(false)
    expect(await barriers(page)).toEqual([])
    await tick.check()
    await inDialog(chatWords.closeNow).click()
    await her.comesTo('closed')
    await her.isTold(true)
    await page.getByText(chatWords.ended.closed).first().waitFor()
  })
})

describe('the end of a shift', () => {
  test('asks for every open conversation: finish it, or give it back', async () => {
    const [stays, goes] = [await visitor(), await visitor()]
    await claimOne()
    await claimOne()
    await Promise.all([stays.comesTo('active'), goes.comesTo('active')])
    await page.getByRole('button', { name: queueWords.stopWhat }).click()
    const group = page.getByRole('group', { name: conversationName(goes.id) })
    await group.getByLabel(deskWords.endShift.choice.without).check()
    await inDialog(deskWords.endShift.done.stop).click()
    await page.getByText(queueWords.stopped(1)).waitFor()
    await goes.comesTo('queued')
    expect(await mine().count()).toBe(1)
    await say('wij praten nog door')
    await stays.hears('wij praten nog door')
    await button(queueWords.goOn).click()
  })

  test('that came by itself is told without taking the keys, and asks the same', async () => {
    const her = await visitor()
    await claimOne()
    await her.comesTo('active')
    await field().pressSequentially('midden in een')
    await database.query({
      name: 'test.end-shifts',
      text: `update queue.shift set ends_at = now() - interval '1 minute'`,
    })
    await lookAgain()
    await page.getByText(deskWords.endShift.endedNotice).waitFor()
    expect(await barriers(page)).toEqual([])
    await page.keyboard.type(' zin')
    expect(await field().inputValue()).toBe('midden in een zin')
    await button(deskWords.endShift.look).click()
    await page.getByLabel(deskWords.endShift.choice.with).check()
    await inDialog(deskWords.endShift.done.ended).click()
    await her.comesTo('queued')
    await button(queueWords.goOn).click()
    await samDesk.switchShift(true)
  })

  test('signing out asks first', async () => {
    const her = await visitor()
    await claimOne()
    await her.comesTo('active')
    await button(deskWords.account('Noor')).click()
    await button(deskWords.signOut).click()
    await page.getByText(deskWords.endShift.kept).waitFor()
    expect(await barriers(page)).toEqual([])
    await page.setViewportSize(phone.viewport)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
    await page.setViewportSize(laptop.viewport)
    await inDialog(deskWords.endShift.cancel['sign-out']).click()
    await say('ik blijf')
    await her.hears('ik blijf')
  })
})

describe('what ends without her', () => {
  test('a deleted conversation goes at once, while she types, and claims nobody', async () => {
    const her = await visitor()
    const other = await visitor()
    her.say('mijn geheim')
    await claimOne()
    await page.getByText('mijn geheim').waitFor()
    await field().pressSequentially('ik wil je')
    await her.deletes()
    await page.getByText(chatWords.ended.deleted).first().waitFor()
    await page.keyboard.type(' nog iets noemen')
    expect(await page.locator('body').textContent()).not.toMatch(/mijn geheim|ik wil je/)
    expect(await page.locator('.row.waiting').count()).toBe(1)
    await page.keyboard.press('Escape')
    await page.keyboard.press('n')
    await other.comesTo('active')
  })

  test('a conversation she is no member of any more: one sentence, and the words stay', async () => {
    const her = await visitor()
    her.say('blijf hier')
    const store = await greet(samDesk, her)
    await changeStaff(sam, store, 'Sam', 'Noor')
    await mine().getByRole('button').click()
    await her.isWith('Noor')
    her.say('nu jullie samen')
    await page.getByText('nu jullie samen').waitFor()
    await field().fill('half')
    await changeStaff(sam, store, 'Sam')
    await page.getByText(chatWords.ended.out).first().waitFor()
    await page.getByText('nu jullie samen').waitFor()
    expect(await field().count()).toBe(0)
    her.say('niet meer voor Noor')
    await expect.poll(() => textsOf(store).map(({ text }) => text)).toContain('niet meer voor Noor')
    expect(await page.getByText('niet meer voor Noor').count()).toBe(0)
  })
})

describe('a supervisor', () => {
  test('is called for a visitor who sits without a counsellor', async () => {
    const her = await visitor()
    await greet(samDesk, her)
    samDesk.rest()
    const alone = mila.page.locator('.unattended .row')
    await expect
      .poll(
        async () => {
          await her.showsLife()
          await house.later(20_000)
          return alone.count()
        },
        { timeout: 20_000 },
      )
      .toBe(1)
    await alone.getByText(chatWords.unattendedBy('Sam', 1)).waitFor()
    expect(await mila.page.title()).toBe('(1) Werkplek')
    expect(await barriers(mila.page)).toEqual([])
    samDesk.resume()
    await alone.waitFor({ state: 'detached' })
    expect(await mila.page.title()).toBe('Werkplek')
  })
})
