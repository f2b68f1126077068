import { expect, test } from 'vitest'
import { acceptEpoch, firstEpoch } from './accept-epoch.ts'
import { toB64 } from './base64url.ts'
import {
  type EpochMember,
  type EpochRecord,
  epochLabel,
  epochRecordBytes,
  parseEpochRecord,
} from './epoch.ts'
import type { Epoch, HerProof, Reader } from './judge-record.ts'
import {
  type ConversationId,
  type KeyHash,
  keyHashOf,
  type MemberId,
  memberIdOf,
  type RecordHash,
  recordHashOf,
} from './member.ts'
import { utf8 } from './notation.ts'
import { parsePaper } from './paper.ts'
import { joinEpoch, resumeEpoch } from './resume-epoch.ts'
import { signPaper, unsigned } from './signed-paper.ts'
import {
  makeStaff,
  makeTestChain,
  memberIdOfStaff,
  randomBytes,
  signed,
  type TestStaff,
  testNowMs,
} from './test-papers.ts'
import { verifyChain } from './verify-chain.ts'

const b64 = (length: number) => toB64(randomBytes(length))
const made = await makeTestChain()
const { counsellor, supervisor, admins } = made
/** Staff with good, listed papers who read no conversations. */
const others: TestStaff[] = []
for (const role of ['admin', 'editor', 'analyst', 'outreach_worker', 'experience_expert'] as const)
  others.push(await makeStaff(admins, role, role))
const chain = await chainWith(others)

const conversation = b64(16) as ConversationId
const visitorKey = randomBytes(1216)
const visitorKeyHash = await keyHashOf(visitorKey)
const visitor: EpochMember = {
  id: await memberIdOf(visitorKey),
  kind: 'visitor',
  key: visitorKeyHash,
}
const staffMember = async (one: TestStaff): Promise<EpochMember> => ({
  id: memberIdOfStaff(one),
  kind: 'staff',
  key: await keyHashOf(one.sealingKeyBytes),
})
const sam = await staffMember(counsellor)
const noor = await staffMember(supervisor)
const team: EpochMember = { id: chain.reception.id, kind: 'team', key: chain.reception.keyHash }

const reader: Reader = { id: visitor.id, keyHash: visitorKeyHash, visitorKeyHash, demo: false }
const zero = firstEpoch(
  conversation,
  b64(32) as RecordHash,
  { id: visitor.id, keyHash: visitorKeyHash },
  chain.reception,
)
const claim: EpochRecord = {
  kind: 'epoch',
  conversation,
  n: 1,
  previous: zero.hash,
  members: [visitor, sam],
  commitments: [
    [1, b64(32)],
    [0, b64(32)],
  ],
  demo: false,
}
const sign = (record: EpochRecord, by: TestStaff = counsellor) =>
  signPaper(unsigned(epochRecordBytes(record)), by.hash, by.seedBytes, epochLabel)

const notHers: HerProof = async () => false

async function judge(
  change: Partial<EpochRecord>,
  { by = counsellor, own = zero, as = reader }: { by?: TestStaff; own?: Epoch; as?: Reader } = {},
) {
  const verdict = await acceptEpoch(
    own,
    await sign({ ...claim, ...change }, by),
    as,
    chain,
    notHers,
  )
  return verdict.kind === 'refused' ? verdict.why : verdict.growth
}

/** The epoch after the claim, and the record that would follow it. */
const claimed: Epoch = {
  conversation,
  n: 1,
  hash: await recordHashOf(epochRecordBytes(claim)),
  members: claim.members,
  given: [1, 0],
}
const next: Partial<EpochRecord> = {
  n: 2,
  previous: claimed.hash,
  commitments: [[2, b64(32)]],
}

test('a claim by a listed counsellor is accepted and becomes the epoch', async () => {
  const signed = await sign(claim)
  const verdict = await acceptEpoch(zero, signed, reader, chain, notHers)
  expect(verdict).toMatchObject({ kind: 'accepted', growth: 'claim', record: claim })
  if (verdict.kind === 'accepted') expect(verdict.epoch).toEqual(claimed)
})

test('a record is read back from its exact bytes, and nothing else is a record', () => {
  expect(parseEpochRecord(epochRecordBytes(claim))).toEqual(claim)
  for (const wrong of [
    { ...claim, n: 0 },
    { ...claim, n: 2 ** 32 },
    { ...claim, extra: 1 },
    { ...claim, members: [visitor, visitor] },
    { ...claim, commitments: [[1]] },
    { ...claim, commitments: [[1, 'AA']] },
    { ...claim, conversation: 'AA' },
    { ...claim, kind: 'staff' },
  ]) {
    expect(parseEpochRecord(utf8(JSON.stringify(wrong)))).toBe(null)
  }
})

