import { expect, test } from 'vitest'
import { campaignEndWords as say } from '../../src/outreach/campaign-end-words.ts'
import { askDatabase } from '../faults/database.ts'
import { openJourney } from '../support/journey.ts'
import { isWith, queueUp, type VisitorPage, visitorWords } from '../support/visitor-page.ts'

const journey = openJourney()
/** Of the demo's own campaign. */
const code = 'demaaa'
const counted = async () => {
  const rows = await askDatabase(
    journey.house(),
    `select stage, sum(count)::int as count from outreach.counted
      where code = '${code}' and stage in ('serious', 'handover') group by stage`,
  )
  const sums = new Map(rows.map(({ stage, count }) => [String(stage), Number(count)]))
  return { serious: sums.get('serious') ?? 0, handover: sums.get('handover') ?? 0 }
}

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
  const before = await counted()
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
  expect(await counted()).toEqual({ serious: before.serious + 1, handover: before.handover + 1 })
  await noor.goOnShift()
})

test('of a conversation that no campaign led to nothing is asked', async () => {
  const noor = journey.noor()
  await journey.visit()
  await noor.take()
  await noor.page.getByRole('heading', { name: 'Wie is hier' }).first().waitFor()
  expect(await noor.page.getByText(say.title).count()).toBe(0)
})

test('no page complained', () => {
  expect(journey.complaints).toEqual([])
})
