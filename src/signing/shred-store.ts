import type { ConversationId } from '../chain/member.ts'

/** A conversation without a key was never begun here, or is deleted: nothing may be written for it. */
export class NoShredKeyError extends Error {
  override name = 'NoShredKeyError'
  constructor() {
    super('this conversation has no shred key: create it first, or it is deleted')
  }
}

/** The bytes are not what was wrapped: the database or the store was changed. */
export class NotAsWrappedError extends Error {
  override name = 'NotAsWrappedError'
}

/**
 * Keeps one random key per conversation, outside the database and its backups. Everything about a conversation
 * is wrapped under its key; when the key is destroyed, every copy is unreadable, wherever it lies.
 * Source: docs on deleting in SECURITY.md; Boneh & Lipton, "A revocable backup system" (1996).
 */
export type ShredStore = AsyncDisposable & {
  /** Makes the key and returns once it is on disk; to be awaited before the first commit that needs it. */
  readonly create: (conversation: ConversationId) => Promise<void>
  readonly has: (conversation: ConversationId) => boolean
  /** Nonce (12) ‖ ciphertext ‖ tag (16). Throws NoShredKeyError. */
  readonly wrap: (conversation: ConversationId, bytes: Uint8Array) => Buffer
  /** Null when the key is gone. Throws NotAsWrappedError. */
  readonly unwrap: (conversation: ConversationId, wrapped: Uint8Array) => Buffer | null
  /** At once in memory, on disk when it returns; `rotate` within 60 s finishes it. Unknown ones are skipped. */
  readonly destroy: (conversations: readonly ConversationId[]) => Promise<void>
  /** Wraps the survivors under a new store key and destroys the old one. */
  readonly rotate: () => Promise<void>
  /** Every conversation that has a key, for the sweep that compares them with the database's rows. */
  readonly conversations: () => ConversationId[]
  /** Slots that could not be read at opening: torn by a crash before anyone used them, or damaged. */
  readonly damagedSlots: number
}
