import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { toB64 } from '../chain/base64url.ts'
import type { ConversationId } from '../chain/member.ts'
import { openFileShredStore } from './file-shred-store.ts'
import { slotBytes } from './shred-slot.ts'
import { NoShredKeyError, NotAsWrappedError } from './shred-store.ts'
import { ShredStoreBrokenError } from './store-generation.ts'

let directory: string

beforeEach(async () => {
  directory = join(await mkdtemp(join(tmpdir(), 'shred-')), 'store')
})
afterEach(() => rm(join(directory, '..'), { recursive: true }))

const conversation = (n: number) => toB64(new Uint8Array(16).fill(n)) as ConversationId
const words = Buffer.from('niet voor de server')

test('what is wrapped opens again, also after a restart', async () => {
  const first = await openFileShredStore(directory)
  await first.create(conversation(1))
  const wrapped = first.wrap(conversation(1), words)
  expect(wrapped.includes(words)).toBe(false)
  expect(wrapped.length).toBe(words.length + 28)
  await first[Symbol.asyncDispose]()
  await using second = await openFileShredStore(directory)
  expect(second.unwrap(conversation(1), wrapped)).toEqual(words)
})

test('a key is on disk before create returns', async () => {
  await using store = await openFileShredStore(directory)
  await store.create(conversation(1))
  const copy = join(directory, '..', 'copy')
  await mkdir(copy)
  for (const name of await readdir(directory)) {
    await writeFile(join(copy, name), await readFile(join(directory, name)))
  }
  await using crashed = await openFileShredStore(copy)
  expect(crashed.unwrap(conversation(1), store.wrap(conversation(1), words))).toEqual(words)
})

test('nothing is wrapped for a conversation without a key', async () => {
  await using store = await openFileShredStore(directory)
  expect(() => store.wrap(conversation(1), words)).toThrow(NoShredKeyError)
  expect(store.unwrap(conversation(1), words)).toBe(null)
})

test('wrapped bytes that were changed or moved to another conversation are reported', async () => {
  await using store = await openFileShredStore(directory)
  await store.create(conversation(1))
  await store.create(conversation(2))
  const wrapped = store.wrap(conversation(1), words)
  expect(() => store.unwrap(conversation(2), wrapped)).toThrow(NotAsWrappedError)
  for (const at of [0, 11, 12, wrapped.length - 17, wrapped.length - 16, wrapped.length - 1]) {
    const changed = Buffer.from(wrapped)
    changed[at] = (changed[at] as number) ^ 1
    expect(() => store.unwrap(conversation(1), changed)).toThrow(NotAsWrappedError)
  }
  expect(() => store.unwrap(conversation(1), wrapped.subarray(0, 27))).toThrow(NotAsWrappedError)
})

test('a destroyed conversation is unreadable at once and after a restart', async () => {
  const store = await openFileShredStore(directory)
  await store.create(conversation(1))
  await store.create(conversation(2))
  const gone = store.wrap(conversation(1), words)
  const kept = store.wrap(conversation(2), words)
  const destroyed = store.destroy([conversation(1), conversation(9)])
  expect(store.unwrap(conversation(1), gone)).toBe(null)
  await destroyed
  await store[Symbol.asyncDispose]()
  await using again = await openFileShredStore(directory)
  expect(again.conversations()).toEqual([conversation(2)])
  expect(again.unwrap(conversation(1), gone)).toBe(null)
  expect(again.unwrap(conversation(2), kept)).toEqual(words)
})

test('an old copy of the slots opens nothing once the store key is rotated', async () => {
  const store = await openFileShredStore(directory)
  await store.create(conversation(1))
  await store.create(conversation(2))
  const gone = store.wrap(conversation(1), words)
  const kept = store.wrap(conversation(2), words)
  const oldSlots = await readFile(join(directory, 'slots-1'))
  await store.destroy([conversation(1)])
  await store.rotate()
  expect(await readdir(directory)).toEqual(['key-2', 'slots-2'])
  expect(store.unwrap(conversation(2), kept)).toEqual(words)
  await store[Symbol.asyncDispose]()
  await writeFile(join(directory, 'slots-2'), oldSlots)
  await using restored = await openFileShredStore(directory)
  expect(restored.damagedSlots).toBe(2)
  expect(restored.conversations()).toEqual([])
  expect(restored.unwrap(conversation(1), gone)).toBe(null)
})

