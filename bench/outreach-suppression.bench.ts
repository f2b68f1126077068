// Looking up somebody among five million who said stop, under six keys, beside one bare select from the same server.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from '../src/database/server/database.ts'
import { migrate } from '../src/database/server/migrate.ts'
import { openDatabase } from '../src/database/server/open.ts'
import { openOutreachKeys } from '../src/outreach/server/hash-keys.ts'
import { isOnStopList, stopLabel } from '../src/outreach/server/suppression.ts'
import { addStop, lookUp } from '../src/outreach/server/suppression-store.ts'
import { openHashKeyFiles } from '../src/signing/hash-key-files.ts'
import { everyKeyedHash, keyedHash } from '../src/signing/keyed-hash.ts'
import { print, quantile } from './figure.ts'

const stopped = 5_000_000
const keys = 6
const asks = 2_000
const atMostMs = 5

const dataDir = await mkdtemp(join(tmpdir(), 'keerpunt-bench-'))
try {
  await using database = await openDatabase({ dataDir, databaseUrl: null, onProgress: () => {} })
  await migrate(database, join(import.meta.dirname, '../migrations'))
  const files = await openHashKeyFiles(join(dataDir, 'outreach-keys'))
  const ring = await openOutreachKeys({ database, files, clock: Date.now })
  for (let more = 1; more < keys; more++) await ring.rotate()
  const from = performance.now()
  await fill(database)
  print({
    figure: 'filling the stop list',
    value: (performance.now() - from) / 1000,
    unit: 's',
    note: `${stopped} random hashes under ${keys} keys`,
  })
  const [listed, unlisted] = await people(database)
  for (const [what, names] of [
    ['somebody who said stop', listed],
    ['somebody who did not', unlisted],
  ] as const) {
    const bare = await timed(names, () => bareSelect(database))
    for (const [how, work] of [
      ['asked on its screen', (name: string) => isOnStopList(ring, database, name)],
      ['before somebody is asked about', (name: string) => lookUpHeld(database, name)],
    ] as const) {
      const samples = await timed(names, work)
      for (const share of [0.5, 0.99])
        print({
          figure: `stop list, ${how}, ${what}, p${share * 100}`,
          value: quantile(samples, share),
          unit: 'ms',
          beside: { what: 'select 1', value: quantile(bare, share) },
          ...(share === 0.99 && { target: { atMost: atMostMs } }),
          note: `${asks} look-ups among ${stopped}, each under ${keys} keys`,
        })
    }
  }

  /** As a worker's question does it: in a transaction, hold the keys, hash under each, one statement. */
  async function lookUpHeld(db: Database, name: string): Promise<unknown> {
    return db.transaction(async (tx) =>
      lookUp(tx, everyKeyedHash(await ring.live(tx), stopLabel, name), []),
    )
  }

  async function people(db: Database): Promise<[string[], string[]]> {
    const names = Array.from({ length: asks }, (_, at) => `proef${at}`)
    await db.transaction(async (tx) => {
      const live = await ring.live(tx)
      for (const name of names) await addStop(tx, keyedHash(live, stopLabel, name), '2026-11-22')
    })
    return [names, names.map((name) => `${name}x`)]
  }
} finally {
  await rm(dataDir, { recursive: true, force: true })
}

/** Random bytes, spread over the keys: to an index a hash is nothing else. Its constraints come back when it is full. */
async function fill(db: Database): Promise<void> {
  await db.script(`
    begin;
    set local statement_timeout = 0;
    set local maintenance_work_mem = '256MB';
    alter table outreach.stop drop constraint stop_pkey, drop constraint stop_key_id_fkey;
    drop index outreach.stop_keep_until;
    insert into outreach.stop (key_id, stop_hash, keep_until)
      select 1 + at % ${keys}, uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()), date '2031-11-22'
      from generate_series(1, ${stopped}) as at;
    alter table outreach.stop add primary key (key_id, stop_hash),
      add foreign key (key_id) references outreach.hash_key (id);
    create index stop_keep_until on outreach.stop (keep_until);
    commit;
  `)
  // What the server does by itself in the minutes after: a list is not filled in the moment before somebody asks.
  await db.script('vacuum analyze outreach.stop')
}

function bareSelect(db: Database): Promise<unknown> {
  return db.query({ name: 'bench.bare', text: 'select 1' })
}

async function timed(
  names: readonly string[],
  work: (name: string) => Promise<unknown>,
): Promise<number[]> {
  const samples: number[] = []
  for (const name of names) {
    const from = performance.now()
    await work(name)
    samples.push(performance.now() - from)
  }
  return samples
}
