import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from './fixtures/folder.ts'
import { migrate } from './migrate.ts'
import { poolDatabase } from './pool.ts'
import { emptyTestDatabase } from './testing.ts'

const one = {
  '0001-queue-ticket.sql': 'create schema queue; create table queue.ticket (id integer);',
}
const two = { '0002-queue-place.sql': 'alter table queue.ticket add column place integer;' }

test('migrations run once, in order, and say their names', async () => {
  const database = await emptyTestDatabase()
  const folder = await folderWith({ ...two, ...one })
  const lines: string[] = []
  expect(await migrate(database, folder, (line) => lines.push(line))).toBe(2)
  expect(lines).toEqual(['Database: 0001-queue-ticket.sql', 'Database: 0002-queue-place.sql'])
  expect(await migrate(database, folder)).toBe(0)
})

test('a database moves forward from where it is', async () => {
  const database = await emptyTestDatabase()
  await migrate(database, await folderWith(one))
  expect(await migrate(database, await folderWith({ ...one, ...two }))).toBe(1)
})

test('eight nodes that migrate at the same moment do it once', async () => {
  const database = await emptyTestDatabase()
  const folder = await folderWith({ ...one, ...two })
  const nodes = Array.from({ length: 8 }, () => poolDatabase({ connectionString: database.url }))
  const counts = await Promise.all(nodes.map((node) => migrate(node, folder)))
  expect(counts.reduce((sum, each) => sum + each)).toBe(2)
  for (const node of nodes) await node[Symbol.asyncDispose]()
})

test('a migration that fails leaves nothing of itself, and the next try goes on from there', async () => {
  const database = await emptyTestDatabase()
  const broken = {
    '0002-queue-place.sql': 'create table queue.half (id integer); select nonsense;',
  }
  await expect(migrate(database, await folderWith({ ...one, ...broken }))).rejects.toThrow(
    'nonsense',
  )
  expect(await migrate(database, await folderWith({ ...one, ...two }))).toBe(1)
  await expect(database.script('select from queue.half')).rejects.toThrow('does not exist')
})

test('a database that a newer Keerpunt used is refused in one sentence', async () => {
  const database = await emptyTestDatabase()
  await migrate(database, await folderWith({ ...one, ...two }))
  await expect(migrate(database, await folderWith(one))).rejects.toThrow(
    'The database was last used by a newer Keerpunt (0002-queue-place.sql): start that version, or restore a backup from before it.',
  )
})

test('a migration that was changed after it ran is refused in one sentence', async () => {
  const database = await emptyTestDatabase()
  await migrate(database, await folderWith(one))
  const changed = { '0001-queue-ticket.sql': 'create schema queue;' }
  await expect(migrate(database, await folderWith(changed))).rejects.toThrow(
    'Migration 0001-queue-ticket.sql was changed after this database applied it: put it back and write a new one, or begin with an empty DATA_DIR.',
  )
})

test('two migrations with one number are refused', async () => {
  const database = await emptyTestDatabase()
  const folder = await folderWith({ ...one, '0001-audit-trail.sql': 'select 1' })
  await expect(migrate(database, folder)).rejects.toThrow('Two migrations have number 1')
})

async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await temporaryFolder()
  for (const [name, sql] of Object.entries(files)) await writeFile(join(folder, name), sql)
  return folder
}