test('a rotation cut off before its key is in place leaves the old generation whole', async () => {
  const store = await openFileShredStore(directory)
  await store.create(conversation(1))
  const wrapped = store.wrap(conversation(1), words)
  await store[Symbol.asyncDispose]()
  await writeFile(join(directory, 'slots-2'), Buffer.alloc(slotBytes, 7))
  await writeFile(join(directory, 'key-new'), Buffer.alloc(32, 7))
  await using again = await openFileShredStore(directory)
  expect(again.unwrap(conversation(1), wrapped)).toEqual(words)
  expect(await readdir(directory)).toEqual(['key-1', 'slots-1'])
})

test('a rotation cut off before the old key is gone finishes at the next start', async () => {
  const store = await openFileShredStore(directory)
  await store.create(conversation(1))
  const wrapped = store.wrap(conversation(1), words)
  const oldFiles = ['key-1', 'slots-1'] as const
  const old = await Promise.all(oldFiles.map((name) => readFile(join(directory, name))))
  await store.rotate()
  await store[Symbol.asyncDispose]()
  for (const [at, name] of oldFiles.entries()) await writeFile(join(directory, name), old[at] ?? '')
  await using again = await openFileShredStore(directory)
  expect(again.unwrap(conversation(1), wrapped)).toEqual(words)
  expect(await readdir(directory)).toEqual(['key-2', 'slots-2'])
})

test('a slot torn by a crash is used again and harms no other', async () => {
  const store = await openFileShredStore(directory)
  await store.create(conversation(1))
  await store.create(conversation(2))
  const wrapped = store.wrap(conversation(1), words)
  await store[Symbol.asyncDispose]()
  await truncate(join(directory, 'slots-1'), slotBytes + 40)
  await using again = await openFileShredStore(directory)
  expect(again.damagedSlots).toBe(1)
  expect(again.unwrap(conversation(1), wrapped)).toEqual(words)
  await again.create(conversation(3))
  expect((await readFile(join(directory, 'slots-1'))).length).toBe(2 * slotBytes)
})

test('slots without any store key stop the start with a remedy', async () => {
  const store = await openFileShredStore(directory)
  await store.create(conversation(1))
  await store[Symbol.asyncDispose]()
  await rm(join(directory, 'key-1'))
  await expect(openFileShredStore(directory)).rejects.toThrow(ShredStoreBrokenError)
})

test('a first start that was cut off begins again', async () => {
  await mkdir(directory, { recursive: true })
  await writeFile(join(directory, 'slots-1'), '')
  await using store = await openFileShredStore(directory)
  await store.create(conversation(1))
  expect(store.has(conversation(1))).toBe(true)
})

test('any order of creating, destroying, rotating and restarting keeps exactly the living', async () => {
  const act = fc.oneof(
    { weight: 5, arbitrary: fc.record({ do: fc.constant('create'), n: fc.nat({ max: 9 }) }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('destroy'), n: fc.nat({ max: 9 }) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('rotate', 'restart'), n: fc.nat() }) },
  )
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 25 }), async (acts) => {
      await rm(directory, { recursive: true, force: true })
      let store = await openFileShredStore(directory)
      const texts = new Map<number, Buffer>()
      let running: Promise<void>[] = [] // several at once, as a server does
      for (const { do: what, n } of acts) {
        if (what === 'rotate') running.push(store.rotate())
        if (what === 'destroy') {
          running.push(store.destroy([conversation(n)]))
          texts.delete(n)
        }
        if (what === 'create') {
          await store.create(conversation(n))
          texts.set(n, store.wrap(conversation(n), words))
        }
        if (what === 'restart') {
          await Promise.all(running)
          running = []
          await store[Symbol.asyncDispose]()
          store = await openFileShredStore(directory)
        }
      }
      await Promise.all(running)
      await store[Symbol.asyncDispose]()
      await using last = await openFileShredStore(directory)
      expect(last.damagedSlots).toBe(0)
      expect(last.conversations().sort()).toEqual([...texts.keys()].map(conversation).sort())
      for (const [n, wrapped] of texts) {
        expect(last.unwrap(conversation(n), wrapped)).toEqual(words)
      }
    }),
    { numRuns: 40 },
  )
})
