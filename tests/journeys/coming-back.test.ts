import { describe, expect, test } from 'vitest'
import { chatDeskWords as deskSay } from '../../src/chat/desk-words.ts'
import { exitTo, openJourney } from '../support/journey.ts'
import {
  backWords,
  comeBack,
  isWith,
  visitorWords as say,
  typeCode,
  type VisitorPage,
} from '../support/visitor-page.ts'

const journey = openJourney()

/** A visitor and Noor, together, who said something to each other. */
async function together(): Promise<VisitorPage> {
  const visitor = await journey.visit()
  await journey.noor().take()
  await isWith(visitor, 'Noor')
  await visitor.send('van voor het weggaan')
  await visitor.reached('van voor het weggaan', 'read')
  await journey.noor().send('ik heb het gelezen')
  await visitor.reads('ik heb het gelezen')
  return visitor
}

/** Leaves by the way out; what Noor says then, she has not read. */
async function leaves(visitor: VisitorPage, missed: string): Promise<void> {
  await journey.noor().page.getByText('gelezen', { exact: true }).first().waitFor()
  await visitor.leave()
  await visitor.page.waitForURL(exitTo)
  await visitor.page.context().close()
  await journey.noor().send(missed)
}

const back = async (typed: string) => comeBack(await journey.phone(), journey.house().origin, typed)

/** She reads what she had not read, with Noor, and nothing of before. */
async function readsOn(visitor: VisitorPage, missed: string): Promise<void> {
  await visitor.reads(missed)
  await isWith(visitor, 'Noor')
  const log = (await visitor.log()).join('\n')
  expect(log).not.toContain('van voor het weggaan')
  expect(log).not.toContain('ik heb het gelezen')
  await visitor.page.getByText(backWords.code.backHere).waitFor()
}

async function ends(visitor: VisitorPage): Promise<void> {
  await visitor.erase()
  await visitor.page.context().close()
  await journey.noor().page.getByText(deskSay.ended.deleted).waitFor()
  await journey.noor().dismiss()
}

describe('by her code, on another phone', () => {
  test('with its characters: what she had not read, who is there, and the talk goes on', async () => {
    const visitor = await together()
    const code = await visitor.keepCode('signs')
    expect(code.join('')).toMatch(/^[0-9A-HJKMNP-TV-Z]{18}$/)
    await leaves(visitor, 'ben je er nog?')
    const again = await back(code.join(' '))
    await readsOn(again, 'ben je er nog?')
    await again.send('ik ben terug')
    await journey.noor().reads('ik ben terug')
    await again.reached('ik ben terug', 'read')
    await journey.noor().send('fijn')
    await again.reads('fijn')
    await ends(again)
  })

  test('with its words', async () => {
    const visitor = await together()
    const code = await visitor.keepCode('words')
    expect(code).toHaveLength(8)
    await leaves(visitor, 'tot straks')
    const again = await back(code.join(' '))
    await readsOn(again, 'tot straks')
    await ends(again)
  })

  const slips: readonly (readonly [string, (code: readonly string[]) => string])[] = [
    ['in small letters, run together', (code) => code.join('').toLowerCase()],
    ['with an O for a nought and an I for a one', (code) => asRead(code.join('-'))],
    ['without the two signs at its end', (code) => code.slice(0, 4).join('-')],
    ['with spaces and lines as on paper', (code) => `  ${code.join('\n')}  `],
  ]
  test('however she types it', async () => {
    const visitor = await together()
    const code = await visitor.keepCode('signs')
    await leaves(visitor, 'tot de volgende keer')
    for (const [, typed] of slips) {
      const again = await back(typed(code))
      await isWith(again, 'Noor')
      await again.page.context().close()
    }
    const last = await back(code.join(' '))
    await ends(last)
  })

  test('with a slip she is told where to look, and nothing is sent', async () => {
    const visitor = await together()
    const [signs, context] = [await visitor.keepCode('signs'), await journey.phone()]
    const page = await context.newPage()
    const sent: string[] = []
    page.on('request', (request) => sent.push(new URL(request.url()).pathname))
    const wrong = changeOne(signs)
    await typeCode(page, journey.house().origin, wrong)
    await page.getByText('Er zit een typfout in je code.').waitFor()
    await page.locator('#code').fill('ABCD EFGH')
    await page.getByRole('button', { name: backWords.code.go, exact: true }).click()
    await page.getByText(backWords.code.short).waitFor()
    expect(sent).not.toContain('/api/v1/return')
    await context.close()
    await ends(visitor)
  })
})

describe('what a code no longer opens', () => {
  test('wrong, replaced and erased sound alike', async () => {
    const visitor = await together()
    const first = await visitor.keepCode('signs')
    const second = await visitor.keepCode('words')
    await ends(visitor)
    const context = await journey.phone()
    const page = await context.newPage()
    const heard: (string | null)[] = []
    const shown: string[] = []
    for (const typed of [first.join(' '), second.join(' '), '0000 0000 0000 0000']) {
      const answered = page.waitForResponse('**/api/v1/return')
      await typeCode(page, journey.house().origin, typed)
      const answer = await answered
      heard.push(`${answer.status()} ${await answer.text()}`)
      await page.getByText(backWords.code.wrong).waitFor()
      shown.push((await page.locator('main').textContent()) ?? '')
    }
    expect(new Set(heard).size).toBe(1)
    expect(new Set(shown).size).toBe(1)
    await context.close()
  })

  test('she who came back erases it in one step, above what she reads', async () => {
    const visitor = await together()
    const code = await visitor.keepCode('signs')
    await leaves(visitor, 'lees je dit nog?')
    const again = await back(code.join(' '))
    await again.reads('lees je dit nog?')
    await again.page.getByRole('button', { name: backWords.erase.yes, exact: true }).click()
    await again.page.getByRole('heading', { name: backWords.erase.done }).waitFor()
    expect(await again.page.content()).not.toContain('lees je dit nog?')
    await journey.noor().page.getByText(deskSay.ended.deleted).waitFor()
    expect(await journey.noor().page.getByText('lees je dit nog?').count()).toBe(0)
  })
})

test('one code in two browsers: both read and write, and the way out of one ends both', async () => {
  const visitor = await together()
  const code = await visitor.keepCode('signs')
  const other = await back(code.join(' '))
  await isWith(other, 'Noor')
  await visitor.send('hier op mijn telefoon')
  await other.send('hier op de computer')
  for (const each of [visitor, other]) {
    await each.reads('hier op mijn telefoon')
    await each.reads('hier op de computer')
  }
  await other.leave()
  await visitor.page.getByText(say.endedElsewhere).waitFor()
  expect(await visitor.page.content()).not.toContain('hier op mijn telefoon')
  await other.page.context().close()
  await visitor.page.context().close()
  const again = await back(code.join(' '))
  await ends(again)
})

test('nobody else was asked for anything, and no page complained', () => {
  expect(journey.complaints.filter((text) => !/status of (403|404|409)/.test(text))).toEqual([])
})

/** As somebody reads it from paper who does not know that some letters are never there. */
const asRead = (code: string) => code.replaceAll('0', 'O').replaceAll('1', 'I').toLowerCase()

/** One sign of the second group becomes another one. */
function changeOne(code: readonly string[]): string {
  const [first = '', second = '', ...rest] = code
  const other = second.startsWith('7') ? '8' : '7'
  return [first, other + second.slice(1), ...rest].join(' ')
}
