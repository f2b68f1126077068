import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { prepareJobs, runJobs } from '../../database/server/jobs.ts'
import { testDatabase } from '../../database/server/testing.ts'
import type { Call } from '../../doors/route.ts'
import type { LookedImport } from '../figures/exchange.ts'
import { figuresPath } from '../figures/exchange.ts'
import { openFigures } from './figures.ts'

const database = await testDatabase()
await prepareJobs(database)
const dataDir = await mkdtemp(join(tmpdir(), 'wrong-file-'))
afterAll(() => rm(dataDir, { recursive: true }))
const clock = () => Date.parse('2026-11-22T12:00:00Z')
const figures = await openFigures({ database, dataDir, clock, nameOf: async (member) => member })
const patience = { timeout: 30_000, interval: 20 }

await database.script(`
  insert into outreach.campaign (name, goal, audience, starts_on, ends_on)
  values ('Geldezel', '', 'youth', '2026-11-01', '2026-12-01');
  insert into outreach.creative (campaign, variant, language, channel, says, alt, cost_cents, accounts, names)
  select 1, v, 'nl', 'Instagram', 'Een bericht', '', 0, '{bo}', '{Bo}' from unnest('{A,B}'::text[]) as v`)

async function ask(method: 'GET' | 'POST', verb: string, id: string, body: unknown = null) {
  const path = figuresPath + (id ? '/:id' : '') + (verb && `/${verb}`)
  const route = figures.routes.find((one) => one.path === path && one.method === method)
  const caller = { kind: 'staff', account: 'bo', member: 'bo', role: 'outreach_worker' } as const
  const call: Call = {
    ...{ params: { id }, query: { at: '0', after: '0' }, body, languages: [] },
    caller: { ...caller, paper: '', session: new Uint8Array() },
  }
  const answer = await route?.answer(call)
  return answer?.kind === 'json' ? answer.body : answer
}
async function upload(content: string): Promise<string> {
  const bytes = Buffer.from(content)
  const { id } = (await ask('POST', '', '', { bytes: bytes.length })) as { id: string }
  await ask('POST', 'part', id, bytes)
  await ask('POST', 'look', id, {})
  return id
}
const state = async (id: string) => (await ask('GET', '', id)) as LookedImport
const filesHere = async () =>
  (await readdir(join(dataDir, 'imports'))).filter((name) => name.endsWith('.csv'))
async function heap(): Promise<string> {
  const { rows } = await database.query({
    name: 'test.imports',
    text: `select row_to_json(i)::text as held from outreach.figures_import as i
      union all select row_to_json(r)::text from outreach.refused_row as r`,
  })
  return rows.map(({ held }) => String(held)).join('\n')
}
const mapping = {
  ...{ day: 0, until: null, name: 1, shown: 2, clicked: 3, cost: 4, currency: null },
  ...{ dayOrder: 'dmy', decimal: ',' },
}

test('of a list of persons that was given by mistake nothing is kept, not even its first line', async () => {
  for (const wrong of [
    'Jan Kanarie;0612345678;Utrecht\r\nSam Kanarie;0687654321;Zwolle\r\n',
    'Naam;Telefoon;Geboren;Kanarie\r\nJan Kanarie;0612345678;12-03-2009;1\r\n',
    'Jan Kanarie,12-03-2024,0612345678,14\r\nSam Kanarie,13-03-2024,0687654321,12\r\n',
    'Naam;Code;Adres\r\nJan Kanarie;17;Kanarielaan 3\r\n',
  ]) {
    const id = await upload(wrong)
    expect(await state(id)).toMatchObject({ state: 'failed', fault: 'no-table', form: null })
  }
  expect(await filesHere()).toEqual([])
  expect(await heap()).not.toMatch(/kanarie|jan|061234|geboren/i)
})

test('of a table only names of our own list are kept, whatever else its columns are called', async () => {
  const id = await upload(
    'Dag;Uiting;Kanarie Jansen;Klikken;06 12345678\r\n3-11-2026;Geldezel A;10;1;0,25\r\n',
  )
  expect((await state(id)).columns).toEqual(
    ['Dag', 'Uiting', 'Kanarie Jansen', 'Klikken', '06 12345678'], // told from the file, while it is there
  )
  expect((await state(id)).form?.columns).toEqual(['Dag', 'Uiting', '', 'Klikken', ''])
  expect(await heap()).not.toMatch(/kanarie|12345678/i)
  await ask('POST', 'drop', id, {})
})

test('figures below names that we do not know are still read, by their places alone', async () => {
  const tasks = figures.tasks
  await using _running = await runJobs({ database, tasks, onFault: () => {} })
  const id = await upload(
    'Wanneer;Kanarie;Gezien;Getikt;Betaald\r\n3-11-2026;Geldezel A;10;1;0,25\r\n4-11-2026;Iets anders;10;1;0,25\r\n5-11-2026;Geldezel B;1.200;34;12,50\r\n',
  )
  const looked = await state(id)
  expect(looked).toMatchObject({ state: 'looked', form: { columns: ['', '', '', '', ''] } })
  expect(looked.columns).toContain('Getikt')
  expect(await ask('POST', 'confirm', id, { mapping })).toEqual({})
  await vi.waitFor(async () => expect((await state(id)).state).toBe('done'), patience)
  expect(await state(id)).toMatchObject({ taken: 2, refused: 1, columns: [] })
  expect(await heap()).not.toMatch(/kanarie|getikt|wanneer/i)
  const { text } = (await ask('GET', 'refused', id)) as { text: string }
  expect(text).toContain('3;kolom 2;Naam of code van de uiting;')
})

test('dollars below a name that we do not know are refused as long as the file is there', async () => {
  const id = await upload('Wanneer;Wie;Gezien;Getikt;Geld (USD)\r\n3-11-2026;Geldezel A;10;1;1\r\n')
  expect(await ask('POST', 'confirm', id, { mapping })).toMatchObject({
    detail: { why: 'not-euros' },
  })
})

test('names that earlier imports kept are taken out, and how many columns there were stays', async () => {
  const id = await upload('Dag;Uiting;Vertoningen;Klikken\r\n3-11-2026;Geldezel A;10;1\r\n')
  await database.script(`update outreach.figures_import
    set form = jsonb_set(form, '{columns}', '["Kanarie Jansen", "x", "y", "z"]') where id = '${id}'`)
  const migration = resolve(import.meta.dirname, '../../../migrations/0027-outreach-debrief.sql')
  const sql = await readFile(migration, 'utf8')
  await database.script(sql.slice(sql.indexOf('update outreach.figures_import')))
  expect((await state(id)).form?.columns).toEqual(['', '', '', ''])
  expect(await heap()).not.toContain('Kanarie')
})
