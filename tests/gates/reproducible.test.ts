import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, cp, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const scratch = await mkdtemp(join(tmpdir(), 'keerpunt-built-'))
afterAll(() => rm(scratch, { recursive: true, force: true }))

/** Builds a copy of the sources in another place, and returns what it publishes. */
async function buildAt(place: string, change = async (_place: string) => {}): Promise<string> {
  const folder = join(scratch, place)
  await mkdir(folder, { recursive: true })
  for (const part of ['src', 'visitor', 'vite.config.ts', 'package.json', 'tsconfig.json'])
    await cp(join(root, part), join(folder, part), { recursive: true })
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
  await change(folder)
  const build = spawn(process.execPath, ['src/commands/build.ts'], {
    cwd: folder,
    stdio: 'ignore',
    env: { PATH: process.env['PATH'] ?? '', TZ: 'Pacific/Chatham', LANG: 'tr_TR.UTF-8' },
  })
  expect(await once(build, 'exit')).toEqual([0, null])
  return readFile(join(folder, 'dist/hashes.txt'), 'utf8')
}

test('the same sources give the same bytes, whenever and wherever they are built', async () => {
  const published = await readFile(join(root, 'dist/hashes.txt'), 'utf8')
  expect(published.trimEnd().split('\n').length).toBeGreaterThan(5)
  expect(await buildAt('een')).toBe(published)
  expect(await buildAt('een/heel/andere plek')).toBe(published)
})

test('one letter more in the sources gives other bytes', async () => {
  const published = await readFile(join(root, 'dist/hashes.txt'), 'utf8')
  const changed = await buildAt('anders', (folder) =>
    appendFile(join(folder, 'visitor/main.tsx'), '\nglobalThis.name = "x"\n'),
  )
  const lines = (text: string) => text.split('\n').filter((line) => line.includes('assets/chat-'))
  expect(lines(changed)).not.toEqual(lines(published))
})
