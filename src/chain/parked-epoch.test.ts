import { describe, expect, test } from 'vitest'
import { acceptEpoch, firstEpoch } from './accept-epoch.ts'
import { toB64 } from './base64url.ts'
import {
  type EpochMember,
  type EpochRecord,
  epochLabel,
  epochRecordBytes,
  givenKeys,
  mostCommitments,
  parseEpochRecord,
} from './epoch.ts'
import type { Epoch, HerProof, Papers, Reader } from './judge-record.ts'
import {
  type ConversationId,
  type KeyHash,
  keyHashOf,
  type MemberId,
  memberIdOf,
  type RecordHash,
  recordHashOf,
} from './member.ts'
import { verifyPast } from './past-papers.ts'
import { joinEpoch, resumeEpoch } from './resume-epoch.ts'
import {
  parseSignedPaper,
  type SignedPaper,
  signedPaperJson,
  signPaper,
  unsigned,
} from './signed-paper.ts'
import {
  dayMs,
  makeStaff,
  makeTestChain,
  memberIdOfStaff,
  randomBytes,
  type TestStaff,
  testNowMs,
} from './test-papers.ts'
import { verifyChain } from './verify-chain.ts'

const b64 = (length: number) => toB64(randomBytes(length))
const made = await makeTestChain()
const { counsellor, supervisor, admins, trust } = made
const chain = await verifyChain(trust, made.chain, testNowMs)
if (chain.kind === 'refused') throw new TypeError(chain.why)

const conversation = b64(16) as ConversationId
const visitorKey = randomBytes(1216)
const key = await keyHashOf(visitorKey)
const visitor: EpochMember = { id: await memberIdOf(visitorKey), kind: 'visitor', key }
const staffMember = async (one: TestStaff): Promise<EpochMember> => ({
  id: memberIdOfStaff(one),
  kind: 'staff',
  key: await keyHashOf(one.sealingKeyBytes),
})
const [sam, noor] = [await staffMember(counsellor), await staffMember(supervisor)]
const team: EpochMember = { id: chain.reception.id, kind: 'team', key: chain.reception.keyHash }
const reader: Reader = { id: visitor.id, keyHash: key, visitorKeyHash: key, demo: false }
const readerOf = ({ id, key: keyHash }: EpochMember): Reader => ({ ...reader, id, keyHash })
const zero = firstEpoch(
  conversation,
  b64(32) as RecordHash,
  { ...visitor, keyHash: key },
  chain.reception,
)

/** The mark a visitor with the right key would make; the key itself lives in `sealing`. */
const herMark = randomBytes(32)
const isHers: HerProof = async (_, sigBytes) => toB64(sigBytes) === toB64(herMark)

type Wish = {
  readonly members: readonly EpochMember[]
  readonly given: readonly number[]
  readonly by?: TestStaff | 'visitor'
  readonly change?: Partial<EpochRecord>
}

async function record(
  own: Epoch,
  { members, given, by = counsellor, change }: Wish,
): Promise<SignedPaper> {
  const bytes = epochRecordBytes({
    kind: 'epoch',
    conversation,
    n: own.n + 1,
    previous: own.hash,
    members,
    commitments: given.map((n) => [n, b64(32)]),
    demo: false,
    ...change,
  })
  if (by === 'visitor') return { bytes, signatures: [{ by, sigBytes: herMark }] }
  return signPaper(unsigned(bytes), by.hash, by.seedBytes, epochLabel)
}

/** The epoch a good record begins. */
async function after(own: Epoch, wish: Wish): Promise<Epoch & { readonly signed: SignedPaper }> {
  const signed = await record(own, wish)
  const { n, members } = parseEpochRecord(signed.bytes) as EpochRecord
  return {
    conversation,
    n,
    hash: await recordHashOf(signed.bytes),
    members,
    given: wish.given,
    signed,
  }
}

