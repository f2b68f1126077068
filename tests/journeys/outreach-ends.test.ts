import { expect, test } from 'vitest'
import { campaignEndWords as say } from '../../src/outreach/campaign-end-words.ts'
import { openJourney } from '../support/journey.ts'
import { isWith, queueUp, type VisitorPage, visitorWords } from '../support/visitor-page.ts'

const journey = openJourney()
/** Of the demo's own campaign. */
const code = 'demaaa'

/** From a campaign's link by a page of ours to the chat. */
async function followsLink(): Promise<VisitorPage> {
  const page = await (await journey.phone()).newPage()
  await page.goto(`${journey.house().origin}/c/${code}`)
  await page.getByRole('link', { name: 'Praat met ons' }).first().click()
  await page.getByRole('button', { name: visitorWords.start }).click()
  return queueUp(page, () => page.getByRole('button', { name: visitorWords.skip }).click())
}

test('a counsellor ticks how far a campaign’s conversation came, and the house hears it when her shift ends', async () => {
  const noor = journey.noor()
  const asked: string[] = []
  noor.page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  for (const isSerious of [true, false]) {
    const visitor = await followsLink()
    await noor.take()
    await isWith(visitor, 'Noor')
    if (isSerious) await noor.page.getByLabel(say.stage.serious).check()
    await noor.page.getByLabel(say.stage.handover).check()
    await noor.page.getByLabel(say.stage.handover).setChecked(isSerious)
    await noor.close({ readsBack: false })
    // It ended, and she may still say of it how far it came.
    await expect.poll(() => noor.page.getByLabel(say.stage.serious).isChecked()).toBe(isSerious)
    await noor.dismiss()
  }
  const address = '/api/v1/desk/campaign-ends'
  expect(asked).not.toContain(address)
  const [told] = await Promise.all([noor.page.waitForResponse(`**${address}`), noor.stopShift()])
  expect(told.status()).toBe(204)
  expect(told.request().postDataJSON()).toEqual({
    ends: [
      { code, stage: 'serious' },
      { code, stage: 'handover' },
    ],
  })
  await noor.goOnShift()
})

test('of a conversation that no campaign led to nothing is asked', async () => {
  const noor = journey.noor()
  await journey.visit()
  await noor.take()
  await noor.page.getByRole('heading', { name: 'Wie is hier' }).first().waitFor()
  expect(await noor.page.getByText(say.title).count()).toBe(0)
})

test('a link with a code that is none keeps nobody from a counsellor', async () => {
  const page = await (await journey.phone()).newPage()
  await page.goto(`${journey.house().origin}/chat#c=ABC_12`)
  await page.getByRole('button', { name: visitorWords.start }).click()
  const visitor = await queueUp(page, () =>
    page.getByRole('button', { name: visitorWords.skip }).click(),
  )
  await journey.noor().take()
  await isWith(visitor, 'Noor')
})

test('no page complained', () => {
  expect(journey.complaints).toEqual([])
})
