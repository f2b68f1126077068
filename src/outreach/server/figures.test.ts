import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { prepareJobs, runJobs } from '../../database/server/jobs.ts'
import { testDatabase } from '../../database/server/testing.ts'
import type { Answer, Call } from '../../doors/route.ts'
import type { LookedImport, Tried } from '../figures/exchange.ts'
import { figuresPath } from '../figures/exchange.ts'
import type { Mapping } from '../figures/mapping.ts'
import { partMaxBytes } from '../figures/upload.ts'
import { openFigures } from './figures.ts'

const database = await testDatabase()
await prepareJobs(database)
const dataDir = await mkdtemp(join(tmpdir(), 'imports-'))
afterAll(() => rm(dataDir, { recursive: true }))
let nowMs = Date.parse('2026-11-22T12:00:00Z')
const clock = () => nowMs
const figures = await openFigures({ database, dataDir, clock, nameOf: async (member) => member })
const patience = { timeout: 30_000, interval: 20 }

await database.script(`
  insert into outreach.campaign (name, goal, audience, starts_on, ends_on)
  values ('Geldezel', '', 'youth', '2026-11-01', '2026-12-01');
  insert into outreach.creative (campaign, variant, language, channel, says, alt, cost_cents, accounts, names)
  select 1, v, 'nl', 'Instagram', 'Een bericht', '', 0, '{bo}', '{Bo}' from unnest('{A,B}'::text[]) as v;
  insert into outreach.link (code, creative, target, note) values ('7fk2mq', 1, '/nl', ''), ('c4w9dx', 2, '/nl', '')`)

type Asked = {
  readonly id?: string
  readonly body?: unknown
  readonly at?: number
  readonly account?: string
}
async function ask(verb: string, { id, body = null, at, account = 'bo' }: Asked = {}) {
  const path = figuresPath + (id ? '/:id' : '') + (verb && `/${verb}`)
  const method = body === null && ['', 'refused'].includes(verb) ? 'GET' : 'POST'
  const route = figures.routes.find((one) => one.path === path && one.method === method)
  const caller = { kind: 'staff', account, member: account, role: 'outreach_worker' } as const
  const call: Call = {
    params: id ? { id } : {},
    query: at === undefined ? {} : { at: `${at}`, after: `${at}` },
    body,
    caller: { ...caller, paper: '', session: new Uint8Array() },
    languages: [],
  }
  const answer = (await route?.answer(call)) as Answer
  return answer.kind === 'json' ? answer.body : answer
}

async function upload(content: string | Uint8Array, account = 'bo'): Promise<string> {
  const bytes = Buffer.from(content)
  const { id } = (await ask('', { body: { bytes: bytes.length }, account })) as { id: string }
  for (let at = 0; at < bytes.length; at += partMaxBytes)
    await ask('part', { id, at, body: bytes.subarray(at, at + partMaxBytes), account })
  await ask('look', { id, body: {} })
  return id
}
const state = async (id: string) => (await ask('', { id })) as LookedImport
const mapping: Mapping = {
  ...{ day: 0, until: null, name: 1, shown: 2, clicked: 3, cost: 4, currency: null },
  ...{ dayOrder: 'dmy', decimal: ',' },
}
const confirm = (id: string, change: Partial<Mapping> = {}) =>
  ask('confirm', { id, body: { mapping: { ...mapping, ...change } } })
const run = () => runJobs({ database, tasks: figures.tasks, onFault: () => {} })
async function done(id: string): Promise<LookedImport> {
  await vi.waitFor(async () => expect((await state(id)).state).toMatch(/done|failed/), patience)
  return state(id)
}
const kept = async () =>
  (
    await database.query({
      name: 'test.figures',
      text: `select creative, day, shown, clicked, cost_cents from outreach.platform_figures order by creative, day`,
    })
  ).rows.map((row) => Object.values(row).join(' '))
const filesHere = async () =>
  (await readdir(join(dataDir, 'imports'))).filter((name) => name.endsWith('.csv'))

const head = 'Dag;Uiting;Vertoningen;Klikken;Kosten\r\n'
const file = `${head}3-11-2026;Geldezel A;1.200;34;12,50\r\n3-11-2026;7fk2mq;100;6;1,25\r\n4-11-2026;c4w9dx;900;9;8\r\n`

