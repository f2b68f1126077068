import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { mkdir, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The files that stand here until their figures are read. */
export type UploadFiles = {
  /** Names this disk: the job goes to the process that has it. */
  readonly place: string
  pathOf(id: string): string
  /** Puts a piece where it belongs; the same piece twice changes nothing. What stands there then; a gap is left to its sender. */
  put(id: string, at: number, bytes: Uint8Array): Promise<number>
  /** null: no such file. */
  sizeOf(id: string): Promise<number | null>
  remove(id: string): Promise<void>
  /** Removes every file but these. */
  keepOnly(ids: readonly string[]): Promise<void>
}

const fileName = /^([A-Za-z0-9_-]{22})\.csv$/

/** Opens the folder for imports in DATA_DIR, readable by its owner only. */
export async function openUploadFiles(dataDir: string): Promise<UploadFiles> {
  const folder = join(dataDir, 'imports')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const pathOf = (id: string) => join(folder, `${id}.csv`)
  const sizeOf = async (id: string) => {
    try {
      return (await stat(pathOf(id))).size
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
      throw error
    }
  }
  return {
    place: await placeIn(folder),
    pathOf,
    sizeOf,
    async put(id, at, bytes) {
      const file = await open(pathOf(id), constants.O_RDWR | constants.O_CREAT, 0o600)
      try {
        const { size } = await file.stat()
        if (at > size) return size
        await file.write(bytes, 0, bytes.length, at)
        return Math.max(size, at + bytes.length)
      } finally {
        await file.close()
      }
    },
    remove: (id) => rm(pathOf(id), { force: true }),
    async keepOnly(ids) {
      const kept = new Set(ids)
      for (const name of await readdir(folder)) {
        const id = fileName.exec(name)?.[1]
        if (id !== undefined && !kept.has(id)) await rm(join(folder, name), { force: true })
      }
    },
  }
}

async function placeIn(folder: string): Promise<string> {
  const path = join(folder, 'place')
  try {
    await writeFile(path, newId(), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return (await readFile(path, 'utf8')).trim()
}

/** 128 random bits. */
export const newId = (): string => randomBytes(16).toString('base64url')
