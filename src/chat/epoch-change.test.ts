import { expect, test } from 'vitest'
import { toB64 } from '../chain/base64url.ts'
import { type EpochRecord, epochLabel, epochRecordBytes } from '../chain/epoch.ts'
import {
  type ConversationId,
  type KeyHash,
  keyHashOf,
  type MemberId,
  type RecordHash,
} from '../chain/member.ts'
import { signedPaperJson, signPaper, unsigned } from '../chain/signed-paper.ts'
import { sealedKeyBytes } from '../chain/sizes.ts'
import { makeTestChain, memberIdOfStaff, randomBytes } from '../chain/test-papers.ts'
import { parseEpochChange } from './epoch-change.ts'

const b64 = (length: number) => toB64(randomBytes(length))
const { counsellor } = await makeTestChain()
const visitor = { id: b64(16) as MemberId, kind: 'visitor', key: b64(32) as KeyHash } as const

async function change(n: number, keyNumbers: readonly number[]) {
  const key = await keyHashOf(counsellor.sealingKeyBytes)
  const record: EpochRecord = {
    kind: 'epoch',
    conversation: b64(16) as ConversationId,
    n,
    previous: b64(32) as RecordHash,
    members: [visitor, { id: memberIdOfStaff(counsellor), kind: 'staff', key }],
    commitments: (n === 1 ? [1, 0] : [n]).map((k) => [k, b64(32)] as const),
    demo: false,
  }
  const paper = unsigned(epochRecordBytes(record))
  const signed = await signPaper(paper, counsellor.hash, counsellor.seedBytes, epochLabel)
  const keys = record.members.flatMap(({ id, kind }) =>
    keyNumbers.map((k) => ({ member: id, n: k, sealed: b64(sealedKeyBytes[kind]) })),
  )
  return { record: signedPaperJson(signed), keys }
}
const isTaken = async (n: number, ...keyNumbers: number[]) =>
  parseEpochChange(await change(n, keyNumbers)) !== null

test('everybody gets the new key, at a claim the one before it too, and no other', async () => {
  expect(await isTaken(1, 1, 0)).toBe(true)
  expect(await isTaken(3, 3)).toBe(true)
  for (const [n, ...numbers] of [
    [1, 1],
    [1, 0],
    [3],
    [3, 2],
    [3, 3, 2],
    [3, 3, 0],
    [3, 3, 3],
    [3, 3, 4],
  ])
    expect(await isTaken(n ?? 0, ...numbers)).toBe(false)
})

test('a key that is missing, of another size or for somebody else is refused', async () => {
  const good = await change(2, [2])
  const [first, second] = good.keys
  if (!first || !second) throw new TypeError('two')
  expect(parseEpochChange(good)).not.toBe(null)
  for (const keys of [
    [first],
    [first, first],
    [first, { ...second, member: b64(16) }],
    [first, { ...second, sealed: first.sealed }],
    [first, second, { ...second, member: b64(16) }],
  ])
    expect(parseEpochChange({ ...good, keys })).toBe(null)
})
