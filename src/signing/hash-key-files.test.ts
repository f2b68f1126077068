import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { keyCheckBytes, openHashKeyFiles } from './hash-key-files.ts'
import { KeyFileError } from './key-file.ts'

const folder = await mkdtemp(join(tmpdir(), 'keerpunt-hash-keys-'))
const files = await openHashKeyFiles(join(folder, 'keys'))
afterAll(() => rm(folder, { recursive: true }))

test('a key is made once, stays the same, and only its owner can read it', async () => {
  const made = await files.make(1)
  expect(made.keyBytes).toHaveLength(32)
  expect(await files.make(1)).toEqual(made)
  expect(await files.read(1)).toEqual(made)
  expect((await stat(join(folder, 'keys/1.key'))).mode & 0o077).toBe(0)
  expect((await files.make(2)).keyBytes).not.toEqual(made.keyBytes)
  expect((await files.numbers()).toSorted()).toEqual([1, 2])
})

test('another key shows, and one that is gone is told and not made anew', async () => {
  const check = keyCheckBytes(await files.read(1))
  expect(keyCheckBytes(await files.read(1))).toEqual(check)
  await files.destroy(1)
  await expect(files.read(1)).rejects.toThrow(KeyFileError)
  expect(keyCheckBytes(await files.make(1))).not.toEqual(check)
  await writeFile(join(folder, 'keys/3.key'), 'short')
  await expect(files.read(3)).rejects.toThrow(KeyFileError)
})