async function judge(own: Epoch, wish: Wish, papers: Papers = chain as Papers, as = reader) {
  const verdict = await acceptEpoch(own, await record(own, wish), as, papers, isHers)
  return verdict.kind === 'refused' ? verdict.why : verdict.growth
}

const claimed = await after(zero, { members: [visitor, sam], given: [1, 0] })
const parked = await after(claimed, { members: [visitor, team], given: [2] })
const readable = await after(claimed, { members: [visitor, team], given: [2, 1, 0] })
const hers = (given: readonly number[]): Wish => ({
  members: [visitor, team],
  given,
  by: 'visitor',
})

describe('parking', () => {
  test('leaves the visitor with the team, with or without what was said', async () => {
    expect(await judge(claimed, { members: [visitor, team], given: [2] })).toBe('shrinking')
    expect(await judge(claimed, { members: [visitor, team], given: [2, 1] })).toBe('shrinking')
    expect(await judge(claimed, { members: [visitor, team], given: [2, 1, 0] })).toBe('shrinking')
  })

  test('by a colleague who was not a member is refused', async () => {
    const wish = { members: [visitor, team], given: [2], by: supervisor }
    expect(await judge(claimed, wish)).toBe('signer-not-a-member')
  })

  test('with another team than today’s is refused', async () => {
    for (const other of [
      { ...team, key: b64(32) as KeyHash },
      { ...team, id: b64(16) as MemberId },
    ]) {
      expect(await judge(claimed, { members: [visitor, other], given: [2] })).toBe('unknown-member')
      const byHer = { members: [visitor, other], given: [2], by: 'visitor' } as const
      expect(await judge(claimed, byHer)).toBe('unknown-member')
    }
  })
})

describe('a claim from the team', () => {
  test('takes over every key the team held, and no other', async () => {
    const taken = (given: readonly number[]) => ({
      members: [visitor, noor],
      given,
      by: supervisor,
    })
    expect(await judge(parked, taken([3, 2]))).toBe('claim')
    expect(await judge(readable, taken([3, 2, 1, 0]))).toBe('claim')
    expect(await judge(readable, taken([3, 0, 1, 2]))).toBe('claim')
    for (const given of [[3], [3, 2], [3, 2, 1], [3, 1, 0]])
      expect(await judge(readable, taken(given))).toBe('wrong-commitments')
    expect(await judge(parked, taken([3, 2, 1]))).toBe('wrong-commitments')
    expect(await judge(zero, { members: [visitor, sam], given: [1] })).toBe('wrong-commitments')
  })

  test('of a conversation with more epochs than fit leaves the oldest key out', async () => {
    const given = Array.from({ length: mostCommitments }, (_, at) => 60 - at)
    const long: Epoch = { ...parked, n: 60, given }
    const taken = { members: [visitor, sam], given: [61, ...given.slice(0, -1)] }
    expect(await judge(long, taken)).toBe('claim')
    expect(await judge(long, { ...taken, given: taken.given.slice(0, -1) })).toBe(
      'wrong-commitments',
    )
  })

  test('is what its claimant resumes at, whichever number it has', async () => {
    const { signed } = await after(readable, { members: [visitor, sam], given: [3, 2, 1, 0] })
    expect(await resumeEpoch(conversation, signed, readerOf(sam), chain)).toMatchObject({
      kind: 'accepted',
      epoch: { n: 3, given: [3, 2, 1, 0] },
    })
    const byHer = await record(claimed, hers([2]))
    expect(await resumeEpoch(conversation, byHer, readerOf(team), chain)).toMatchObject({
      why: 'badly-signed',
    })
  })
})

test('a newcomer among members gets no earlier key', async () => {
  const added = (given: readonly number[]) => ({ members: [visitor, sam, noor], given })
  expect(await judge(claimed, added([2]))).toBe('growing')
  expect(await judge(claimed, added([2, 1]))).toBe('wrong-commitments')
  expect(await judge(claimed, added([2, 0]))).toBe('wrong-commitments')
})

