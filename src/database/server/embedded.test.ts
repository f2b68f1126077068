import { existsSync, readdirSync } from 'node:fs'
import { chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Binaries } from './binaries.ts'
import { ask } from './fixtures/ask.ts'
import { temporaryFolder } from './fixtures/folder.ts'
import { start } from './fixtures/start.ts'

test('an empty DATA_DIR becomes a database, and what was written is there after a restart', async () => {
  const dataDir = await temporaryFolder()
  const first = await start({ dataDir })
  await ask(first.connection, 'create table kept (word text)', `insert into kept values ('here')`)
  await first.stop()
  const second = await start({ dataDir })
  expect(await ask(second.connection, 'select word from kept')).toEqual([{ word: 'here' }])
})

test.each(systemBinaries())(
  'the same supervisor runs PostgreSQL $major from $dir',
  async (binaries) => {
    const dataDir = await temporaryFolder()
    await chmod(dataDir, 0o755)
    const { connection } = await start({ dataDir, binaries })
    const [row] = await ask(connection, 'show server_version_num')
    expect(Math.floor(Number(row?.['server_version_num']) / 10_000)).toBe(binaries.major)
  },
)

test('nobody reaches the server but through a socket in a folder that only its user can enter', async () => {
  const dataDir = await temporaryFolder()
  const { admin } = await start({ dataDir })
  expect(await ask(admin, 'show listen_addresses')).toEqual([{ listen_addresses: '' }])
  expect((await stat(join(dataDir, 'postgres'))).mode & 0o777).toBe(0o700)
  const socket = await stat(join(dataDir, 'postgres/.s.PGSQL.5432'))
  expect(socket.isSocket()).toBe(true)
})

test('the application is no superuser, and commits wait for the disk', async () => {
  const { connection } = await start({ dataDir: await temporaryFolder(), settings: {} })
  const settings = `select current_setting('is_superuser') as super, current_setting('fsync') as fsync,
    current_setting('synchronous_commit') as commit, current_setting('full_page_writes') as pages`
  expect(await ask(connection, settings)).toEqual([
    { super: 'off', fsync: 'on', commit: 'on', pages: 'on' },
  ])
})

test('text sorts and folds the same on every machine', async () => {
  const { connection } = await start({ dataDir: await temporaryFolder() })
  const [row] = await ask(
    connection,
    `select lower('ÉÏ') as low, (select string_agg(x, '' order by x) from unnest('{b,a,é,B}'::text[]) x) as sorted`,
  )
  expect(row).toEqual({ low: 'éï', sorted: 'Babé' })
})

test('values from a failed statement stand in no file of DATA_DIR outside the tables', async () => {
  const dataDir = await temporaryFolder()
  const { connection } = await start({ dataDir })
  await expect(ask(connection, `select 'canary-48151'::integer`)).rejects.toThrow('canary-48151')
  for (const name of readdirSync(dataDir, { recursive: true, encoding: 'utf8' })) {
    const bytes = await readFile(join(dataDir, name)).catch(() => Buffer.alloc(0))
    expect(bytes.includes('canary-48151'), name).toBe(false)
  }
})

test('a second start on the same DATA_DIR is refused in one sentence that names the process', async () => {
  const dataDir = await temporaryFolder()
  await start({ dataDir })
  await expect(start({ dataDir })).rejects.toThrow(
    `DATA_DIR ${dataDir} is already in use by process ${process.pid}: stop that one, or set DATA_DIR to another folder.`,
  )
})

test('a command beside a running app joins its server, and leaves it running', async () => {
  const dataDir = await temporaryFolder()
  const app = await start({ dataDir })
  const command = await start({ dataDir, join: true })
  expect(await ask(command.connection, 'select 1 as one')).toEqual([{ one: 1 }])
  await command.stop()
  expect(await ask(app.connection, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('two first starts at the same moment make one database', async () => {
  const dataDir = await temporaryFolder()
  const both = await Promise.allSettled([start({ dataDir }), start({ dataDir })])
  expect(both.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('a DATA_DIR with a path longer than a socket may have works', async () => {
  const dataDir = join(await temporaryFolder(), 'a'.repeat(120))
  const { connection } = await start({ dataDir })
  expect(await ask(connection, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a start that was killed while making the database is begun again', async () => {
  const dataDir = await temporaryFolder()
  await mkdir(join(dataDir, 'postgres.new/base'), { recursive: true })
  const { connection } = await start({ dataDir })
  expect(await ask(connection, 'select 1 as one')).toEqual([{ one: 1 }])
})

test("another major version's directory is refused with the remedy, and left as it was", async () => {
  const dataDir = await temporaryFolder()
  await mkdir(join(dataDir, 'postgres'), { mode: 0o700 })
  await writeFile(join(dataDir, 'postgres/PG_VERSION'), '17\n')
  await expect(start({ dataDir })).rejects.toThrow(
    /postgres was made by PostgreSQL 17 and this Keerpunt brings 18: start the Keerpunt that made it, or run PostgreSQL 17 on that folder and set DATABASE_URL\.$/,
  )
  expect(readdirSync(join(dataDir, 'postgres'))).toEqual(['PG_VERSION'])
})

test('a folder that holds other files is never written over', async () => {
  const dataDir = await temporaryFolder()
  await mkdir(join(dataDir, 'postgres'))
  await writeFile(join(dataDir, 'postgres/thesis.txt'), 'mine')
  await expect(start({ dataDir })).rejects.toThrow(
    'holds files that are no database: move them away, or set DATA_DIR to another folder.',
  )
  expect(await readFile(join(dataDir, 'postgres/thesis.txt'), 'utf8')).toBe('mine')
})

test('a DATA_DIR that is a file is refused in one sentence', async () => {
  const dataDir = join(await temporaryFolder(), 'file')
  await writeFile(dataDir, '')
  await expect(start({ dataDir })).rejects.toThrow(
    `Keerpunt may not write in ${dataDir}: give this user that folder, or set DATA_DIR to another one.`,
  )
})

test('a database whose files are damaged says so instead of starting for ever', async () => {
  const dataDir = await temporaryFolder()
  const server = await start({ dataDir })
  await server.stop()
  await writeFile(join(dataDir, 'postgres/global/pg_control'), 'damaged')
  await chmod(join(dataDir, 'postgres/global/pg_control'), 0o644)
  await expect(start({ dataDir })).rejects.toThrow(
    /does not start \(.+\): restore a backup, or set DATA_DIR to another folder\.$/,
  )
})

/** Every PostgreSQL ≥ 15 that Debian's packages put on this machine. */
function systemBinaries(): Binaries[] {
  const root = '/usr/lib/postgresql'
  const found = existsSync(root) ? readdirSync(root).map(Number) : []
  return found
    .filter((major) => major >= 15 && existsSync(join(root, `${major}/bin/initdb`)))
    .map((major) => ({ dir: join(root, `${major}/bin`), major }))
}
