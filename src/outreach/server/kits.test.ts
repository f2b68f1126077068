import { expect, test } from 'vitest'
import { testDatabase } from '../../database/server/testing.ts'
import { type Kits, kitsPath } from '../kit.ts'
import { filesIn } from '../test-unzip.ts'
import { type Ask, creative, noon, root, testCampaigns } from './test-campaigns.ts'

const database = await testDatabase()
const { world, desk, made, approved, view } = testCampaigns(database)

const ready = async (ask: Ask, changes: object = {}) => {
  const ids = await made(ask, changes)
  await approved(ask, ids.creative)
  return { ...ids, id: Number(ids.creative.id) }
}
const asked = { target: '/test/geldezel', municipality: 'Utrecht', school: '' }
const make = (ask: Ask, id: number, changes: object = {}) =>
  ask('lou', kitsPath, {}, { creative: id, ...asked, ...changes }) as Promise<{ code: string }>
const listed = async (ask: Ask, campaign: string) =>
  ((await ask('ray', kitsPath)) as Kits).kits.filter((kit) => `${kit.campaign}` === campaign)
async function archive(ask: Ask, code: string): Promise<Record<string, string>> {
  const answer = await ask('lou', `${kitsPath}/:code/kit.zip`, { code })
  const files = filesIn((answer as { bytes: Uint8Array }).bytes)
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, `${bytes}`]))
}

/** One pixel. Source: the smallest PNG there is. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

test('a school gets a kit with a code of its own: it leads, and counts for its region', async () => {
  const ask = await desk()
  const { campaign, id } = await ready(ask)
  const school = 'Het Voorbeeldcollege'
  const { code } = await make(ask, id, { municipality: 'Den Haag', school })
  expect(await ask(null, '/c/:code', { code })).toEqual({
    kind: 'see-other',
    to: `/test/geldezel#c=${code}`,
  })
  for (let at = 0; at < 6; at++)
    for (const stage of ['visit', 'chat']) await ask(null, `${root}/count`, {}, { code, stage })
  await ask.stop()
  const again = await desk()
  world.now = noon('2026-11-24')
  expect(await listed(again, campaign)).toMatchObject([
    { code, school, place: '’s-Gravenhage', region: 'Haaglanden', counts: { visit: 6, chat: 6 } },
  ])
  expect((await view(again, campaign)).regions).toMatchObject([
    { name: 'Haaglanden', counts: { visit: 6, chat: 6, test: null } },
  ])
})

test('a kit holds posters, images and texts with its own code, and a letter for whom it is', async () => {
  const ask = await desk()
  const { id } = await ready(ask)
  const { code } = await make(ask, id)
  const files = await archive(ask, code)
  expect(Object.keys(files)).toEqual([
    'lees-mij-eerst.txt',
    'poster-a4.pdf',
    'poster-a3.pdf',
    'beeld-telefoon.svg',
    'qr-code.svg',
    'nieuwsbrief.txt',
    'teksten.txt',
    'beschrijvingen.txt',
  ])
  const address = `https://keerpunt.example/c/${code}`
  for (const name of ['lees-mij-eerst.txt', 'nieuwsbrief.txt', 'beschrijvingen.txt', 'qr-code.svg'])
    expect(files[name]).toContain(address)
  expect(files['lees-mij-eerst.txt']).toContain('voor gemeente Utrecht')
  expect(files['teksten.txt']).toContain(creative.says)
  expect(files['poster-a4.pdf']).toContain('%PDF-1.5')
})

test('an image is described and named where it is in the kit, and nowhere else', async () => {
  const ask = await desk()
  const { id, creative: params } = await ready(ask)
  const { code } = await make(ask, id)
  for (const text of Object.values(await archive(ask, code)))
    expect(text).not.toContain(creative.alt)
  const query = { alt: creative.alt, revision: '3' }
  await ask('lou', `${root}/creatives/:id/image`, params, pixel, { query })
  await ask('lou', `${root}/creatives/:id/ask`, params, { revision: 4 })
  await ask('ray', `${root}/creatives/:id/approve`, params, { revision: 5 })
  const files = await archive(ask, code)
  expect(Object.keys(files)).toContain('beeld.png')
  expect(files['beschrijvingen.txt']).toContain(`(beeld.png):\r\n${creative.alt}`)
  expect(files['lees-mij-eerst.txt']).toContain('(beeld.png)')
})

test('a text that no PDF has letters for is a drawing instead', async () => {
  const ask = await desk()
  const { id } = await ready(ask, { language: 'ar', says: 'بطاقتك لك وحدك' })
  const { code } = await make(ask, id)
  const names = Object.keys(await archive(ask, code))
  expect(names).toContain('poster.svg')
  expect(names).not.toContain('poster-a4.pdf')
})

test('a kit is made of approved words, for a municipality that there is, to a page of ours', async () => {
  const ask = await desk()
  const { id } = await ready(ask)
  const draft = await made(ask)
  expect(await make(ask, Number(draft.creative.id))).toMatchObject({
    word: 'not-allowed',
    detail: { why: 'not-approved' },
  })
  expect(await make(ask, id, { municipality: 'Utrecth' })).toMatchObject({
    detail: { why: 'place', options: ['Utrecht (0344)'] },
  })
  for (const municipality of ['Nergenshuizen', '3511AB'])
    expect(await make(ask, id, { municipality })).toMatchObject({
      detail: { why: 'place', options: [] },
    })
  expect(await make(ask, id, { target: '/desk' })).toMatchObject({ word: 'malformed' })
  expect(await make(ask, id, { school: 'x'.repeat(121) })).toMatchObject({ word: 'malformed' })
})

test('a kit whose words were changed is not given out until a colleague looked again', async () => {
  const ask = await desk()
  const { campaign, id, creative: params } = await ready(ask)
  const { code } = await make(ask, id)
  await ask('lou', `${root}/creatives/:id`, params, { revision: 3, creative })
  expect(await ask('lou', `${kitsPath}/:code/kit.zip`, { code })).toMatchObject({
    detail: { why: 'not-approved' },
  })
  expect(await listed(ask, campaign)).toMatchObject([{ code, ready: false }])
  for (const none of ['zzzzzz', '../x'])
    expect(await ask('lou', `${kitsPath}/:code/kit.zip`, { code: none })).toMatchObject({
      word: 'unknown',
    })
})
