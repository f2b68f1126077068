import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { buildAt } from '../support/another-build.ts'

const root = resolve(import.meta.dirname, '../..')
const scratch = await mkdtemp(join(tmpdir(), 'keerpunt-built-'))
afterAll(() => rm(scratch, { recursive: true, force: true }))

test('the same sources give the same bytes, whenever and wherever they are built', async () => {
  const published = await readFile(join(root, 'dist/hashes.txt'), 'utf8')
  expect(published.trimEnd().split('\n').length).toBeGreaterThan(5)
  expect(await buildAt(join(scratch, 'een'))).toBe(published)
  expect(await buildAt(join(scratch, 'een/heel/andere plek'))).toBe(published)
})

test('one letter more in the sources gives other bytes', async () => {
  const published = await readFile(join(root, 'dist/hashes.txt'), 'utf8')
  const changed = await buildAt(join(scratch, 'anders'), (folder) =>
    appendFile(join(folder, 'visitor/main.tsx'), '\nglobalThis.name = "x"\n'),
  )
  const lines = (text: string) => text.split('\n').filter((line) => line.includes('assets/chat-'))
  expect(lines(changed)).not.toEqual(lines(published))
})
