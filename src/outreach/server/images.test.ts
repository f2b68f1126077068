import { expect, test } from 'vitest'
import { testDatabase } from '../../database/server/testing.ts'
import { type Ask, creative, root, testCampaigns } from './test-campaigns.ts'

const database = await testDatabase()
const { desk, made, approved, view } = testCampaigns(database)

const path = `${root}/creatives/:id/image`
/** One pixel. Source: the smallest PNG there is. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)
const upload = (ask: Ask, id: { id: string }, query: object, name = 'ray', bytes = pixel) =>
  ask(name, path, id, bytes, { query: { alt: 'Een pas', revision: '1', ...query } })

test('an image stands with its creative, described; whoever added it wrote in it, and a colleague looks again', async () => {
  const ask = await desk()
  const { campaign, creative: id } = await made(ask)
  await approved(ask, id)
  expect(await upload(ask, id, { revision: '3' })).toEqual({})
  expect((await view(ask, campaign)).creatives).toMatchObject([
    {
      ...{ state: 'draft', by: ['lou', 'ray'], alt: 'Een pas' },
      image: { type: 'image/png', width: 1, height: 1 },
    },
  ])
  expect(await ask('lou', path, id)).toMatchObject({ kind: 'file', type: 'image/png' })
  await ask('ray', `${root}/creatives/:id/ask`, id, { revision: 4 })
  expect(await ask('ray', `${root}/creatives/:id/approve`, id, { revision: 5 })).toMatchObject({
    detail: { why: 'own-text' },
  })
})

test('no image without words for who can not see it', async () => {
  const ask = await desk()
  const { creative: id } = await made(ask)
  const noAlt = { word: 'malformed', detail: { why: 'no-alt' } }
  for (const alt of ['', '  \n']) expect(await upload(ask, id, { alt })).toMatchObject(noAlt)
  await upload(ask, id, {})
  const without = { ...creative, alt: '' }
  expect(
    await ask('lou', `${root}/creatives/:id`, id, { revision: 2, creative: without }),
  ).toMatchObject(noAlt)
  expect(await ask('lou', `${path}/remove`, id, { revision: 2 })).toEqual({})
  expect(await ask('lou', `${root}/creatives/:id`, id, { revision: 3, creative: without })).toEqual(
    {},
  )
})

test('what is no picture, or was looked at before it changed, is refused', async () => {
  const ask = await desk()
  const { creative: id } = await made(ask)
  expect(await upload(ask, id, {}, 'ray', Buffer.from('<svg/>'))).toMatchObject({
    word: 'wrong-type',
  })
  expect(await upload(ask, id, { revision: '2' })).toMatchObject({ word: 'taken' })
  for (const query of [{ revision: '' }, { alt: 'x'.repeat(301) }])
    expect(await upload(ask, id, query)).toMatchObject({ word: 'malformed' })
  expect(await upload(ask, { id: '999999' }, {})).toMatchObject({ word: 'unknown' })
  expect(await ask('lou', path, id)).toMatchObject({ word: 'unknown' })
  expect(await ask('lou', `${path}/remove`, id, { revision: 1 })).toMatchObject({ word: 'unknown' })
})

test('adding and taking away stand in the audit trail, without a word of what it shows', async () => {
  const ask = await desk()
  const { creative: id } = await made(ask)
  await upload(ask, id, {})
  await ask('ray', `${path}/remove`, id, { revision: 2 })
  const { rows } = await database.query({
    name: 'test.image-acts',
    text: 'select act, actor, subject from audit.outbox where subject = $1 order by id desc limit 2',
    values: [`creative ${id.id}`],
  })
  expect(rows.map(({ act }) => act)).toEqual(['outreach-image-removed', 'outreach-image-added'])
  expect(JSON.stringify(rows)).not.toContain('Een pas')
})
