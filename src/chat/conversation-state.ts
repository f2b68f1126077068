import { type Chain, readChain } from '../chain/chain.ts'
import { type MemberId, type PaperHash, readMemberId, readPaperHash } from '../chain/member.ts'
import { readCount, readFields, reading, readList, readOneOf } from '../chain/reading.ts'
import { readSignedPaper, type SignedPaper } from '../chain/signed-paper.ts'
import { readSealedKey, type SealedKey } from '../queue/ticket.ts'
import { type Cursor, readCursor } from './cursor.ts'
import { type Place, readPlace } from './start.ts'

/**
 * queued: she waits with a ticket. message: words of hers wait in the inbox. active: staff are members. closed: the
 * team holds it and nobody is at it; she can come back by code. left: she went without a code. deleted: only ever
 * told, never stored. A state belongs to an epoch: of two, that of the newer epoch holds, and within one epoch the
 * later of this list.
 */
export const storedStates = ['queued', 'message', 'active', 'closed', 'left'] as const
export const conversationStates = [...storedStates, 'deleted'] as const
export type StoredState = (typeof storedStates)[number]
export type ConversationStateWord = (typeof conversationStates)[number]

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

function readMemberCursor(json: unknown): Cursor & { readonly member: MemberId } {
  const { member, ...cursor } = readFields(json, 'member', 'delivered', 'shown')
  return { member: readMemberId(member), ...readCursor(cursor) }
}