test('a file is looked at, its columns are confirmed, its figures count, and the file is gone', async () => {
  await using _running = await run()
  const id = await upload(file)
  const looked = await state(id)
  expect(looked).toMatchObject({ state: 'looked', by: 'bo', guess: mapping, seenOn: null })
  expect(looked.preview[0]).toEqual(['3-11-2026', 'Geldezel A', '1.200', '34', '12,50'])
  const { rows } = (await ask('try', { id, body: { mapping } })) as Tried
  expect(rows.map(({ kind }) => kind)).toEqual(['row', 'row', 'row'])
  expect(await confirm(id)).toEqual({})
  expect(await done(id)).toMatchObject({ state: 'done', rows: 3, taken: 3, refused: 0, kept: 2 })
  expect(await kept()).toEqual(['1 2026-11-03 1300 40 1375', '2 2026-11-04 900 9 800'])
  await vi.waitFor(async () => expect(await filesHere()).toEqual([]), patience)
})

test('the same file twice counts once, and says that it was here before', async () => {
  await using _running = await run()
  const before = await kept()
  const id = await upload(file, 'kim')
  expect(await state(id)).toMatchObject({ seenOn: '2026-11-22' })
  await confirm(id)
  await done(id)
  expect(await kept()).toEqual(before)
})

test('a newer figure for a day takes the place of the older one', async () => {
  await using _running = await run()
  const id = await upload(`${head}4-11-2026;c4w9dx;950;10;8,40\r\n`)
  await confirm(id)
  await done(id)
  expect((await kept()).at(-1)).toBe('2 2026-11-04 950 10 840')
})

test('every refused row stands in the report with its number and reason, and the others count', async () => {
  await using _running = await run()
  const id = await upload(
    `${head.replace('Kosten', '=Kosten')}5-11-2026;c4w9dx;10;1;0,10\r\n\r\nweek 45;c4w9dx;1;0;0\r\n5-11-2026;Iets anders;1;0;0\r\n5-11-2026;c4w9dx;10;1;1.05,2\r\nTotaal;;10;1;9\r\n`,
  )
  await confirm(id)
  expect(await done(id)).toMatchObject({ rows: 5, taken: 1, refused: 4, kept: 1 })
  const { text, next } = (await ask('refused', { id })) as { text: string; next: number | null }
  expect(next).toBeNull()
  const lines = text.split('\r\n')
  expect(lines.map((line) => line.split(';')[0])).toEqual(['\ufeffrij', '4', '5', '6', '7', ''])
  expect(lines[1]).toContain('Dag;Dag;Hier staat geen dag')
  expect(lines[3]).toContain('kolom 5;Kosten;')
  expect(text).not.toContain('Iets anders')
})

test('rows of days outside the campaign do not count, and the answer says how many they are', async () => {
  await using _running = await run()
  const before = await kept()
  const id = await upload(
    `${head}31-10-2026;c4w9dx;10;1;0,10\r\n30-10-2026;7fk2mq;10;1;0,10\r\nTotaal;;10;1;9\r\n`,
  )
  const { rows } = (await ask('try', { id, body: { mapping } })) as Tried
  expect(rows[0]).toEqual({ kind: 'refused', field: 'day', word: 'outside-campaign' })
  await confirm(id)
  const { taken, reasons } = await done(id)
  expect({ taken, reasons }).toEqual({
    taken: 0,
    reasons: [
      { word: 'outside-campaign', rows: 2 },
      { word: 'total', rows: 1 },
    ],
  })
  expect(await kept()).toEqual(before)
})

test('what can not be a mapping of this file is refused before anything happens', async () => {
  const id = await upload(
    'Dag;Uiting;Vertoningen;Klikken;Kosten (USD)\r\n3-11-2026;c4w9dx;1;0;1\r\n',
  )
  expect(await confirm(id)).toMatchObject({ word: 'malformed', detail: { why: 'not-euros' } })
  expect(await confirm(id, { cost: 3 })).toMatchObject({ detail: { why: 'same-column' } })
  expect(await confirm(id, { cost: 9 })).toMatchObject({ word: 'malformed' })
  expect(await ask('confirm', { id, body: { mapping: null } })).toMatchObject({ word: 'malformed' })
  expect(await ask('drop', { id, body: {} })).toEqual({})
  expect(await ask('', { id })).toMatchObject({ word: 'unknown' })
  expect(await filesHere()).toEqual([])
})

