import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { type Child, runFixture } from '../../database/server/fixtures/child.ts'
import { addJob, prepareJobs } from '../../database/server/jobs.ts'
import { testDatabase } from '../../database/server/testing.ts'
import { beginImport, readImport, saveConfirmed, saveLooked } from './figures-store.ts'
import { taskAt } from './import-figures.ts'
import { lookAtFile } from './look-at-file.ts'
import { newId, openUploadFiles } from './upload-files.ts'

const database = await testDatabase()
await prepareJobs(database)
const dataDir = await mkdtemp(join(tmpdir(), 'killed-'))
afterAll(() => rm(dataDir, { recursive: true }))
const files = await openUploadFiles(dataDir)
const patience = { timeout: 60_000, interval: 10 }
const child = (): Child =>
  runFixture('../../../outreach/server/fixtures/read-figures.ts', database.url, dataDir)

await database.script(`
  insert into outreach.campaign (name, goal, audience, starts_on, ends_on)
  values ('Geldezel', '', 'youth', '2025-10-01', '2026-12-01');
  insert into outreach.creative (campaign, variant, language, channel, says, alt, cost_cents, accounts, names)
  select 1, v, 'nl', 'instagram', 'Een bericht', '', 0, '{bo}', '{Bo}' from unnest('{A,B}'::text[]) as v`)

const good = 200_000
const bad = 400

/** A confirmed import of many rows about forty days of two creatives. */
async function waiting(): Promise<string> {
  const id = newId()
  const rows = ['Dag;Uiting;Vertoningen;Klikken;Kosten']
  for (let at = 0; at < good; at++)
    rows.push(`${1 + (at % 20)}-10-2025;Geldezel ${at % 40 < 20 ? 'A' : 'B'};10;1;0,25`)
  for (let at = 0; at < bad; at++) rows.splice(at * 500 + 1, 0, 'week 40;Geldezel A;1;0;0')
  const text = `${rows.join('\r\n')}\r\n`
  await writeFile(files.pathOf(id), text)
  const looked = await lookAtFile(files.pathOf(id))
  if (looked.kind !== 'table') throw new Error('no table')
  const who = { account: 'bo', by_name: 'Bo', made_on: '2026-11-22' }
  await beginImport(database, { id, place: files.place, file_bytes: text.length, ...who }, 5)
  await saveLooked(database, id, looked)
  const { guess } = looked
  const at = { day: 0, name: 1, shown: 2, clicked: 3 }
  await database.transaction(async (tx) => {
    await saveConfirmed(tx, id, { ...guess, ...at })
    await addJob(tx, { task: taskAt(files), payload: { id }, key: id })
  })
  return id
}
const one = async (name: string, text: string) =>
  (await database.query({ name: `test.${name}`, text })).rows[0]
const sums = () =>
  one(
    'sums',
    `select count(*) as days, sum(shown)::integer as shown, sum(clicked)::integer as clicked,
    sum(cost_cents)::integer as cents from outreach.platform_figures`,
  )
const stateOf = async (id: string) => (await readImport(database, id))?.state
const begun = (id: string) =>
  vi.waitFor(async () => {
    const row = await readImport(database, id)
    expect(row?.state === 'running' && row.read_rows > 0).toBe(true)
  }, patience)
const all = { days: 40, shown: good * 10, clicked: good, cents: good * 25 }

test('an import that is killed in the middle, twice, is read to its end after a restart, and counts once', async () => {
  const id = await waiting()
  for (let round = 0; round < 2; round++) {
    const app = child()
    await begun(id)
    await app.kill()
    expect(await stateOf(id)).toBe('running')
    expect((await sums())?.['days']).toBe(0)
    await database.script(
      `update outreach.figures_import set read_rows = 0 where state = 'running'`,
    )
  }
  const app = child()
  await vi.waitFor(async () => expect(await stateOf(id)).toBe('done'), patience)
  expect(await sums()).toEqual(all)
  expect(await readImport(database, id)).toMatchObject({
    ...{ read_rows: good + bad, taken_rows: good, refused_rows: bad, kept_days: 40 },
  })
  const refused = await one('refused', `select count(*) as rows from outreach.refused_row`)
  expect(refused?.['rows']).toBe(bad)
  await vi.waitFor(async () => expect(await files.sizeOf(id)).toBeNull(), patience)
  await app.kill()
})

test('an app that is told to stop in the middle stops at once, and the next one goes on', async () => {
  const id = await waiting()
  const app = child()
  await begun(id)
  app.process.kill('SIGTERM')
  expect(await app.said()).toBe('closed')
  expect(await stateOf(id)).toBe('running')
  const { rows } = await database.query({
    name: 'test.errors',
    text: 'select last_error from graphile_worker.jobs',
  })
  expect(rows).toEqual([{ last_error: 'stopped' }])
  const next = child()
  await vi.waitFor(async () => expect(await stateOf(id)).toBe('done'), patience)
  expect(await sums()).toEqual(all)
  await next.kill()
})
