import type { BrowserContext } from 'playwright-core'
import { afterEach, describe, expect, test } from 'vitest'
import { chatDeskWords as deskSay } from '../../src/chat/desk-words.ts'
import { peopleWords } from '../../src/people/words.ts'
import { openJourney } from '../support/journey.ts'
import {
  backWords,
  comeBack,
  isWith,
  visitorWords as say,
  startAsVisitor,
  type VisitorPage,
} from '../support/visitor-page.ts'

const journey = openJourney()
afterEach(async () => {
  await journey.noor().goOnShift()
  await journey.sam().stopShift()
})
const before = 'dit zei ik tegen Noor'
const [yes, no] = [() => true, () => false]

/** A visitor and Noor, who read what she said. */
async function together(phone?: BrowserContext): Promise<VisitorPage> {
  const visitor = await startAsVisitor(phone ?? (await journey.phone()), journey.house().origin)
  await journey.noor().take()
  await isWith(visitor, 'Noor')
  await visitor.send(before)
  await visitor.reached(before, 'read')
  return visitor
}

describe.each([
  ['with reading back', true],
  ['without reading back', false],
])('a counsellor gives her to the team %s', (_, readsBack) => {
  test('by hand: she is told, a colleague greets her and reads what may be read', async () => {
    const [noor, sam] = [journey.noor(), journey.sam()]
    const visitor = await together()
    await noor.handBack({ readsBack })
    await visitor.reads(say.chat.parked.replace('{name}', 'Noor'))
    await visitor.reads(readsBack ? say.chat.mayReadBack : say.chat.mayNotReadBack)
    await sam.goOnShift()
    await sam.take()
    await isWith(visitor, 'Sam')
    await visitor.send('ben jij Sam?')
    await sam.reads('ben jij Sam?')
    expect((await sam.page.getByText(before).count()) > 0).toBe(readsBack)
    await sam.send('ja, hoi')
    await visitor.reads('ja, hoi')
    await sam.close({ readsBack: false })
    await visitor.page.context().close()
    await sam.dismiss()
  })

  test('at the end of her shift', async () => {
    const [noor, sam] = [journey.noor(), journey.sam()]
    const visitor = await together()
    await sam.goOnShift()
    await noor.stopShift(readsBack ? 'with' : 'without')
    await sam.take()
    await isWith(visitor, 'Sam')
    await visitor.send('en nu?')
    await sam.reads('en nu?')
    expect((await sam.page.getByText(before).count()) > 0).toBe(readsBack)
    await sam.close({ readsBack: false })
    await visitor.page.context().close()
    await sam.dismiss()
  })
})

test('a counsellor vanishes: she is told, goes on with a colleague, and he reads what she allows', async () => {
  const [noor, sam] = [journey.noor(), journey.sam()]
  const phone = await journey.phone()
  await phone.clock.install()
  const visitor = await together(phone)
  await sam.goOnShift()
  // Her laptop is gone: no goodbye, only a line that ends.
  await noor.page.goto('about:blank')
  const colleague = visitor.page.getByRole('button', { name: backWords.onward.colleague })
  // She would wait for a minute; her page is told that it passes, but the house notices in its own time: a page whose
  // clock runs ahead of it by fifteen minutes would wipe itself.
  const isThere = () => colleague.waitFor({ timeout: 500 }).then(yes, no)
  while (!(await isThere())) await visitor.page.clock.runFor(5_000)
  await visitor.goOn({ readsBack: true })
  await sam.take()
  await isWith(visitor, 'Sam')
  await sam.reads(before)
  await visitor.send('fijn dat jij er bent')
  await sam.reads('fijn dat jij er bent')
  await noor.page.goto(`${journey.house().origin}/desk`)
  await noor.page.getByRole('button', { name: peopleWords.signIn }).click()
  await noor.page.getByText(deskSay.mineEmpty).waitFor()
  await sam.close({ readsBack: false })
  await sam.dismiss()
  await phone.close()
})

test('after closing: a survey she may skip or send once, that names no conversation; and her code goes on', async () => {
  const noor = journey.noor()
  const visitor = await together()
  const code = await visitor.keepCode('signs')
  await noor.close({ readsBack: true })
  await noor.dismiss()
  const { page } = visitor
  await page.getByText(backWords.survey.title).click()
  const question = page.getByRole('group', { name: backWords.survey.heard })
  await question.getByRole('button', { name: backWords.survey.answers[2], exact: true }).click()
  const [posted] = await Promise.all([
    page.waitForRequest('**/api/v1/survey'),
    page.getByRole('button', { name: backWords.survey.send, exact: true }).last().click(),
  ])
  await page.getByText(backWords.survey.thanks).waitFor()
  expect(posted.headers()['authorization']).toBeUndefined()
  expect(Object.keys(posted.postDataJSON()).sort()).toEqual(['again', 'heard', 'id', 'knows'])
  expect(posted.postData()).not.toContain(visitor.id)
  await page.context().close()
  const again = await comeBack(await journey.phone(), journey.house().origin, code.join(' '))
  await again.goOn({ readsBack: false })
  await noor.take()
  await isWith(again, 'Noor')
  await again.send('ik ben er weer')
  await noor.reads('ik ben er weer')
  await again.erase()
  await again.page.context().close()
})

test('nobody else was asked for anything, and no page complained', () => {
  const offline = /ERR_INTERNET_DISCONNECTED|status of (403|404|409|428)/
  expect(journey.complaints.filter((text) => !offline.test(text))).toEqual([])
})
