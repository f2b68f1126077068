import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { chatDeskWords as chatWords } from '../src/chat/desk-words.ts'
import type { Conversation } from '../src/chat/sealed/conversation.ts'
import { testDatabase } from '../src/database/server/testing.ts'
import type { Desk } from '../src/desk/desk.ts'
import { deskWords } from '../src/desk/words.ts'
import { peopleWords } from '../src/people/words.ts'
import { queueWords } from '../src/queue/words.ts'
import type { Precheck } from '../src/sealing/precheck.ts'
import { barriers } from './desk/barriers.ts'
import { type Colleague, secondTab, signInAt, sitDown } from './desk/colleague.ts'
import { changeStaff as putIn } from './desk/members.ts'
import { type DeskHouse, openDeskHouse } from './desk/open-house.ts'
import { skipped, type TestVisitor, visit } from './desk/visitor.ts'
import { laptop, openBrowser, phone } from './support/browser.ts'
import { greet, openDesk } from './support/desk.ts'
import { enrolStaff, type StaffClient } from './support/staff.ts'

let browser: Browser
let house: DeskHouse
let noor: Colleague
let page: Page
let sam: StaffClient
let samDesk: Desk
let visitors: TestVisitor[] = []
const database = await testDatabase()

beforeAll(async () => {
  browser = await openBrowser()
  house = await openDeskHouse(database)
  noor = await sitDown(browser, house.links['counsellor']?.[0] ?? '')
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

/** Every test leaves an empty queue and an empty desk. */
afterEach(async () => {
  for (const visitor of visitors) await visitor.leave()
  visitors = []
  if (await page.getByRole('dialog').isVisible()) await page.keyboard.press('Escape')
  await page.setViewportSize(laptop.viewport)
  for (;;) {
    const ended = page.getByRole('button', { name: chatWords.dismiss, exact: true }).first()
    const row = page.locator('.row.talk button').first()
    if ((await row.count()) === 0) break
    await row.click()
    await ended.click()
  }
  await queue().getByText(queueWords.emptyOn).waitFor()
  expect(noor.complaints.splice(0)).toEqual([])
  expect(noor.strangers.splice(0)).toEqual([])
  expect(house.faults).toEqual([])
})

async function visitor(precheck: Precheck | null = skipped) {
  const one = await visit(house, precheck)
  visitors.push(one)
  return one
}

const changeStaff = (store: Conversation, ...names: string[]) => putIn(sam, store, ...names)

const queue = () => page.locator('.queue')
const claimButton = (at = page) => at.getByRole('button', { name: queueWords.claim }).first()
const field = (at = page) => at.getByRole('textbox', { name: chatWords.compose })
const send = (at = page) => at.getByRole('button', { name: chatWords.send })

async function claimOne(at = page) {
  await claimButton(at).click()
  await field(at).first().waitFor()
}

const dialogButton = (name: string, at = page) =>
  at.getByRole('dialog').getByRole('button', { name })
const stopShift = (at = page) =>
  at.getByRole('button', { name: `${queueWords.stop} ${queueWords.stopWhat}` }).click()

/** What another tab of hers says after it changed something. */
const lookAgain = () =>
  page.evaluate(() => new BroadcastChannel('keerpunt-desk').postMessage('look'))

async function say(text: string, at = page) {
  await field(at).fill(text)
  await send(at).click()
}

describe('at the door', () => {
  test('a one-time link leaves the address and the history at once', async () => {
    expect(new URL(page.url()).hash).toBe('')
    expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(2)
    expect(await page.title()).toBe('Werkplek')
  })

  test('nothing of her stays in the browser’s storage', async () => {
    const kept = await page.evaluate(async () => ({
      local: localStorage.length,
      session: sessionStorage.length,
      databases: (await indexedDB.databases()).length,
      caches: (await caches.keys()).length,
    }))
    expect(kept).toEqual({ local: 0, session: 0, databases: 0, caches: 0 })
  })
})

describe('the queue', () => {
  test('shows who waits with the answers opened in this browser, and tells it in the title', async () => {
    await visitor({
      forWhom: 'self',
      age: '16-17',
      topic: 'threat',
      canType: 'yes',
      language: 'nl',
    })
    const row = page.locator('.row.waiting')
    await row.getByText('Jongere · 16–17', { exact: true }).waitFor()
    await row.getByText('bedreigd').waitFor()
    expect(await row.locator('time').textContent()).toMatch(/^\d:\d\d$/)
    expect(await page.title()).toBe('(1) Werkplek')
  })

  test('sounds two tones when somebody waits, and none when the sound is off', async () => {
    const devtools = await page.context().newCDPSession(page)
    let tones = 0
    devtools.on('WebAudio.audioNodeCreated', ({ node }) => {
      if (node.nodeType === 'Oscillator') tones += 1
    })
    await devtools.send('WebAudio.enable')
    await visitor()
    await expect.poll(() => tones).toBe(2)
    await page.getByRole('button', { name: queueWords.soundOn }).click()
    await page.getByLabel(queueWords.soundSwitch).uncheck()
    await page.keyboard.press('Escape')
    await visitor()
    await expect.poll(() => page.locator('.row.waiting').count()).toBe(2)
    expect(tones).toBe(2)
    await page.getByRole('button', { name: queueWords.soundOff }).click()
    await page.getByLabel(queueWords.soundSwitch).check()
    await page.keyboard.press('Escape')
    await devtools.send('WebAudio.disable')
  })

  test('turns amber after three minutes', async () => {
    await visitor()
    await claimButton().waitFor()
    await database.query({
      name: 'test.wait-longer',
      text: `update queue.ticket set entered_at = entered_at - interval '4 minutes'`,
    })
    await lookAgain()
    await page
      .locator('.row.late')
      .getByText(/4:\d\d$/)
      .waitFor()
    await page.locator('.pill.late').waitFor()
  })

  test('an envelope that does not open says so and can not be claimed', async () => {
    await visitor()
    await claimButton().waitFor()
    await page.route('**/api/v1/desk', async (route) => {
      const answer = await route.fetch()
      const desk = (await answer.json()) as { queue: { conversation: string }[] }
      const queue = desk.queue.map((entry) => ({
        ...entry,
        conversation: `A${entry.conversation.slice(1)}`,
      }))
      await route.fulfill({ response: answer, json: { ...desk, queue } })
    })
    await lookAgain()
    await page.getByText(queueWords.unopenedShort).waitFor()
    expect(await claimButton().getAttribute('aria-disabled')).toBe('true')
    await page.unroute('**/api/v1/desk')
    await lookAgain()
    await expect.poll(() => claimButton().getAttribute('aria-disabled')).toBeNull()
  })

  test('a colleague who was first is said in one sentence', async () => {
    const her = await visitor()
    await claimButton().waitFor()
    await page.route('**/claim', async (route) => {
      await greet(samDesk, her)
      await route.continue()
    })
    await claimButton().click()
    await page.getByText(queueWords.taken).waitFor()
    expect(await page.locator('.row').count()).toBe(0)
    await page.unroute('**/claim')
    await page.getByRole('button', { name: deskWords.noticeClose }).click()
    noor.complaints.splice(0) // the browser reports the 409
  })

  test('off shift nobody can be claimed, and what is open goes on', async () => {
    const her = await visitor()
    await claimOne()
    await stopShift()
    await dialogButton(deskWords.endShift.done.stop).click()
    await page.getByText(queueWords.stopped(1)).waitFor()
    await visitor()
    await queue().getByText(queueWords.offWaiting).waitFor()
    await page.locator('.row.waiting').waitFor()
    expect(await claimButton().count()).toBe(0)
    expect(await page.title()).toBe('Werkplek')
    await say('ik maak ons gesprek nog af')
    await her.hears('ik maak ons gesprek nog af')
    await page.getByRole('button', { name: queueWords.goOn }).click()
    await claimButton().waitFor()
  })
})

describe('a conversation', () => {
  test('is claimed, spoken in and closed from the keyboard alone', async () => {
    const her = await visitor()
    her.say('hoi')
    await claimButton().waitFor()
    await page.keyboard.press('g')
    await page.keyboard.press('n')
    // Typed at once, before the claim is done: nothing of it may claim somebody else.
    await page.keyboard.type('Hoi, ik ben Noor. Kun je nu typen?')
    await page.getByText('hoi', { exact: true }).waitFor()
    await page.keyboard.press('Enter')
    await her.hears('Hoi, ik ben Noor. Kun je nu typen?')
    await page.getByText(chatWords.status.delivered).waitFor()
    her.looks()
    await page.getByText(chatWords.status.read, { exact: true }).waitFor()
    her.typing()
    await page.locator('.pane-status').getByText(chatWords.visitorTyping).waitFor()
    her.say('ja')
    await page.getByText('ja', { exact: true }).waitFor()

    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: chatWords.close }).press('Enter')
    await page.getByText(chatWords.closeWhat).waitFor()
    await page.getByRole('button', { name: chatWords.closeNow }).press('Enter')
    await her.comesTo('closed')
    await page.getByText(chatWords.ended.closed).first().waitFor()
    expect(await field().count()).toBe(0)
  })

  test('words stay words: no link, no picture, no script, no request to anybody', async () => {
    const hostile = [
      'https://evil.example/?q=1 http://evil.example/a.png //evil.example',
      '<img src=https://evil.example/x.png onerror=alert(1)><svg onload=alert(1)>',
      '<script>fetch("https://evil.example")</script>[x](javascript:alert(1))',
      '‮evil‬ ⁦⁧⁨ \u202e txt.exe',
      '<link rel=prefetch href=https://evil.example><iframe srcdoc="<script>1</script>">',
    ]
    const her = await visitor()
    await claimOne()
    for (const text of hostile) her.say(text)
    await page.getByText(hostile.at(-1) ?? '', { exact: true }).waitFor()
    const shown = await page.locator('.message .words').allTextContents()
    expect(shown).toEqual(hostile)
    const made = await page.locator('.message .words *').count()
    expect(made).toBe(0)
    expect(noor.strangers).toEqual([])
  })

  test('a draft stays with its conversation, and what is new is counted', async () => {
    const first = await visitor({ ...skipped, forWhom: 'self' })
    await claimOne()
    const second = await visitor({ ...skipped, forWhom: 'relative' })
    await claimOne()
    const third = await visitor({ ...skipped, forWhom: 'professional' })
    await claimOne()
    const fourth = await visitor({ ...skipped, age: '15' })
    await claimOne()
    expect(await page.locator('.pane').count()).toBe(3)

    await page.keyboard.press('Alt+2')
    await page.keyboard.type('half een zin')
    await page.keyboard.press('Alt+1')
    await page.keyboard.press('Alt+3')
    await page.keyboard.press('Alt+4')
    await page.keyboard.press('Alt+2')
    await expect
      .poll(() => page.locator('.pane.focused textarea').inputValue())
      .toBe('half een zin')
    third.say('ben je er nog')
    await page.locator('.row.talk').nth(2).getByText(chatWords.unread(1)).waitFor()
    expect(await page.title()).toBe('(1) Werkplek')
    await page.keyboard.press('Alt+3')
    await expect.poll(() => page.title()).toBe('Werkplek')
    await page.keyboard.press('Alt+2')
    await page.locator('.pane.focused textarea').fill('')
    await Promise.all([first, second, fourth].map((one) => one.comesTo('active')))
  })

  test('a fourth does not take the place of one she types in', async () => {
    for (const forWhom of ['self', 'relative', 'professional'] as const) {
      await visitor({ ...skipped, forWhom })
      await claimOne()
    }
    const writesIn = (at: number) =>
      page.locator('.pane').nth(at).locator('textarea:focus').waitFor()
    await page.keyboard.press('Alt+1')
    await writesIn(0)
    await page.keyboard.type('ik schrijf hier')
    await page.keyboard.press('Alt+2')
    await writesIn(1)
    await page.keyboard.press('Alt+3')
    await writesIn(2)
    await visitor({ ...skipped, age: '15' })
    await claimOne()
    await page.locator('.row.talk').nth(3).and(page.locator('.focused')).waitFor()
    expect(await page.locator('.pane textarea').first().inputValue()).toBe('ik schrijf hier')
    await page.keyboard.press('Alt+1')
    await page.locator('.pane.focused textarea').fill('')
  })

  test('words wait when somebody came while they were on their way', async () => {
    const her = await visitor()
    const store = await greet(samDesk, her)
    await changeStaff(store, 'Sam', 'Noor')
    await page.locator('.row.talk button').click()
    await field().waitFor()
    let words = 0
    await page.route('**/messages', async (route) => {
      const isWords = route.request().postDataBuffer()?.[1] === 1
      if (isWords && words++ === 0) await changeStaff(store, 'Sam', 'Noor', 'Mila')
      await route.continue()
    })
    await say('alleen voor Sam en jou')
    await page.getByText(chatWords.held('Mila', false)).waitFor()
    await page.unroute('**/messages')
    await page.getByRole('button', { name: chatWords.discard }).click()
    await say('voor iedereen hier')
    await her.hears('voor iedereen hier')
    expect(await page.getByText('alleen voor Sam en jou').count()).toBe(0)
    noor.complaints.splice(0) // the browser reports the 409
  })

  test('a visitor who goes is seen to go', async () => {
    const her = await visitor()
    await claimOne()
    await her.comesTo('active')
    await her.leave()
    await page.getByText(chatWords.ended.left).first().waitFor()
  })

  test('is the same in both of her tabs', async () => {
    const her = await visitor()
    const tab = await secondTab(noor)
    await claimOne(tab)
    await page.locator('.row.talk button').click()
    await say('uit het eerste tabblad')
    await tab.getByText('uit het eerste tabblad').waitFor()
    await say('uit het tweede', tab)
    await page.getByText('uit het tweede').waitFor()
    await her.hears('uit het tweede')
    her.say('hier ben ik')
    await page.getByText('hier ben ik').waitFor()
    await tab.getByText('hier ben ik').waitFor()
    await stopShift(tab)
    await dialogButton(deskWords.endShift.done.stop, tab).click()
    await page.getByText(queueWords.offShift, { exact: true }).waitFor()
    await page.getByRole('button', { name: queueWords.goOn }).click()
    await tab.getByText(queueWords.onShift, { exact: true }).waitFor()
    await tab.close()
  })

  test('comes back after a reload and a passkey', async () => {
    const her = await visitor()
    her.say('voor het herladen')
    await claimOne()
    await say('mijn antwoord')
    await her.hears('mijn antwoord')
    await page.reload()
    await signInAt(page)
    await page.getByText('voor het herladen').waitFor()
    await page.getByText('mijn antwoord').waitFor()
    await say('ik ben er weer')
    await her.hears('ik ben er weer')
  })

  test('waits out a house that is away: said quietly, nothing lost', async () => {
    const her = await visitor()
    await claimOne()
    await her.comesTo('active')
    await house.shut()
    await page.getByText(deskWords.line.down).waitFor()
    await say('geschreven zonder verbinding')
    await page.getByText(chatWords.status.waiting, { exact: true }).waitFor()
    await field().fill('een half bericht')
    await house.open()
    await her.hears('geschreven zonder verbinding')
    await page.getByText(chatWords.status.waiting, { exact: true }).waitFor({ state: 'detached' })
    expect(await field().inputValue()).toBe('een half bericht')
    await field().fill('')
    await page.getByText(deskWords.line.down).waitFor({ state: 'detached' })
    noor.complaints.splice(0) // the browser reports refused connections
  })

  test('outlives a session that ended: sign in again, the draft still stands', async () => {
    const her = await visitor()
    await claimOne()
    await field().fill('nog niet klaar')
    await page.context().clearCookies()
    await lookAgain()
    await page.getByRole('dialog').getByText(deskWords.signedOutHow).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: peopleWords.signIn }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await field().inputValue()).toBe('nog niet klaar')
    await send().click()
    await her.hears('nog niet klaar')
    noor.complaints.splice(0) // the browser reports the 401
  })
})

