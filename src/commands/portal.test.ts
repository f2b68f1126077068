import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../database/server/testing.ts'
import { loadContent } from '../knowledge/server/load-content.ts'
import { runPortal } from './portal.ts'

const root = resolve(import.meta.dirname, '../..')
const database = await testDatabase()
const folder = await mkdtemp(join(tmpdir(), 'keerpunt-folder-'))
const env = { DATABASE_URL: database.url, DATA_DIR: folder }
afterAll(() => rm(folder, { recursive: true }))
const run = (...words: string[]) => runPortal(words, env, root)

test('a portal written to a folder and read back changes nothing', async () => {
  await loadContent({ database, contentRoot: join(root, 'content'), clock: Date.now })
  const there = join(folder, 'portal')
  await run('export', there)
  const page = 'nl/youth/3.md'
  expect(await readFile(join(there, page), 'utf8')).toBe(
    await readFile(join(root, 'content', page), 'utf8'),
  )
  expect((await run('import', there))[0]).toMatch(/^0 pages wait/)
})

test('a changed file waits for a person; an unreadable one is named', async () => {
  const there = join(folder, 'portal')
  const page = join(there, 'nl/relatives/school.md')
  await writeFile(page, `${await readFile(page, 'utf8')}\nEen nieuwe zin.\n`)
  await writeFile(join(there, 'nl/relatives/leeg.md'), 'geen kop')
  const lines = await run('import', there)
  expect(lines).toContain('to review: nl/relatives/school')
  expect(lines).toContain('not read (no-front-matter): nl/relatives/leeg.md')
  expect(await run('import', there)).toContain(
    'somebody works on it, left alone: nl/relatives/school',
  )
})

test('asks what to do when it is not said', async () => {
  await expect(run()).rejects.toThrow(/export <folder>/)
})
