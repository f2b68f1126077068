import { toB64 } from '../chain/base64url.ts'
import { type ConversationId, idBytes } from '../chain/member.ts'
import { unwrapBytes, wrapBytes, wrappingOverheadBytes } from './wrapping.ts'

/** used (1) ‖ conversation (16) ‖ shred key wrapped under the store key (60) ‖ zeros: four to a disk sector. */
export const slotBytes = 128
const wrappedAt = 1 + 16
const wrappedEnd = wrappedAt + 32 + wrappingOverheadBytes

export type ShredKey = { readonly conversation: ConversationId; readonly keyBytes: Buffer }
export type Slot = ShredKey | 'free' | 'damaged'

export function encodeSlot(
  storeKeyBytes: Uint8Array,
  { conversation, keyBytes }: ShredKey,
): Buffer {
  const id = idBytes(conversation)
  const slot = Buffer.alloc(slotBytes)
  slot[0] = 1
  slot.set(id, 1)
  slot.set(wrapBytes(storeKeyBytes, id, keyBytes), wrappedAt)
  return slot
}

/** A slot torn by a crash does not open under the store key; nobody was told that it was written. */
export function decodeSlot(storeKeyBytes: Uint8Array, slot: Uint8Array): Slot {
  if (slot[0] === 0) return 'free'
  const id = slot.subarray(1, wrappedAt)
  const keyBytes = unwrapBytes(storeKeyBytes, id, slot.subarray(wrappedAt, wrappedEnd))
  return keyBytes ? { conversation: toB64(id) as ConversationId, keyBytes } : 'damaged'
}
