import { fromB64, toB64 } from './base64url.ts'
import { type Bytes, sha256 } from './notation.ts'
import { readB64, reading } from './reading.ts'

/** Ids are b64 text, so that they serve as keys of maps and in JSON; `idBytes` gives their bytes. */
export type ConversationId = string & { readonly id: 'conversation' } // 16 bytes
export type MemberId = string & { readonly id: 'member' } // 16 bytes
export type KeyHash = string & { readonly id: 'key' } // 32 bytes
export type PaperHash = string & { readonly id: 'paper' } // 32 bytes
/** Hash of what an epoch record follows: the envelope's bytes, later the record's. 32 bytes. */
export type RecordHash = string & { readonly id: 'record' }
export type Id = ConversationId | MemberId | KeyHash | PaperHash | RecordHash

export const readConversationId = (value: unknown) => readB64(value, 16) as ConversationId
export const readMemberId = (value: unknown) => readB64(value, 16) as MemberId
export const readKeyHash = (value: unknown) => readB64(value, 32) as KeyHash
export const readPaperHash = (value: unknown) => readB64(value, 32) as PaperHash
export const readRecordHash = (value: unknown) => readB64(value, 32) as RecordHash

export const parseConversationId = (value: unknown) => reading(() => readConversationId(value))
export const parseMemberId = (value: unknown) => reading(() => readMemberId(value))
export const parseKeyHash = (value: unknown) => reading(() => readKeyHash(value))
export const parsePaperHash = (value: unknown) => reading(() => readPaperHash(value))
export const parseRecordHash = (value: unknown) => reading(() => readRecordHash(value))

/** The bytes of an id; ids are parsed, so they always decode. */
export function idBytes(id: Id): Bytes {
  return fromB64(id) as Bytes
}

/** The id of 16 raw bytes, as a frame carries it. */
export function memberIdFrom(bytes: Uint8Array): MemberId {
  return toB64(bytes.subarray(0, 16)) as MemberId
}

/**
 * A member's id: the first 16 bytes of the hash of her X-Wing public key (visitor), her staff paper's bytes
 * (staff) or the reception paper's bytes (team). Source: docs/protocol.md §2.
 */
export async function memberIdOf(keyOrPaperBytes: Bytes): Promise<MemberId> {
  return memberIdFrom(await sha256(keyOrPaperBytes))
}

/** Source: docs/protocol.md §2, key hash. */
export async function keyHashOf(publicKeyBytes: Bytes): Promise<KeyHash> {
  return toB64(await sha256(publicKeyBytes)) as KeyHash
}

/** Source: docs/protocol.md §2, a paper's hash. */
export async function paperHashOf(paperBytes: Bytes): Promise<PaperHash> {
  return toB64(await sha256(paperBytes)) as PaperHash
}

/** What epoch record n + 1 names as `previous`. Source: docs/protocol.md §4. */
export async function recordHashOf(envelopeOrRecordBytes: Bytes): Promise<RecordHash> {
  return toB64(await sha256(envelopeOrRecordBytes)) as RecordHash
}

/** A staff or reception paper's hash holds its member id in the first 16 bytes. */
export function memberIdOfPaper(hash: PaperHash): MemberId {
  return memberIdFrom(idBytes(hash))
}