test('a record for another conversation, world, number or history is refused', async () => {
  expect(await judge({ conversation: b64(16) as ConversationId })).toBe('other-conversation')
  expect(await judge({ demo: true })).toBe('other-demo')
  expect(await judge({ n: 2 })).toBe('out-of-order')
  expect(await judge({}, { own: claimed })).toBe('out-of-order')
  expect(await judge({ previous: b64(32) as RecordHash })).toBe('other-history')
  expect(await judge({ ...next, previous: zero.hash }, { own: claimed })).toBe('other-history')
})

test('a record by someone who is not listed, or in her name, is refused', async () => {
  const stranger = await makeStaff(admins, 'Vreemd', 'counsellor')
  expect(await judge({}, { by: stranger })).toBe('unknown-signer')
  expect(await judge({}, { by: { ...counsellor, seedBytes: stranger.seedBytes } })).toBe(
    'badly-signed',
  )
  const signed = await sign(claim)
  const twice = { ...signed, signatures: [...signed.signatures, ...signed.signatures] }
  expect(await acceptEpoch(zero, twice, reader, chain, notHers)).toMatchObject({
    why: 'badly-signed',
  })
  expect(await acceptEpoch(zero, unsigned(signed.bytes), reader, chain, notHers)).toMatchObject({
    why: 'badly-signed',
  })
  const asPaper = await signPaper(unsigned(signed.bytes), counsellor.hash, counsellor.seedBytes)
  expect(await acceptEpoch(zero, asPaper, reader, chain, notHers)).toMatchObject({
    why: 'badly-signed',
  })
})

test('only a member of the epoch adds, or one who claims from the team', async () => {
  const added = { ...next, members: [visitor, sam, noor] }
  expect(await judge(added, { own: claimed })).toBe('growing')
  expect(await judge(added, { own: claimed, by: supervisor })).toBe('signer-not-a-member')
  const parked = { ...claimed, members: [visitor, team], given: [1] }
  const both: Partial<EpochRecord> = {
    ...next,
    commitments: [
      [2, b64(32)],
      [1, b64(32)],
    ],
  }
  const taken = { ...both, members: [visitor, noor] }
  expect(await judge(taken, { own: parked, by: supervisor })).toBe('claim')
})

test('who brings a colleague instead of herself asks the visitor first', async () => {
  expect(await judge({ members: [visitor, noor] }, { by: counsellor })).toBe('growing')
})

test('only counsellors and supervisors sign for members or stand among them', async () => {
  const asSam: Reader = { ...reader, id: sam.id, keyHash: sam.key }
  for (const other of others) {
    expect(chain.staff.has(memberIdOfStaff(other))).toBe(true)
    const member = await staffMember(other)
    expect(await judge({}, { by: other })).toBe('unknown-signer')
    expect(await judge({ members: [visitor, member] }, { by: other })).toBe('unknown-signer')
    expect(await judge({ members: [visitor, member] })).toBe('unknown-member')
    const added = { ...next, members: [visitor, sam, member] }
    expect(await judge(added, { own: claimed })).toBe('unknown-member')
    const signed = await sign({ ...claim, members: [visitor, sam, member] })
    expect(await resumeEpoch(conversation, signed, asSam, chain)).toMatchObject({
      why: 'unknown-member',
    })
    const first = await sign({ ...claim, members: [visitor, member] }, other)
    expect(await joinEpoch(conversation, [first, signed], asSam, chain)).toMatchObject({
      why: 'unknown-signer',
    })
  }
  expect(await judge({ members: [visitor, noor] }, { by: supervisor })).toBe('claim')
})

test('parking adds the team and is not growth', async () => {
  expect(await judge({ ...next, members: [visitor, team] }, { own: claimed })).toBe('shrinking')
})

test('a record without exactly this visitor is refused', async () => {
  const other: EpochMember = { ...visitor, key: b64(32) as KeyHash }
  const second: EpochMember = { ...other, id: b64(16) as MemberId }
  const renamed: EpochMember = { ...visitor, id: b64(16) as MemberId }
  for (const members of [[sam], [other, sam], [visitor, second, sam], [renamed, sam]]) {
    expect(await judge({ members })).toBe('other-visitor')
  }
})

