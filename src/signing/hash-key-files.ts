import { mkdir, readdir, readFile, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { KeyFileError, keyFromFile } from './key-file.ts'
import { type HashKey, type HashKeys, keyedHash } from './keyed-hash.ts'

/** Hashing keys that are rotated, each in a file of its own in one folder outside database and backups. */
export type HashKeyFiles = {
  /** Made and flushed to disk; the same key when it is there already. number: 1, 2, … */
  make(number: number): Promise<HashKey>
  /** Throws KeyFileError when it is not there or no key. */
  read(number: number): Promise<HashKey>
  /** What was hashed under it can not be looked up any more. */
  destroy(number: number): Promise<void>
  numbers(): Promise<number[]>
}

export async function openHashKeyFiles(folder: string): Promise<HashKeyFiles> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const pathOf = (number: number) => join(folder, `${number}.key`)
  const key = (number: number, keyBytes: Uint8Array): HashKey => ({ id: `${number}`, keyBytes })
  return {
    make: async (number) => key(number, await keyFromFile(pathOf(number))),
    async read(number) {
      const keyBytes = await readFile(pathOf(number)).catch(() => null)
      if (keyBytes?.length !== 32) throw new KeyFileError(pathOf(number))
      return key(number, keyBytes)
    },
    destroy: (number) => unlink(pathOf(number)),
    async numbers() {
      const names = await readdir(folder)
      return names.flatMap((name) => {
        const number = /^([1-9]\d{0,8})\.key$/.exec(name)?.[1]
        return number ? [Number(number)] : []
      })
    },
  }
}

/** Shows, kept elsewhere, whether a file still holds the key that it held. Source: RFC 2104. */
export function keyCheckBytes(key: HashKey): Buffer {
  const keys: HashKeys = [key]
  return keyedHash(keys, 'key check', key.id).hashBytes
}
