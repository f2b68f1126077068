import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { laptop, openBrowser, phone, watchComplaints, watchStrangers } from '../support/browser.ts'
import { type CounsellorPage, enrolAt } from '../support/counsellor-page.ts'
import { closeHouses, type House, openHouse } from '../support/house.ts'
import { isWith, startAsVisitor, type VisitorPage } from '../support/visitor-page.ts'

const browser = await openBrowser()
const exitTo = 'https://nl.wikipedia.org/'
let house: House
let noor: CounsellorPage
let sam: CounsellorPage
const strangers: string[] = []
const complaints: string[] = []

beforeAll(async () => {
  house = await openHouse()
  const [first = '', second = ''] = house.addresses['counsellor'] ?? []
  noor = await enrolAt(await context(laptop), first)
  sam = await enrolAt(await context(laptop), second)
})
afterAll(async () => {
  await browser.close()
  await closeHouses()
})

async function context(size: typeof phone | typeof laptop) {
  const opened = await browser.newContext(size)
  const seen = await watchStrangers(opened, house.origin, exitTo)
  opened.on('page', (page) => {
    const heard = watchComplaints(page)
    page.on('close', () => {
      strangers.push(...seen)
      complaints.push(...heard)
    })
  })
  return opened
}

const visit = async () => startAsVisitor(await context(phone), house.origin)

/** A visitor and Noor, together. */
async function together(): Promise<VisitorPage> {
  const visitor = await visit()
  await noor.take()
  await isWith(visitor, 'Noor')
  return visitor
}

async function close(counsellor: CounsellorPage, visitor: VisitorPage) {
  await counsellor.page.getByRole('button', { name: 'Sluit gesprek' }).first().click()
  const dialog = counsellor.page.getByRole('dialog')
  await dialog.getByRole('button', { name: /Sluit/ }).first().click()
  await visitor.page.getByText('Dit gesprek is afgelopen').waitFor()
  await visitor.page.context().close()
}

describe('a visitor and a counsellor', () => {
  test('talk: her first words wait for the greeting, marks go from sent to read, both see who is here', async () => {
    const visitor = await visit()
    await visitor.page.getByText('Je bent als eerste aan de beurt.').waitFor()
    await visitor.page.getByText('weten we nog niet').waitFor()
    await visitor.send('ik durf het niet zo goed')
    await visitor.reached('ik durf het niet zo goed', 'sent')
    await noor.take()
    await isWith(visitor, 'Noor')
    await visitor.page.getByText('jij en Noor').waitFor()
    await noor.reads('ik durf het niet zo goed')
    await visitor.reached('ik durf het niet zo goed', 'read')
    await noor.composer.pressSequentially('Hoi, fijn dat je er bent')
    await visitor.page.getByText('Noor typt').waitFor()
    await noor.page.keyboard.press('Enter')
    await visitor.reads('Hoi, fijn dat je er bent')
    await noor.page.getByText('gelezen').first().waitFor()
    await close(noor, visitor)
  })

  test('can say long things, emoji, line breaks and addresses, all as plain text', async () => {
    const visitor = await together()
    const words = [
      `${'ze willen geld van me. '.repeat(300)}einde`,
      '😀👨‍👩‍👧 ok',
      'regel een\nregel twee',
      'kijk https://voorbeeld.nl/a?b=1 <b>vet</b>',
    ]
    for (const text of words) await visitor.send(text)
    for (const text of words) await noor.reads(text.split('\n')[0] ?? '')
    await noor.send('Ik lees het allemaal.\n\nNeem je tijd.')
    await visitor.reads('Neem je tijd.')
    expect(await noor.page.getByRole('log').locator('a').count()).toBe(0)
    expect(await noor.page.getByText('<b>vet</b>').count()).toBe(1)
    const lines = await visitor.page
      .locator('p.bubble', { hasText: 'regel een' })
      .evaluate((bubble) => getComputedStyle(bubble).whiteSpace)
    expect(lines).toContain('pre')
    await close(noor, visitor)
  })

  test('are told before sending when a text is too long, and it stays in the box', async () => {
    const visitor = await together()
    const long = 'a'.repeat(15_001)
    await visitor.composer.fill(long)
    await visitor.page.getByRole('button', { name: 'Verstuur' }).click()
    await visitor.page.getByText(/te lang/).waitFor()
    expect(await visitor.composer.inputValue()).toBe(long)
    await visitor.composer.fill('kort')
    await visitor.page.getByRole('button', { name: 'Verstuur' }).click()
    await visitor.reached('kort', 'read')
    await close(noor, visitor)
  })

  test('lose nothing when her network goes: it says so, keeps what she typed, and goes by itself', async () => {
    const visitor = await together()
    await visitor.page.context().setOffline(true)
    await visitor.send('hier zonder netwerk')
    await visitor.reached('hier zonder netwerk', 'waiting')
    await visitor.composer.fill('een begin van een zin')
    await noor.send('ben je er nog?')
    await visitor.page.context().setOffline(false)
    await visitor.reached('hier zonder netwerk', 'read')
    await visitor.reads('ben je er nog?')
    expect(await visitor.composer.inputValue()).toBe('een begin van een zin')
    await close(noor, visitor)
  })

  test('lose nothing when the house goes: phone numbers show, and both sides come back by themselves', async () => {
    const visitor = await together()
    await visitor.send('voor de storing')
    await visitor.reached('voor de storing', 'read')
    await house.end('SIGKILL')
    await visitor.send('tijdens de storing')
    await visitor.reached('tijdens de storing', 'waiting')
    await visitor.page
      .locator('a[href^="tel:"]:visible, a[href="tel:08002000"]:visible')
      .first()
      .waitFor()
    house = await house.again()
    await visitor.reached('tijdens de storing', 'read')
    await noor.reads('tijdens de storing')
    expect((await visitor.log()).filter((entry) => entry.includes('storing')).length).toBe(2)
    await close(noor, visitor)
  })
})

