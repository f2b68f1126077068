import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { decodeSlot, type ShredKey, slotBytes } from '../../src/signing/shred-slot.ts'

/** What lies in a shred store. */
export type StoreCopy = { readonly storeKeyBytes: Buffer; readonly keys: readonly ShredKey[] }

/** Reads a store beside the house that uses it, and changes nothing in it; opening it would clear away. */
export async function readStore(directory: string): Promise<StoreCopy> {
  for (;;) {
    const number = await generationOf(directory)
    const files = [`key-${number}`, `slots-${number}`].map((name) =>
      readFile(join(directory, name)),
    )
    const [storeKeyBytes, slots] = await Promise.all(files).catch(() => [])
    if (!storeKeyBytes || !slots) continue // rotated while we read
    const keys: ShredKey[] = []
    for (let at = 0; at < slots.length; at += slotBytes) {
      const slot = decodeSlot(storeKeyBytes, slots.subarray(at, at + slotBytes))
      if (typeof slot === 'object') keys.push(slot)
    }
    return { storeKeyBytes, keys }
  }
}

/** Resolves once the store key of now is no more, here or under its old name. */
export async function rotated(directory: string): Promise<void> {
  const before = `key-${await generationOf(directory)}`
  while ((await readdir(directory)).includes(before)) await pause(50)
}

async function generationOf(directory: string): Promise<number> {
  const names = await readdir(directory)
  return Math.max(...names.flatMap((name) => /^key-(\d+)$/.exec(name)?.[1] ?? []).map(Number))
}