test('a piece that comes twice, too early or too far changes nothing; half a file is not read', async () => {
  const bytes = Buffer.from(file)
  const { id } = (await ask('', { body: { bytes: bytes.length } })) as { id: string }
  const [first, second] = [bytes.subarray(0, 50), bytes.subarray(50)]
  expect(await ask('part', { id, at: 50, body: second })).toEqual({ received: 0 })
  expect(await ask('part', { id, at: 0, body: first })).toEqual({ received: 50 })
  expect(await ask('part', { id, at: 0, body: first })).toEqual({ received: 50 })
  expect(await ask('look', { id, body: {} })).toMatchObject({ word: 'taken' })
  expect(await ask('part', { id, at: 60, body: bytes })).toMatchObject({ word: 'too-large' })
  expect(await ask('part', { id, at: 50, body: second })).toEqual({ received: bytes.length })
  expect(await ask('look', { id, body: {} })).toMatchObject({ state: 'looked' })
  expect(await ask('part', { id, at: 0, body: first })).toMatchObject({ word: 'taken' })
  await ask('drop', { id, body: {} })
})

test('a file too large, and too many files at once, are refused', async () => {
  expect(await ask('', { body: { bytes: 300 * 1_048_576 } })).toMatchObject({ word: 'too-large' })
  expect(await ask('', { body: { bytes: 0 } })).toMatchObject({ word: 'malformed' })
  const ids = []
  for (let count = 0; count < 5; count++) ids.push(await upload(file, `worker-${count}`))
  expect(await ask('', { body: { bytes: 10 } })).toMatchObject({ word: 'too-many' })
  for (const id of ids) await ask('drop', { id, body: {} })
})

test('an unreadable file says why, and keeps nothing', async () => {
  const id = await upload('PK\u0003\u0004 een werkboek')
  expect(await state(id)).toMatchObject({ state: 'failed', fault: 'workbook' })
  const png = await upload(Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'))
  expect(await state(png)).toMatchObject({ state: 'failed', fault: 'no-text' })
  expect(await filesHere()).toEqual([])
})

test('a quote that never closes far down the file leaves every figure as it was', async () => {
  await using _running = await run()
  const before = await kept()
  const row = '6-11-2026;c4w9dx;1;0;0\r\n'
  const id = await upload(`${head}${row.repeat(3_000)}"6-11-2026;${'x'.repeat(70_000)}`)
  await confirm(id)
  expect(await done(id)).toMatchObject({ state: 'failed', fault: 'broken', faultRow: 3_002 })
  expect(await kept()).toEqual(before)
})

test('an import that is taken back before it is read counts nothing', async () => {
  const before = await kept()
  const id = await upload(`${head}7-11-2026;c4w9dx;10;1;1\r\n`)
  await confirm(id)
  await ask('drop', { id, body: {} })
  await using _running = await run()
  await vi.waitFor(async () => expect(await waitingJobs()).toBe(0), patience)
  expect(await kept()).toEqual(before)
})

const waitingJobs = async () =>
  (await database.query({ name: 'test.waits', text: 'select 1 from graphile_worker.jobs' })).count

test('the samples of all three platforms are read as they come', async () => {
  await using _running = await run()
  for (const [name, taken, refused] of [
    ['meta.csv', 5, 0],
    ['tiktok.csv', 4, 1],
    ['snapchat.csv', 0, 3],
  ] as const) {
    const id = await upload(await readFile(resolve(import.meta.dirname, '../samples', name)))
    const { guess } = await state(id)
    await ask('confirm', { id, body: { mapping: guess } })
    expect([name, await done(id)]).toMatchObject([name, { state: 'done', taken, refused }])
  }
})

test('what nobody confirmed goes after a day, reports after three months', async () => {
  const id = await upload(file)
  const days = 86_400_000
  await figures.sweep()
  expect((await state(id)).state).toBe('looked')
  nowMs += 2 * days
  await figures.sweep()
  expect(await ask('', { id })).toMatchObject({ word: 'unknown' })
  expect(await filesHere()).toEqual([])
  expect(((await ask('')) as unknown[]).length).toBeGreaterThan(3)
  nowMs += 100 * days
  await figures.sweep()
  expect(await ask('')).toEqual([])
})

test('of who asked for an import stands an act in the trail, never what was in the file', async () => {
  const { rows } = await database.query({
    name: 'test.acts',
    text: `select distinct act, subject from audit.outbox where act like 'outreach-figures%'`,
  })
  expect(rows).toEqual([{ act: 'outreach-figures-confirmed', subject: null }])
})