describe('a visitor’s own record', () => {
  test('goes on with the team from any epoch, with what she lets it read', async () => {
    expect(await judge(claimed, hers([2]))).toBe('shrinking')
    expect(await judge(claimed, hers([2, 0]))).toBe('shrinking')
    expect(await judge(claimed, hers([2, 1, 0]))).toBe('shrinking')
    expect(await judge(zero, hers([1, 0]))).toBe('same')
    expect(await judge(parked, hers([3, 2, 1]))).toBe('same')
    const asSam = await judge(claimed, hers([2]), chain as Papers, readerOf(sam))
    expect(asSam).toBe('without-me')
  })

  test('keeps for the team what the team held', async () => {
    expect(await judge(zero, hers([1]))).toBe('wrong-commitments')
    expect(await judge(readable, hers([3, 2, 1]))).toBe('wrong-commitments')
    expect(await judge(parked, hers([3, 1]))).toBe('wrong-commitments')
  })

  test('has nobody else in it', async () => {
    const wishes = [[visitor, sam], [visitor, team, sam], [visitor], [visitor, noor]]
    for (const members of wishes)
      expect(await judge(claimed, { ...hers([2]), members })).toBe('not-only-the-team')
    const twoTeams = [team, { ...team, id: b64(16) as MemberId }]
    for (const members of [twoTeams, [team, sam]])
      expect(await judge(claimed, { ...hers([2]), members })).toBe('other-visitor')
  })

  test('with a wrong mark, or by who never held the key, is refused', async () => {
    const signed = await record(claimed, hers([2]))
    const wrong = { ...signed, signatures: [{ by: 'visitor' as const, sigBytes: randomBytes(32) }] }
    const own = (one: SignedPaper, proof = isHers) =>
      acceptEpoch(claimed, one, reader, chain as Papers, proof)
    expect(await own(wrong)).toMatchObject({ why: 'badly-signed' })
    expect(await own(signed, async () => false)).toMatchObject({ why: 'badly-signed' })
    const twice = { ...signed, signatures: [...signed.signatures, ...signed.signatures] }
    expect(await own(twice)).toMatchObject({ why: 'badly-signed' })
  })

  test('played again, or for another conversation, is refused', async () => {
    const begun = await after(claimed, hers([2]))
    const again = await acceptEpoch(begun, begun.signed, reader, chain as Papers, isHers)
    expect(again).toMatchObject({ why: 'out-of-order' })
    const later = { ...begun, n: 1, hash: begun.hash }
    expect(await acceptEpoch(later, begun.signed, reader, chain as Papers, isHers)).toMatchObject({
      why: 'other-history',
    })
    const elsewhere = { change: { conversation: b64(16) as ConversationId } }
    expect(await judge(claimed, { ...hers([2]), ...elsewhere })).toBe('other-conversation')
  })

  test('travels with 32 bytes, a signature of staff with 64', async () => {
    const signed = await record(claimed, hers([2]))
    const json = signedPaperJson(signed)
    expect(parseSignedPaper(json)).toEqual(signed)
    const sig = (by: string, size: number) => ({ ...json, signatures: [{ by, sig: b64(size) }] })
    expect(parseSignedPaper(sig('visitor', 64))).toBe(null)
    expect(parseSignedPaper(sig('visitor', 31))).toBe(null)
    expect(parseSignedPaper(sig(b64(32), 32))).toBe(null)
    expect(parseSignedPaper(sig(b64(32), 64))).not.toBe(null)
  })
})