describe('everybody', () => {
  test('no barrier that axe can find, by day and by night, at the desk and on a phone', async () => {
    const her = await visitor({ ...skipped, topic: 'threat', canType: 'no' })
    her.say('hoi')
    await visitor({ ...skipped, age: '15' })
    expect(await barriers(page)).toEqual([])
    await claimOne()
    await say('welkom')
    await her.hears('welkom')
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      expect(await barriers(page)).toEqual([])
    }
    await page.keyboard.press('Escape')
    await page.keyboard.press('?')
    await page.getByRole('dialog').waitFor()
    expect(await barriers(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.setViewportSize(phone.viewport)
    await page.emulateMedia({ colorScheme: 'light' })
    expect(await barriers(page)).toEqual([])
  })

  test('a phone shows one thing at a time, and nothing sticks out', async () => {
    const her = await visitor()
    her.say(`een heel lang woord: ${'x'.repeat(400)}`)
    await page.setViewportSize(phone.viewport)
    await claimOne()
    await page.getByText(/xxxx/).waitFor()
    expect(await page.getByRole('heading', { name: queueWords.queue }).isVisible()).toBe(false)
    const wide = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(wide).toBe(360)
    await page.getByRole('button', { name: chatWords.back }).click()
    await page.getByRole('heading', { name: queueWords.queue }).waitFor()
    expect(await field().isVisible()).toBe(false)
  })

  test('keys of one letter can be switched off', async () => {
    await visitor()
    await claimButton().waitFor()
    await page.getByRole('button', { name: deskWords.help }).click()
    await page.getByLabel(deskWords.singles).uncheck()
    await page.keyboard.press('Escape')
    await page.keyboard.press('n')
    await page.keyboard.press('g')
    expect(await page.locator('.row.waiting').count()).toBe(1)
    await page.getByRole('button', { name: deskWords.help }).click()
    await page.getByLabel(deskWords.singles).check()
    await page.keyboard.press('Escape')
  })

  test('a supervisor sees who waits and keeps the reception key, and takes no conversations', async () => {
    const mila = await sitDown(browser, house.links['supervisor']?.[0] ?? '')
    await visitor()
    await mila.page.locator('.row.waiting').waitFor()
    await mila.page.getByRole('heading', { name: peopleWords.receptionTitle }).waitFor()
    expect(await claimButton(mila.page).count()).toBe(0)
    expect(await barriers(mila.page)).toEqual([])
    expect(mila.complaints).toEqual([])
    await mila.page.context().close()
  })
})
