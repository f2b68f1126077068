import { expect, onTestFinished, test } from 'vitest'
import { testDatabase } from '../../database/server/testing.ts'
import type { Caller } from '../../doors/permission.ts'
import type { Call } from '../../doors/route.ts'
import type { CampaignView } from '../exchange.ts'
import { openOutreach } from './outreach.ts'

const database = await testDatabase()
const day = (text: string) => Date.parse(`${text}T12:00:00Z`)
let now = day('2026-11-22')

const open = () =>
  openOutreach({
    database,
    clock: () => now,
    publicOrigin: 'https://keerpunt.example',
    nameOf: async (member) => member,
    targets: () => [
      { path: '/', title: 'Voorpagina' },
      { path: '/test/geldezel', title: 'Ben jij een geldezel?' },
    ],
    onFault: (error) => {
      throw error
    },
  })

async function desk() {
  now = day('2026-11-22')
  const outreach = await open()
  onTestFinished(() => outreach[Symbol.asyncDispose]())
  /** name: who asks; null is a visitor. */
  const ask = async (
    name: string | null,
    path: string,
    params: Call['params'] = {},
    body: unknown = null,
  ): Promise<unknown> => {
    const method = body === null ? 'GET' : 'POST'
    const route = outreach.routes.find((one) => one.path === path && one.method === method)
    if (!route) throw new Error(`no ${method} ${path}`)
    const staff = { kind: 'staff', role: 'outreach_worker', paper: '' } as const
    const caller: Caller =
      name === null
        ? { kind: 'anyone' }
        : { ...staff, account: `account-${name}`, member: name, session: new Uint8Array() }
    const answer = await route.answer({ params, query: {}, body, caller, languages: [] })
    return answer.kind === 'json' ? answer.body : answer
  }
  return ask
}
type Ask = Awaited<ReturnType<typeof desk>>

const root = '/api/v1/outreach'
const plan = {
  name: 'Geldezel? No way!',
  goal: 'Jongeren weten dat een pas uitlenen strafbaar is.',
  audience: 'youth',
  startsOn: '2026-11-22',
  endsOn: '2026-11-30',
}
const creative = {
  variant: 'A',
  language: 'nl',
  channel: 'instagram',
  says: 'Jouw pas. Jouw naam. Jij mag nee zeggen.',
  alt: 'Een bankpas met een streep erdoor',
  costCents: 2_500,
}

async function made(ask: Ask, changes: object = {}, campaign: object = {}) {
  const { id } = (await ask('lou', `${root}/campaigns`, {}, { ...plan, ...campaign })) as {
    id: number
  }
  const one = (await ask(
    'lou',
    `${root}/campaigns/:id/creatives`,
    { id: `${id}` },
    { ...creative, ...changes },
  )) as { id: number }
  return { campaign: `${id}`, creative: { id: `${one.id}` } }
}

const view = async (ask: Ask, id: string) =>
  (await ask('lou', `${root}/campaigns/:id`, { id })) as CampaignView

async function approved(ask: Ask, id: { id: string }) {
  await ask('lou', `${root}/creatives/:id/ask`, id, { revision: 1 })
  expect(await ask('ray', `${root}/creatives/:id/approve`, id, { revision: 2 })).toEqual({})
}

async function linked(ask: Ask) {
  const ids = await made(ask)
  await approved(ask, ids.creative)
  const asked = { target: '/test/geldezel', note: 'Kit voor een school' }
  const { code } = (await ask('lou', `${root}/creatives/:id/links`, ids.creative, asked)) as {
    code: string
  }
  return { ...ids, code }
}

const follow = (ask: Ask, code: string) => ask(null, '/c/:code', { code })
const toFront = { kind: 'see-other', to: '/' }

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

