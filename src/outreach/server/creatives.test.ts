import { expect, test } from 'vitest'
import { testDatabase } from '../../database/server/testing.ts'
import { creative, plan, root, testCampaigns } from './test-campaigns.ts'

const database = await testDatabase()
const { desk, made, approved, view } = testCampaigns(database)

test('a creative goes out when another person let it through, never by who wrote in it', async () => {
  const ask = await desk()
  const { campaign, creative: id } = await made(ask)
  expect(await ask('ray', `${root}/creatives/:id/approve`, id, { revision: 1 })).toMatchObject({
    detail: { why: 'stale' },
  })
  expect(await ask('lou', `${root}/creatives/:id/ask`, id, { revision: 1 })).toEqual({})
  expect(await ask('lou', `${root}/creatives/:id/approve`, id, { revision: 2 })).toMatchObject({
    word: 'not-allowed',
    detail: { why: 'own-text' },
  })
  expect(await ask('ray', `${root}/creatives/:id/approve`, id, { revision: 2 })).toEqual({})
  expect((await view(ask, campaign)).creatives).toMatchObject([
    { state: 'approved', by: ['lou'], approvedBy: 'ray', own: true },
  ])
})

test('the table itself refuses an approval by who wrote in it', async () => {
  const ask = await desk()
  const { creative: id } = await made(ask)
  await expect(
    database.query({
      name: 'test.approve-own',
      text: `update outreach.creative
        set state = 'approved', approved_by = 'lou', approved_account = 'account-lou' where id = $1`,
      values: [id.id],
    }),
  ).rejects.toMatchObject({ word: 'not-allowed-value' })
})

test('whoever changes a word wrote in it too, and it has to be approved again', async () => {
  const ask = await desk()
  const { campaign, creative: id } = await made(ask)
  await approved(ask, id)
  const changed = { ...creative, says: 'Jouw pas is van jou.' }
  expect(await ask('ray', `${root}/creatives/:id`, id, { revision: 3, creative: changed })).toEqual(
    {},
  )
  expect((await view(ask, campaign)).creatives).toMatchObject([
    { state: 'draft', by: ['lou', 'ray'], approvedBy: null },
  ])
  await ask('ray', `${root}/creatives/:id/ask`, id, { revision: 4 })
  for (const name of ['lou', 'ray'])
    expect(await ask(name, `${root}/creatives/:id/approve`, id, { revision: 5 })).toMatchObject({
      detail: { why: 'own-text' },
    })
  expect(await ask('kim', `${root}/creatives/:id/approve`, id, { revision: 5 })).toEqual({})
})

test('what somebody did not look at is not changed by her', async () => {
  const ask = await desk()
  const { campaign, creative: id } = await made(ask)
  const stale = { word: 'taken', detail: { why: 'stale' } }
  expect(await ask('ray', `${root}/creatives/:id`, id, { revision: 9, creative })).toMatchObject(
    stale,
  )
  expect(
    await ask('ray', `${root}/campaigns/:id`, { id: campaign }, { revision: 9, campaign: plan }),
  ).toMatchObject(stale)
})

test('two who decide at the same moment decide once', async () => {
  const ask = await desk()
  const { creative: id } = await made(ask)
  await ask('lou', `${root}/creatives/:id/ask`, id, { revision: 1 })
  const answers = await Promise.all([
    ask('ray', `${root}/creatives/:id/approve`, id, { revision: 2 }),
    ask('kim', `${root}/creatives/:id/send-back`, id, { revision: 2, why: 'Te lang.' }),
  ])
  expect(answers.filter((answer) => JSON.stringify(answer) === '{}')).toHaveLength(1)
})

test('a label in what youth read is refused with what to write instead; professionals may read it', async () => {
  const ask = await desk()
  const says = 'Ben jij slachtoffer van een loverboy?'
  const { creative: id } = await made(ask, { says })
  expect(await ask('lou', `${root}/creatives/:id/ask`, id, { revision: 1 })).toMatchObject({
    kind: 'refused',
    detail: {
      why: 'label',
      labels: [
        { part: 'slachtoffer', instead: ['jij', 'iemand die gedwongen wordt'] },
        { part: 'loverboy' },
      ],
    },
  })
  const other = await made(ask, { says }, { audience: 'professionals' })
  await approved(ask, other.creative)
  // Nor does it come to youth by turning the campaign round.
  expect(
    await ask(
      'ray',
      `${root}/campaigns/:id`,
      { id: other.campaign },
      { revision: 1, campaign: plan },
    ),
  ).toMatchObject({ detail: { why: 'label' } })
})
