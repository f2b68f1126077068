import { type EpochRecord, givenKeys, parseEpochRecord } from '../chain/epoch.ts'
import { type MemberId, readMemberId } from '../chain/member.ts'
import type { Bytes } from '../chain/notation.ts'
import {
  hasField,
  malformed,
  readBytes,
  readCount,
  readFields,
  reading,
  readList,
} from '../chain/reading.ts'
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
 * Reads `{ record, keys }`. Every member gets every key the record commits to exactly once, and no other: what was
 * said before stays with whom it was said to, unless the record gives it openly. Says nothing about who may do
 * this. Source: docs/protocol.md §4.
 */
export function parseEpochChange(json: unknown): EpochChange | null {
  return reading(() => readEpochChange(json))
}

/** Throws inside `reading`. */
export function readEpochChange(json: unknown): EpochChange {
  const fields = readFields(json, 'record', 'keys')
  const signed = readSignedPaper(fields.record)
  const record = parseEpochRecord(signed.bytes) ?? malformed()
  const keys = readList(fields.keys, 1000, readMemberKey)
  return fits(record, keys) ? { signed, record, keys } : malformed()
}

/** `POST …/close`: a parking record, or `{}` for a conversation she left without a code. */
export function parseClose(json: unknown): EpochChange | 'nothing' | null {
  return reading(() => {
    if (hasField(json, 'record')) return readEpochChange(json)
    readFields(json)
    return 'nothing'
  })
}

function readMemberKey(json: unknown): MemberKey {
  const { member, n, sealed } = readFields(json, 'member', 'n', 'sealed')
  return { member: readMemberId(member), n: readCount(n), sealed: readBytes(sealed) }
}

function fits(record: EpochRecord, keys: readonly MemberKey[]): boolean {
  const numbers = givenKeys(record)
  if (!numbers) return false
  const wanted = record.members.flatMap(({ id, kind }) =>
    numbers.map((n) => ({ id, n, size: sealedKeyBytes[kind] })),
  )
  const isGiven = ({ id, n, size }: (typeof wanted)[number]) =>
    keys.some((key) => key.member === id && key.n === n && key.sealed.length === size)
  return keys.length === wanted.length && wanted.every(isGiven)
}
