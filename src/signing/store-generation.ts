import { randomBytes } from 'node:crypto'
import { open, readdir, readFile, rename, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export class ShredStoreBrokenError extends Error {
  override name = 'ShredStoreBrokenError'
}

/** One store key and the slots under it. Written whole, never switched halfway: the key file comes last. */
export type Generation = {
  readonly number: number
  readonly storeKeyBytes: Buffer
  readonly slots: Buffer
}

export function slotsPath(directory: string, number: number): string {
  return join(directory, `slots-${number}`)
}

const keyPath = (directory: string, number: number) => join(directory, `key-${number}`)

/** The generation that holds. Left-overs of an interrupted rotation are destroyed; an empty directory begins. */
export async function newestGeneration(directory: string): Promise<Generation> {
  const names = await readdir(directory)
  const numbers = names.flatMap((name) => /^key-(\d+)$/.exec(name)?.[1] ?? []).map(Number)
  if (numbers.length === 0) {
    await refuseSlotsWithoutKey(directory, names)
    await writeGeneration(directory, 1, randomBytes(32), Buffer.alloc(0))
    return newestGeneration(directory)
  }
  const number = Math.max(...numbers)
  await destroyOthers(directory, number)
  const storeKeyBytes = await readFile(keyPath(directory, number))
  const slots = await readFile(slotsPath(directory, number)).catch((cause: unknown) => {
    throw broken('the slots of the newest key are missing', directory, cause)
  })
  if (storeKeyBytes.length !== 32) throw broken('the store key is damaged', directory)
  return { number, storeKeyBytes, slots }
}

/** On disk when it returns. Until the key's name is in place, the generation before it still holds. */
export async function writeGeneration(
  directory: string,
  number: number,
  storeKeyBytes: Uint8Array,
  slots: Uint8Array,
): Promise<void> {
  await writeFile(slotsPath(directory, number), slots, { mode: 0o600, flush: true })
  await syncDirectory(directory)
  const fresh = join(directory, 'key-new')
  await writeFile(fresh, storeKeyBytes, { mode: 0o600, flush: true })
  await rename(fresh, keyPath(directory, number))
  await syncDirectory(directory)
}

/** Overwrites and removes every file that is not of this generation. */
export async function destroyOthers(directory: string, number: number): Promise<void> {
  const kept = [`slots-${number}`, `key-${number}`]
  const others = (await readdir(directory)).filter((name) => !kept.includes(name))
  const keysFirst = others.sort() // "key-…" before "slots-…"
  for (const name of keysFirst) await destroyFile(join(directory, name))
  await syncDirectory(directory)
}

async function destroyFile(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    const { size } = await file.stat()
    await file.write(Buffer.alloc(size), 0, size, 0)
    await file.sync()
  } finally {
    await file.close()
  }
  await unlink(path)
}

/** A first start may be cut off between the two files; filled slots without any key are something else. */
async function refuseSlotsWithoutKey(directory: string, names: readonly string[]): Promise<void> {
  for (const name of names.filter((one) => one.startsWith('slots-'))) {
    const slots = await readFile(join(directory, name))
    if (slots.length > 0) throw broken('there are slots but no store key', directory)
  }
}

async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function broken(what: string, directory: string, cause?: unknown): ShredStoreBrokenError {
  const remedy = 'put the missing file back, or remove the directory to give up what it held'
  return new ShredStoreBrokenError(`${directory}: ${what}; ${remedy}`, { cause })
}
