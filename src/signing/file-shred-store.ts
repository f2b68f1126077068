import { randomBytes } from 'node:crypto'
import { type FileHandle, mkdir, open } from 'node:fs/promises'
import { setImmediate } from 'node:timers/promises'
import { type ConversationId, idBytes } from '../chain/member.ts'
import { decodeSlot, encodeSlot, slotBytes } from './shred-slot.ts'
import { NoShredKeyError, NotAsWrappedError, type ShredStore } from './shred-store.ts'
import {
  destroyOthers,
  type Generation,
  newestGeneration,
  slotsPath,
  writeGeneration,
} from './store-generation.ts'
import { unwrapBytes, wrapBytes } from './wrapping.ts'

/**
 * Opens the shred store of one node: a file of fixed slots and the store key that opens them, in a directory
 * of its own. One process at a time. Throws ShredStoreBrokenError.
 */
export async function openFileShredStore(directory: string): Promise<ShredStore> {
  await mkdir(directory, { recursive: true, mode: 0o700 })
  const generation = await newestGeneration(directory)
  const file = await open(slotsPath(directory, generation.number), 'r+')
  return new FileShredStore(directory, generation, file)
}

type Held = { readonly keyBytes: Buffer; readonly aad: Uint8Array }

class FileShredStore implements ShredStore {
  readonly #directory: string
  #file: FileHandle
  #generation: number
  #storeKeyBytes: Buffer
  #slotCount: number
  readonly #held = new Map<ConversationId, Held>()
  #slots = new Map<ConversationId, number>() // of this generation's file: for jobs in turn only
  #free: number[] = []
  #damaged = 0
  readonly #asked = new Set<ConversationId>()
  #nextWrite: Promise<void> | null = null
  #lastTurn: Promise<unknown> = Promise.resolve()

  constructor(directory: string, generation: Generation, file: FileHandle) {
    this.#directory = directory
    this.#file = file
    this.#generation = generation.number
    this.#storeKeyBytes = generation.storeKeyBytes
    this.#slotCount = Math.ceil(generation.slots.length / slotBytes)
    for (let slot = 0; slot < this.#slotCount; slot++) this.#read(slot, generation.slots)
  }

  get damagedSlots(): number {
    return this.#damaged
  }

  has(conversation: ConversationId): boolean {
    return this.#held.has(conversation)
  }

  conversations(): ConversationId[] {
    return [...this.#held.keys()]
  }

  wrap(conversation: ConversationId, bytes: Uint8Array): Buffer {
    const held = this.#held.get(conversation)
    if (!held) throw new NoShredKeyError()
    return wrapBytes(held.keyBytes, held.aad, bytes)
  }

  unwrap(conversation: ConversationId, wrapped: Uint8Array): Buffer | null {
    const held = this.#held.get(conversation)
    if (!held) return null
    const bytes = unwrapBytes(held.keyBytes, held.aad, wrapped)
    if (!bytes) throw new NotAsWrappedError('stored bytes are not what was wrapped')
    return bytes
  }

  /** Everyone who asks while the disk is busy shares the next write and its one flush. */
  create(conversation: ConversationId): Promise<void> {
    if (this.#held.has(conversation)) return Promise.resolve()
    this.#asked.add(conversation)
    this.#nextWrite ??= this.#inTurn(() => this.#writeAsked())
    return this.#nextWrite
  }

  destroy(conversations: readonly ConversationId[]): Promise<void> {
    this.#forget(conversations)
    return this.#inTurn(async () => {
      this.#forget(conversations) // one that was being created meanwhile
      const known = conversations.filter((conversation) => this.#slots.has(conversation))
      const slots = known.flatMap((conversation) => this.#slots.get(conversation) ?? [])
      for (const slot of slots) await this.#writeSlot(slot, Buffer.alloc(slotBytes))
      await this.#file.datasync()
      for (const conversation of known) this.#slots.delete(conversation)
      this.#free.push(...slots)
    })
  }

  rotate(): Promise<void> {
    return this.#inTurn(async () => {
      const storeKeyBytes = randomBytes(32)
      const { slots, order } = await this.#rewrap(storeKeyBytes)
      const number = this.#generation + 1
      await writeGeneration(this.#directory, number, storeKeyBytes, Buffer.concat(slots))
      const file = await open(slotsPath(this.#directory, number), 'r+')
      await this.#file.close()
      this.#storeKeyBytes.fill(0)
      this.#file = file
      this.#generation = number
      this.#storeKeyBytes = storeKeyBytes
      this.#slotCount = slots.length
      this.#free = []
      this.#slots = order
      await destroyOthers(this.#directory, number)
    })
  }

  /** Waits for the disk, then wipes every key from memory. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#inTurn(() => this.#file.close())
    this.#forget(this.conversations())
    this.#storeKeyBytes.fill(0)
  }

  /** A breath now and then, so that requests are answered meanwhile. */
  async #rewrap(storeKeyBytes: Buffer) {
    const slots: Buffer[] = []
    const order = new Map<ConversationId, number>()
    for (const conversation of this.conversations()) {
      const held = this.#held.get(conversation) // may be destroyed by now
      if (!held) continue
      order.set(conversation, slots.length)
      slots.push(encodeSlot(storeKeyBytes, { conversation, keyBytes: held.keyBytes }))
      if (slots.length % 200 === 0) await setImmediate()
    }
    return { slots, order }
  }

  async #writeAsked(): Promise<void> {
    const asked = [...this.#asked].filter((conversation) => !this.#held.has(conversation))
    this.#asked.clear()
    this.#nextWrite = null
    const made = asked.map((conversation) => {
      const slot = this.#free.pop() ?? this.#slotCount++
      return { conversation, slot, keyBytes: randomBytes(32), aad: idBytes(conversation) }
    })
    try {
      for (const one of made) await this.#writeSlot(one.slot, encodeSlot(this.#storeKeyBytes, one))
      await this.#file.datasync()
    } catch (error) {
      this.#free.push(...made.map(({ slot }) => slot))
      throw error
    }
    for (const { conversation, slot, ...held } of made) {
      this.#slots.set(conversation, slot)
      this.#held.set(conversation, held)
    }
  }

  #read(slot: number, slots: Buffer): void {
    const read = decodeSlot(
      this.#storeKeyBytes,
      slots.subarray(slot * slotBytes, (slot + 1) * slotBytes),
    )
    if (read === 'damaged') this.#damaged += 1
    if (read === 'free' || read === 'damaged') {
      this.#free.push(slot)
      return
    }
    const { conversation, keyBytes } = read
    this.#slots.set(conversation, slot)
    this.#held.set(conversation, { keyBytes, aad: idBytes(conversation) })
  }

  #forget(conversations: readonly ConversationId[]): void {
    for (const conversation of conversations) {
      this.#held.get(conversation)?.keyBytes.fill(0)
      this.#held.delete(conversation)
    }
  }

  async #writeSlot(slot: number, bytes: Buffer): Promise<void> {
    await this.#file.write(bytes, 0, slotBytes, slot * slotBytes)
  }

  /** One disk job at a time; a failed one does not stop the next. */
  #inTurn<T>(job: () => Promise<T>): Promise<T> {
    const turn = this.#lastTurn.then(job, job)
    this.#lastTurn = turn.catch(() => undefined)
    return turn
  }
}
