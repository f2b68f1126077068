import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Database, Queryable } from './database.ts'
import { DatabaseStartError } from './start-error.ts'

/** One file `NNNN-<room>-<what>.sql`. */
export type Migration = { readonly version: number; readonly name: string; readonly sql: string }

/**
 * Brings the database up to the migrations in `folder`, each in a transaction of its own, forward only.
 * Any number of processes may do this at once. Returns how many were applied here.
 * Throws DatabaseStartError when the database is newer than `folder`, or an applied file was changed.
 */
export async function migrate(
  database: Database,
  folder: string,
  onProgress: (line: string) => void = () => {},
): Promise<number> {
  const migrations = await readMigrations(folder)
  const applied = await database.transaction(prepare)
  refuseOthers(migrations, applied)
  let count = 0
  const done = new Set(applied.map((row) => row.version))
  for (const migration of migrations) {
    if (done.has(migration.version)) continue
    if (!(await database.transaction((tx) => apply(tx, migration)))) continue
    onProgress(`Database: ${migration.name}`)
    count++
  }
  return count
}

/** The migrations of a folder in order. Throws when two have one number. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder))
    .filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name))
    .sort()
  const migrations = await Promise.all(
    names.map(async (name) => ({
      version: Number.parseInt(name, 10),
      name,
      sql: await readFile(join(folder, name), 'utf8'),
    })),
  )
  const double = migrations.find((each, index) => each.version === migrations[index + 1]?.version)
  if (double)
    throw new Error(`Two migrations have number ${double.version}: renumber the newer one`)
  return migrations
}

type Applied = { readonly version: number; readonly name: string; readonly sql: string }

/** The lock lasts until the transaction ends; a migration may take long, so nothing times out. */
const begin = `
  set local statement_timeout = 0;
  set local lock_timeout = 0;
  set local idle_in_transaction_session_timeout = 0;
  select pg_advisory_xact_lock(hashtext('keerpunt migration'))`

async function prepare(tx: Queryable): Promise<Applied[]> {
  await tx.script(begin)
  await tx.script(`
    create schema if not exists database;
    create table if not exists database.migration (
      version integer primary key,
      name text not null,
      sql text not null,
      applied_on date not null default current_date
    )`)
  const { rows } = await tx.query({
    name: 'database.migrations',
    text: 'select version, name, sql from database.migration order by version',
  })
  return rows.map((row) => ({
    version: Number(row['version']),
    name: String(row['name']),
    sql: String(row['sql']),
  }))
}

/** The row first: who comes second meets it and leaves. */
async function apply(tx: Queryable, migration: Migration): Promise<boolean> {
  await tx.script(begin)
  const { count } = await tx.query({
    name: 'database.claim-migration',
    text: 'insert into database.migration (version, name, sql) values ($1, $2, $3) on conflict do nothing',
    values: [migration.version, migration.name, migration.sql],
  })
  if (count === 0) return false
  await tx.script(migration.sql)
  return true
}

function refuseOthers(migrations: readonly Migration[], applied: readonly Applied[]): void {
  const here = new Map(migrations.map((each) => [each.version, each.sql]))
  const unknown = applied.findLast((row) => !here.has(row.version))
  if (unknown)
    throw new DatabaseStartError(
      'newer-than-code',
      `The database was last used by a newer Keerpunt (${unknown.name}): start that version, or restore a backup from before it.`,
    )
  const changed = applied.find((row) => here.get(row.version) !== row.sql)
  if (changed)
    throw new DatabaseStartError(
      'migration-changed',
      `Migration ${changed.name} was changed after this database applied it: put it back and write a new one, or begin with an empty DATA_DIR.`,
    )
}