test('a link leads to its page with its code behind it, only on the campaign’s days and while nothing stopped it', async () => {
  const ask = await desk()
  const { campaign, code, creative: id } = await linked(ask)
  const there = { kind: 'see-other', to: `/test/geldezel#c=${code}` }
  expect(await follow(ask, code)).toEqual(there)
  now = day('2026-12-01')
  expect(await follow(ask, code)).toEqual(toFront)
  now = day('2026-11-30')
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

test('each stage of a code that leads somewhere is counted, of no other', async () => {
  const ask = await desk()
  const { campaign, code } = await linked(ask)
  const count = (body: unknown) => ask(null, `${root}/count`, {}, body)
  const counted = [
    { code, stage: 'visit' },
    { code, stage: 'visit' },
    { code, stage: 'chat' },
    { code: 'zzzzzz', stage: 'visit' },
  ]
  for (const answer of await Promise.all(counted.map(count)))
    expect(answer).toEqual({ kind: 'nothing' })
  for (const wrong of [{ code, stage: 'handover' }, { code: 'x', stage: 'visit' }, { code }, 'x'])
    expect(await count(wrong)).toMatchObject({ word: 'malformed' })
  now = day('2026-11-23')
  await count({ code, stage: 'visit' })
  expect((await view(ask, campaign)).links).toMatchObject([
    { code, leads: true, counts: { visit: 3, test: 0, chat: 1, serious: 0, handover: 0 } },
  ])
  expect(await ask('ray', `${root}/today`)).toMatchObject({
    cameBack: expect.arrayContaining([
      {
        id: Number(campaign),
        name: plan.name,
        madeUp: false,
        today: { visit: 1, test: 0, chat: 0, serious: 0, handover: 0 },
        yesterday: { visit: 2, test: 0, chat: 1, serious: 0, handover: 0 },
      },
    ]),
  })
  const { rows } = await database.query({
    name: 'test.counted',
    text: 'select stage, day, count from outreach.counted where code = $1 order by day, stage',
    values: [code],
  })
  expect(rows).toEqual([
    { stage: 'chat', day: '2026-11-22', count: 1 },
    { stage: 'visit', day: '2026-11-22', count: 2 },
    { stage: 'visit', day: '2026-11-23', count: 1 },
  ])
})

test('who counts without end is stopped for that minute, and nothing breaks', async () => {
  const ask = await desk()
  const { campaign, code } = await linked(ask)
  const answers = await Promise.all(
    Array.from({ length: 3_100 }, () => ask(null, `${root}/count`, {}, { code, stage: 'visit' })),
  )
  expect(answers.filter((answer) => JSON.stringify(answer).includes('too-many'))).toHaveLength(100)
  expect((await view(ask, campaign)).links[0]?.counts.visit).toBe(3_000)
})

test('a poster is made of approved words only, with the code and the address in it', async () => {
  const ask = await desk()
  const { code, creative: id } = await linked(ask)
  for (const file of ['poster', 'story', 'qr']) {
    const answer = (await ask('lou', `${root}/links/:code/${file}.svg`, { code })) as {
      bytes: Uint8Array
    }
    const svg = new TextDecoder().decode(answer.bytes)
    expect(svg).toContain('<svg xmlns="http://www.w3.org/2000/svg"')
    expect(svg).toContain(`keerpunt.example/c/${code}`)
    if (file !== 'qr') expect(svg).toContain('Jouw pas.')
  }
  await ask('lou', `${root}/creatives/:id`, id, { revision: 3, creative })
  expect(await ask('lou', `${root}/links/:code/poster.svg`, { code })).toMatchObject({
    detail: { why: 'not-approved' },
  })
})

test('each thing that is done stands in the audit trail, with no word of what was written', async () => {
  const ask = await desk()
  const { code } = await linked(ask)
  const { rows } = await database.query({
    name: 'test.acts',
    text: 'select act, actor, subject from audit.outbox order by id desc limit 5',
  })
  expect(rows.map(({ act, actor }) => [act, actor]).toReversed()).toEqual([
    ['outreach-campaign-made', 'lou'],
    ['outreach-creative-made', 'lou'],
    ['outreach-creative-asked', 'lou'],
    ['outreach-creative-approved', 'ray'],
    ['outreach-link-made', 'lou'],
  ])
  expect(rows[0]?.['subject']).toBe(`link ${code}`)
  expect(JSON.stringify(rows)).not.toContain('Jouw')
})
