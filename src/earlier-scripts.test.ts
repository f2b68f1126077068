import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { keepScripts } from './earlier-scripts.ts'

const scratch = await mkdtemp(join(tmpdir(), 'keerpunt-scripts-'))
afterAll(() => rm(scratch, { recursive: true, force: true }))
const dataDir = join(scratch, 'data')
const dayMs = 24 * 3_600_000
const startMs = Date.UTC(2026, 0, 15)

/** A build that publishes these files. */
async function build(name: string, files: readonly string[]): Promise<string> {
  const dist = join(scratch, name)
  await mkdir(join(dist, 'assets'), { recursive: true })
  for (const file of files) await writeFile(join(dist, 'assets', file), `${name} ${file}`)
  return dist
}
const served = (dist: string, days: number) =>
  keepScripts(dist, dataDir, startMs + days * dayMs).map(({ file, bytes }) => `${file}: ${bytes}`)

test('a page of an earlier build finds its own later scripts for thirty days, and nothing else of it', async () => {
  const one = await build('one', ['chat-a.js', 'return-a.js', 'argon2-a.js', 'desk-a.js'])
  const two = await build('two', ['chat-b.js', 'return-b.js', 'argon2-a.js', 'desk-b.js'])
  expect(served(one, 0)).toEqual([])
  expect(served(two, 1)).toEqual(['return-a.js: one return-a.js'])
  expect(served(two, 29)).toEqual(['return-a.js: one return-a.js'])
  expect(served(two, 31)).toEqual([])
  expect((await readdir(join(dataDir, 'scripts'))).sort()).toEqual(['argon2-a.js', 'return-b.js'])
})
