import { type EpochRecord, parseEpochRecord } from '../chain/epoch.ts'
import { type MemberId, readMemberId } from '../chain/member.ts'
import type { Bytes } from '../chain/notation.ts'
import { malformed, readBytes, readCount, readFields, reading, readList } from '../chain/reading.ts'
import { readSignedPaper, type SignedPaper } from '../chain/signed-paper.ts'
import { sealedKeyBytes } from '../chain/sizes.ts'

/** What a claim and every later change of members posts: the signed record and its keys, sealed to each member. */
export type EpochChange = {
  readonly signed: SignedPaper
  readonly record: EpochRecord
  readonly keys: readonly MemberKey[]
}
export type MemberKey = {
  readonly member: MemberId
  readonly n: number
  readonly sealed: Bytes
}

/**
 * Reads `{ record, keys }`. Every member gets key n exactly once, at n = 1 key 0 as well, and no other key: what was
 * said before stays with whom it was said to. Says nothing about who may do this. Source: docs/protocol.md §4.
 */
export function parseEpochChange(json: unknown): EpochChange | null {
  return reading(() => {
    const fields = readFields(json, 'record', 'keys')
    const signed = readSignedPaper(fields.record)
    const record = parseEpochRecord(signed.bytes) ?? malformed()
    const keys = readList(fields.keys, 1000, readMemberKey)
    return fits(record, keys) ? { signed, record, keys } : malformed()
  })
}

function readMemberKey(json: unknown): MemberKey {
  const { member, n, sealed } = readFields(json, 'member', 'n', 'sealed')
  return { member: readMemberId(member), n: readCount(n), sealed: readBytes(sealed) }
}

function fits(record: EpochRecord, keys: readonly MemberKey[]): boolean {
  const numbers = record.n === 1 ? [1, 0] : [record.n]
  const wanted = record.members.flatMap(({ id, kind }) =>
    numbers.map((n) => ({ id, n, size: sealedKeyBytes[kind] })),
  )
  const isGiven = ({ id, n, size }: (typeof wanted)[number]) =>
    keys.some((key) => key.member === id && key.n === n && key.sealed.length === size)
  return keys.length === wanted.length && wanted.every(isGiven)
}
