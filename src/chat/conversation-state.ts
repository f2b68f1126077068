import { type Chain, readChain } from '../chain/chain.ts'
import { type MemberId, type PaperHash, readMemberId, readPaperHash } from '../chain/member.ts'
import type { Bytes } from '../chain/notation.ts'
import { readBytes, readCount, readFields, reading, readList, readOneOf } from '../chain/reading.ts'
import { readSignedPaper, type SignedPaper } from '../chain/signed-paper.ts'
import { type Cursor, readCursor } from './cursor.ts'
import { type Place, readPlace } from './start.ts'

/** queued: nobody greeted her yet. closed: staff ended it. left: the visitor went, or was gone too long. */
export const conversationStates = ['queued', 'active', 'closed', 'left'] as const
export type ConversationStateWord = (typeof conversationStates)[number]

/** Epoch key n, sealed to the member who asks. */
export type SealedKey = { readonly n: number; readonly sealed: Bytes }
export type StoredEpoch = { readonly record: SignedPaper; readonly keys: readonly SealedKey[] }

/** `GET /api/v1/conversations/:id`: everything but the messages. Unverified: the reader checks the records. */
export type ConversationState = Place & {
  readonly state: ConversationStateWord
  readonly epoch: number
  readonly head: number
  readonly reception: PaperHash
  readonly epochs: readonly StoredEpoch[]
  readonly chain: Chain
  readonly cursors: readonly (Cursor & { readonly member: MemberId })[]
  readonly present: readonly MemberId[]
  readonly time: number
}

export function parseConversationState(json: unknown): ConversationState | null {
  return reading(() => {
    const fields = readFields(
      json,
      ...(['state', 'place', 'waitSeconds', 'epoch', 'head', 'reception'] as const),
      ...(['epochs', 'chain', 'cursors', 'present', 'time'] as const),
    )
    return {
      ...readPlace(fields),
      state: readOneOf(fields.state, conversationStates),
      epoch: readCount(fields.epoch),
      head: readCount(fields.head),
      reception: readPaperHash(fields.reception),
      epochs: readList(fields.epochs, 10_000, readStoredEpoch),
      chain: readChain(fields.chain),
      cursors: readList(fields.cursors, 1000, readMemberCursor),
      present: readList(fields.present, 1000, readMemberId),
      time: readCount(fields.time),
    }
  })
}

function readStoredEpoch(json: unknown): StoredEpoch {
  const { record, keys } = readFields(json, 'record', 'keys')
  return { record: readSignedPaper(record), keys: readList(keys, 100, readSealedKey) }
}

function readSealedKey(json: unknown): SealedKey {
  const { n, sealed } = readFields(json, 'n', 'sealed')
  return { n: readCount(n), sealed: readBytes(sealed) }
}

function readMemberCursor(json: unknown): Cursor & { readonly member: MemberId } {
  const { member, ...cursor } = readFields(json, 'member', 'delivered', 'shown')
  return { member: readMemberId(member), ...readCursor(cursor) }
}
