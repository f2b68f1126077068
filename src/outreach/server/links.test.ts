import { expect, test } from 'vitest'
import { testDatabase } from '../../database/server/testing.ts'
import { type Ask, creative, noon, root, testCampaigns } from './test-campaigns.ts'

const database = await testDatabase()
const { world, desk, made, approved, linked } = testCampaigns(database)

const follow = (ask: Ask, code: string) => ask(null, '/c/:code', { code })
const toFront = { kind: 'see-other', to: '/' }

test('a link leads to its page with its code behind it, only on the campaign’s days and while nothing stopped it', async () => {
  const ask = await desk()
  const { campaign, code, creative: id } = await linked(ask)
  const there = { kind: 'see-other', to: `/test/geldezel#c=${code}` }
  expect(await follow(ask, code)).toEqual(there)
  world.now = noon('2026-12-01')
  expect(await follow(ask, code)).toEqual(toFront)
  world.now = noon('2026-11-30')
  expect(await follow(ask, code)).toEqual(there)
  const stop = (stopped: boolean, revision: number) =>
    ask('lou', `${root}/campaigns/:id/stop`, { id: campaign }, { revision, stopped })
  await stop(true, 1)
  expect(await follow(ask, code)).toEqual(toFront)
  await stop(false, 2)
  expect(await follow(ask, code)).toEqual(there)
  await ask('ray', `${root}/creatives/:id`, id, { revision: 3, creative })
  expect(await follow(ask, code)).toEqual(toFront)
})

test('a creative with days of its own leads on those alone', async () => {
  const ask = await desk()
  const days = { startsOn: '2026-11-23', endsOn: '2026-11-24' }
  const { creative: id } = await made(ask, days)
  await approved(ask, id)
  const asked = { target: '/test/geldezel', note: '' }
  const path = `${root}/creatives/:id/links`
  const { code } = (await ask('lou', path, id, asked)) as { code: string }
  const leads = async (day: string) => {
    world.now = noon(day)
    return (await follow(ask, code)) as { readonly to: string }
  }
  expect((await leads('2026-11-22')).to).toBe('/')
  expect((await leads('2026-11-24')).to).toContain(code)
  expect((await leads('2026-11-25')).to).toBe('/')
})

test('nothing is printed with a link that was stopped', async () => {
  const ask = await desk()
  const { code } = await linked(ask)
  const drawn = () => ask('lou', `${root}/links/:code/poster.svg`, { code })
  expect(await drawn()).toMatchObject({ kind: 'file' })
  await ask('lou', `${root}/links/:code/stop`, { code }, {})
  expect(await drawn()).toMatchObject({ word: 'unknown' })
})

test('what is guessed, ended or no code at all answers alike', async () => {
  const ask = await desk()
  const { code } = await linked(ask)
  await ask('lou', `${root}/links/:code/stop`, { code }, {})
  for (const one of [code, 'zzzzzz', 'ABCDEF', '../..', '', 'x'.repeat(128), 'c=1#', '%00'])
    expect(await follow(ask, one)).toEqual(toFront)
})

test('a link leads to pages of ours only', async () => {
  const ask = await desk()
  const { creative: id } = await made(ask)
  for (const target of ['https://elsewhere.example/', '//elsewhere.example', '/desk', '/nergens'])
    expect(await ask('lou', `${root}/creatives/:id/links`, id, { target, note: '' })).toMatchObject(
      { detail: { why: 'no-such-page' } },
    )
})