test('which keys come with a record: its own first, then earlier ones, each once', () => {
  const given = (n: number, ...ks: readonly number[]) =>
    givenKeys({ n, commitments: ks.map((k) => [k, b64(32)]) })
  expect(given(1, 1, 0)).toEqual([1, 0])
  expect(given(3, 3)).toEqual([3])
  expect(given(3, 3, 0, 2)).toEqual([3, 0, 2])
  for (const wrong of [
    given(1, 1),
    given(3),
    given(3, 2),
    given(3, 2, 3),
    given(3, 3, 3),
    given(3, 3, 4),
    given(3, 3, 1, 1),
  ])
    expect(wrong).toBe(null)
  const many = Array.from({ length: mostCommitments + 1 }, (_, at) => [50 - at, b64(32)])
  const whole = { kind: 'epoch', conversation, n: 50, previous: b64(32), members: [], demo: false }
  const parse = (commitments: unknown) =>
    parseEpochRecord(new TextEncoder().encode(JSON.stringify({ ...whole, commitments })))
  expect(parse(many)).toBe(null)
  expect(parse(many.slice(1))).not.toBe(null)
})

test('a colleague who was added is judged from the last time the team held it', async () => {
  const begun = await after(claimed, hers([2]))
  const taken = await after(begun, { members: [visitor, sam], given: [3, 2] })
  const added = await after(taken, { members: [visitor, sam, noor], given: [4] })
  const history = [claimed, begun, taken, added].map(({ signed }) => signed)
  const join = (all: readonly SignedPaper[]) => joinEpoch(conversation, all, readerOf(noor), chain)
  expect(await join(history)).toMatchObject({ kind: 'accepted', epoch: { n: 4 } })
  expect(await join(history.slice(1))).toMatchObject({ kind: 'accepted' })
  const gap = await after(claimed, { members: [visitor, sam, noor], given: [2] })
  expect(await join([claimed.signed, begun.signed, gap.signed])).toMatchObject({
    why: 'out-of-order',
  })
  const forged = await after(
    { ...taken, hash: b64(32) as RecordHash },
    {
      members: [visitor, sam, noor],
      given: [4],
    },
  )
  expect(await join([claimed.signed, begun.signed, taken.signed, forged.signed])).toMatchObject({
    why: 'other-history',
  })
  const less = await after(begun, { members: [visitor, sam], given: [3] })
  const then = await after(less, { members: [visitor, sam, noor], given: [4] })
  expect(await join([begun.signed, less.signed, then.signed])).toMatchObject({
    why: 'wrong-commitments',
  })
})

describe('records of long ago', () => {
  test('are judged by papers that once held, though they ran out or were revoked', async () => {
    const yearsLater = testNowMs + 900 * dayMs
    expect(await verifyChain(trust, made.chain, yearsLater)).toMatchObject({ kind: 'refused' })
    const past = await verifyPast(trust, made.chain)
    if (past.kind === 'refused') throw new TypeError(past.why)
    expect(past.staff.size).toBe(2)
    expect(await judge(zero, { members: [visitor, sam], given: [1, 0] }, past)).toBe('claim')
    const oldTeam = { ...team, id: b64(16) as MemberId, key: b64(32) as KeyHash }
    expect(await judge(claimed, { members: [visitor, oldTeam], given: [2] }, past)).toBe(
      'shrinking',
    )
    expect(await judge(claimed, { ...hers([2]), members: [visitor, oldTeam] }, past)).toBe(
      'shrinking',
    )
  })

  test('by who never had two admins’ signatures, or another root’s, are refused', async () => {
    const [first] = admins
    const alone = await makeStaff([first, first], 'Alleen', 'counsellor')
    const past = await verifyPast(trust, { ...made.chain, staff: [alone.signed] })
    if (past.kind === 'refused') throw new TypeError(past.why)
    const wish = { members: [visitor, await staffMember(alone)], given: [1, 0], by: alone }
    expect(await judge(zero, wish, past)).toBe('unknown-signer')
    const elsewhere = await verifyPast((await makeTestChain()).trust, made.chain)
    if (elsewhere.kind === 'refused') throw new TypeError(elsewhere.why)
    expect(elsewhere.staff.size).toBe(0)
  })
})
