// Half a million rows of a platform's figures: given in pieces, looked at, read by a job, in our own PostgreSQL.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { prepareJobs, runJobs } from '../src/database/server/jobs.ts'
import { migrate } from '../src/database/server/migrate.ts'
import { openDatabase } from '../src/database/server/open.ts'
import type { Call } from '../src/doors/route.ts'
import { figuresPath, type LookedImport } from '../src/outreach/figures/exchange.ts'
import { partMaxBytes } from '../src/outreach/figures/upload.ts'
import { openFigures } from '../src/outreach/server/figures.ts'
import { print } from './figure.ts'

const rows = 500_000
const creatives = 200
const days = 365

const dataDir = await mkdtemp(join(tmpdir(), 'keerpunt-bench-'))
try {
  await using database = await openDatabase({ dataDir, databaseUrl: null, onProgress: () => {} })
  await migrate(database, join(import.meta.dirname, '../migrations'))
  await prepareJobs(database)
  await database.script(`
    insert into outreach.campaign (name, goal, audience, starts_on, ends_on)
      select 'Campagne ' || n, '', 'youth', '2025-01-01', '2026-12-31' from generate_series(1, ${creatives}) as n;
    insert into outreach.creative (campaign, variant, language, channel, says, alt, cost_cents, accounts, names)
      select id, 'A', 'nl', 'instagram', 'Tekst', '', 0, '{a}', '{A}' from outreach.campaign`)
  const nameOf = async (member: string) => member
  const figures = await openFigures({ database, dataDir, clock: Date.now, nameOf })
  const ask = asker(figures.routes)

  const file = Buffer.from(madeUpFile())
  const sending = performance.now()
  const { id } = (await ask('', { body: { bytes: file.length } })) as { id: string }
  for (let at = 0; at < file.length; at += partMaxBytes)
    await ask('/part', { id, at, body: file.subarray(at, at + partMaxBytes) })
  await ask('/look', { id, body: {} })
  const given = performance.now() - sending

  await using _jobs = await runJobs({
    ...{ database, tasks: figures.tasks },
    onFault: (error) => console.error(error),
  })
  const looked = (await ask('', { id })) as LookedImport
  const reading = performance.now()
  await ask('/confirm', { id, body: { mapping: looked.guess } })
  const told = new Set<number>()
  let now = looked
  let longestMs = 0
  while (now.state !== 'done' && now.state !== 'failed') {
    const before = performance.now()
    await pause(20)
    longestMs = Math.max(longestMs, performance.now() - before - 20)
    now = (await ask('', { id })) as LookedImport
    told.add(now.rows)
  }
  const read = performance.now() - reading
  print({
    figure: 'import of 500,000 rows of figures, from confirmed to counted',
    value: read / 1_000,
    unit: 's',
    target: { atMost: 30 },
    note: `${now.state}; ${now.taken} counted, ${now.refused} refused with a reason each, ${now.kept} days kept; ${told.size - 1} steps of progress; ${Math.round(file.length / 1_048_576)} MB given and looked at in ${(given / 1_000).toFixed(1)} s`,
  })
  print({
    figure: 'longest that such an import keeps everything else in the process waiting',
    value: longestMs,
    unit: 'ms',
  })
} finally {
  await rm(dataDir, { recursive: true, force: true })
}

/** Every hundredth row is about no day. */
function madeUpFile(): string {
  const lines = ['Ad name;Day;Campaign name;Impressions;Link clicks;Amount spent (EUR);Reach;CPM']
  for (let at = 0; at < rows; at++) {
    const day = new Date(Date.UTC(2025, 0, 1 + (at % days))).toISOString().slice(0, 10)
    const name = `Campagne ${1 + (Math.floor(at / days) % creatives)} A`
    lines.push(
      `${name};${at % 100 === 99 ? 'week' : day};"Een naam; met teken";1.${100 + (at % 900)};${at % 90};12,${10 + (at % 90)};900;8,11`,
    )
  }
  return `${lines.join('\r\n')}\r\n`
}

type Asked = { readonly id?: string; readonly at?: number; readonly body?: unknown }

function asker(routes: Awaited<ReturnType<typeof openFigures>>['routes']) {
  const caller = { kind: 'staff', account: 'a', member: 'a', role: 'outreach_worker' } as const
  return async (verb: string, { id, at, body = null }: Asked) => {
    const path = `${figuresPath}${id ? '/:id' : ''}${verb}`
    const method = body === null ? 'GET' : 'POST'
    const call: Call = {
      params: id ? { id } : {},
      query: at === undefined ? {} : { at: `${at}` },
      body,
      caller: { ...caller, paper: '', session: new Uint8Array() },
      languages: [],
    }
    const route = routes.find((one) => one.path === path && one.method === method)
    const answer = await route?.answer(call)
    if (answer?.kind !== 'json') throw new Error(`${path}: ${JSON.stringify(answer)}`)
    return answer.body
  }
}
