import {
  type ConversationId,
  type KeyHash,
  type MemberId,
  type RecordHash,
  readConversationId,
  readKeyHash,
  readMemberId,
  readRecordHash,
} from './member.ts'
import { type Bytes, utf8 } from './notation.ts'
import {
  malformed,
  readB64,
  readCount,
  readFields,
  readFlag,
  reading,
  readJson,
  readList,
  readOneOf,
} from './reading.ts'

export type EpochMember = {
  readonly id: MemberId
  readonly kind: 'visitor' | 'staff' | 'team'
  readonly key: KeyHash
}

/** Which epoch, and the HMAC over its key (b64, 32 bytes): made and checked in `sealing`. */
export type Commitment = readonly [n: number, hmacB64: string]

/** Who may read from epoch n on. Travels as a signed paper under `epochLabel`. Source: docs/protocol.md §4. */
export type EpochRecord = {
  readonly kind: 'epoch'
  readonly conversation: ConversationId
  readonly n: number
  readonly previous: RecordHash
  readonly members: readonly EpochMember[]
  readonly commitments: readonly Commitment[]
  readonly demo: boolean
}

export const epochLabel = 'keerpunt/1 epoch'
export const mostEpoch = 2 ** 32 - 1
/** A record gives its own key and at most so many less one of earlier epochs. */
export const mostCommitments = 40

/** The exact bytes that get signed; made once, by the signer. */
export function epochRecordBytes(record: EpochRecord): Bytes {
  return utf8(JSON.stringify(record))
}

/** Null for anything but a well-formed record; says nothing yet about whether to accept it. */
export function parseEpochRecord(bytes: Uint8Array): EpochRecord | null {
  return reading(() => {
    const fields = readFields(
      readJson(bytes),
      ...(['kind', 'conversation', 'n', 'previous', 'members', 'commitments', 'demo'] as const),
    )
    return {
      kind: readOneOf(fields.kind, ['epoch']),
      conversation: readConversationId(fields.conversation),
      n: readEpoch(fields.n, 1),
      previous: readRecordHash(fields.previous),
      members: readMembers(fields.members),
      commitments: readList(fields.commitments, mostCommitments, readCommitment),
      demo: readFlag(fields.demo),
    }
  })
}

/**
 * Which epochs' keys come with a record: its own first, then earlier ones, each once; the first record gives key 0
 * too. Null for anything else. Source: docs/protocol.md §4.
 */
export function givenKeys({
  n,
  commitments,
}: Pick<EpochRecord, 'n' | 'commitments'>): readonly number[] | null {
  const given = commitments.map(([k]) => k)
  const [own, ...earlier] = given
  const inOrder = own === n && earlier.every((k) => k < n) && new Set(given).size === given.length
  return inOrder && (n > 1 || earlier.length === 1) ? given : null
}

function readMembers(json: unknown): EpochMember[] {
  const members = readList(json, 100, (entry): EpochMember => {
    const { id, kind, key } = readFields(entry, 'id', 'kind', 'key')
    return {
      id: readMemberId(id),
      kind: readOneOf(kind, ['visitor', 'staff', 'team']),
      key: readKeyHash(key),
    }
  })
  const distinct = new Set(members.map((member) => member.id)).size === members.length
  return distinct ? members : malformed()
}

function readCommitment(json: unknown): Commitment {
  const [n, hmac, ...more] = readList(json, 2, (entry) => entry)
  return more.length === 0 ? [readEpoch(n, 0), readB64(hmac, 32)] : malformed()
}

function readEpoch(json: unknown, least: number): number {
  const n = readCount(json)
  return n >= least && n <= mostEpoch ? n : malformed()
}