describe('three together', () => {
  test('two counsellors who take her at once: one gets her, the other hears who did', async () => {
    await sam.page.getByRole('button', { name: 'Ga in dienst' }).first().click()
    const visitor = await visit()
    const takes = [noor, sam].map(({ page }) =>
      page.locator('button:not([aria-disabled])', { hasText: 'Neem gesprek aan' }),
    )
    await Promise.all(takes.map((take) => take.waitFor()))
    // Dispatched without waiting for anything in between, so that both requests are under way at once.
    await Promise.all(takes.map((take) => take.dispatchEvent('click')))
    await visitor.page.getByRole('heading', { name: /(Noor|Sam) is bij je/ }).waitFor()
    const heard = [noor, sam].map(async (counsellor) => {
      const outcome = counsellor.page
        .getByText('Een collega was je net voor')
        .or(counsellor.composer)
      await outcome.first().waitFor()
      return counsellor.composer.isVisible()
    })
    expect((await Promise.all(heard)).filter(Boolean)).toHaveLength(1)
    const winner = (await noor.composer.isVisible()) ? noor : sam
    await close(winner, visitor)
  })

  test('two visitors at one desk: what is said to one, the other never sees', async () => {
    const one = await together()
    const two = await visit()
    await two.page.getByText('Je bent als eerste aan de beurt.').waitFor()
    await one.send('ik ben nummer een')
    await noor.reads('ik ben nummer een')
    await noor.take()
    await isWith(two, 'Noor')
    await two.send('ik ben nummer twee')
    await noor.reads('ik ben nummer twee')
    expect((await one.log()).join()).not.toContain('nummer twee')
    expect((await two.log()).join()).not.toContain('nummer een')
    await one.page.context().close()
    await two.page.context().close()
  })
})

test('nothing was asked of anybody else, and no page complained', async () => {
  for (const opened of browser.contexts()) await opened.close()
  expect(strangers).toEqual([])
  expect(
    complaints.filter(
      (text) =>
        !/ERR_INTERNET_DISCONNECTED|ERR_CONNECTION|ERR_INCOMPLETE|ERR_EMPTY|status of 409/.test(
          text,
        ),
    ),
  ).toEqual([])
})