test('a record that leaves the reader out is refused', async () => {
  const asNoor: Reader = { ...reader, id: noor.id, keyHash: noor.key }
  expect(await judge({}, { as: asNoor })).toBe('without-me')
  const asSam: Reader = { ...reader, id: sam.id, keyHash: sam.key }
  expect(await judge({}, { as: asSam })).toBe('claim')
  expect(await judge({}, { as: { ...asSam, keyHash: noor.key } })).toBe('without-me')
})

test('a member without a valid paper, or with another key, is refused', async () => {
  const stranger = await staffMember(await makeStaff(admins, 'Vreemd', 'counsellor'))
  const swapped: EpochMember = { ...sam, key: noor.key }
  const otherTeam: EpochMember = { ...team, key: noor.key }
  const disguised: EpochMember = { ...team, id: stranger.id }
  for (const extra of [stranger, otherTeam, disguised]) {
    expect(await judge({ members: [visitor, sam, extra] })).toBe('unknown-member')
  }
  expect(await judge({ members: [visitor, swapped] })).toBe('unknown-member')
})

test('a record commits to its own key, and the first one to the key before it as well', async () => {
  const [one, zeroth] = claim.commitments
  if (!one || !zeroth) throw new Error('two')
  expect(await judge({ commitments: [one] })).toBe('wrong-commitments')
  expect(await judge({ commitments: [] })).toBe('wrong-commitments')
  expect(await judge({ commitments: [one, one] })).toBe('wrong-commitments')
  expect(await judge({ ...next, commitments: [[2, b64(32)], zeroth] }, { own: claimed })).toBe(
    'wrong-commitments',
  )
})

test('a counsellor resumes after a reload from a record she signed herself, and from no other', async () => {
  const asSam: Reader = { ...reader, id: sam.id, keyHash: sam.key }
  const signed = await sign(claim)
  expect(await resumeEpoch(conversation, signed, asSam, chain)).toMatchObject({
    kind: 'accepted',
    epoch: claimed,
  })
  const byNoor = await sign({ ...claim, members: [visitor, sam, noor] }, supervisor)
  expect(await resumeEpoch(conversation, byNoor, asSam, chain)).toMatchObject({
    why: 'unknown-signer',
  })
  expect(await resumeEpoch(b64(16) as ConversationId, signed, asSam, chain)).toMatchObject({
    why: 'other-conversation',
  })
})

test('a colleague who was added later follows the signatures back to the claim', async () => {
  const asNoor: Reader = { ...reader, id: noor.id, keyHash: noor.key }
  const first = await sign(claim)
  const adding = { ...claim, n: 2, previous: await recordHashOf(first.bytes) }
  const second: EpochRecord = {
    ...adding,
    members: [visitor, sam, noor],
    commitments: [[2, b64(32)]],
  }
  const join = (...history: Awaited<ReturnType<typeof sign>>[]) =>
    joinEpoch(conversation, history, asNoor, chain)
  expect(await join(first, await sign(second))).toMatchObject({
    kind: 'accepted',
    epoch: { n: 2, members: second.members },
  })
  expect(await join(await sign(second))).toMatchObject({ why: 'out-of-order' })
  expect(await join(first, await sign({ ...second, previous: zero.hash }))).toMatchObject({
    why: 'other-history',
  })
  expect(await join(first, await sign(second, supervisor))).toMatchObject({
    why: 'signer-not-a-member',
  })
  const withoutNoor = await sign({ ...second, members: [visitor, sam] })
  expect(await join(first, withoutNoor)).toMatchObject({ why: 'without-me' })
  const otherVisitor = await sign({ ...claim, members: [{ ...visitor, key: noor.key }, sam] })
  expect(await join(otherVisitor, await sign(second))).toMatchObject({ why: 'other-visitor' })
  expect(await join()).toMatchObject({ why: 'without-me' })
})

async function chainWith(more: readonly TestStaff[]) {
  const listed = [counsellor, supervisor, ...more]
  const paper = parsePaper(made.reception.bytes)
  if (paper?.kind !== 'reception') throw new TypeError('no reception paper')
  const reception = await signed({ ...paper, staff: listed.map(({ hash }) => hash) }, supervisor)
  const staff = listed.map((one) => one.signed)
  const verdict = await verifyChain(made.trust, { ...made.chain, staff, reception }, testNowMs)
  if (verdict.kind === 'refused') throw new TypeError(verdict.why)
  return verdict
}
