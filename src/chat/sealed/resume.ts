import { type EpochRecord, parseEpochRecord } from '../../chain/epoch.ts'
import type { Reader } from '../../chain/judge-record.ts'
import { type ConversationId, keyHashOf, recordHashOf } from '../../chain/member.ts'
import { verifyPast } from '../../chain/past-papers.ts'
import { joinEpoch, resumeEpoch } from '../../chain/resume-epoch.ts'
import type { Trust, ValidChain } from '../../chain/verify-chain.ts'
import { openEpochKey } from '../../sealing/epoch-key.ts'
import type { ConversationState, StoredEpoch } from '../conversation-state.ts'
import type { Me } from './me.ts'
import { joinUp, type Membership, openKeys, type Step, type Taken } from './membership.ts'

/**
 * Where a staff member takes up the thread: the record with which she came in, her own claim or a colleague's who added
 * her. What the team held before comes with her claim, and so do its members, by papers that once held. The visitor's
 * key comes from her own sealed key, nowhere else.
 */
export async function resumeMembership(
  conversation: ConversationId,
  { epochs, chain: papers }: Pick<ConversationState, 'epochs' | 'chain'>,
  me: Me & { kind: 'staff' },
  chain: ValidChain,
  house: Trust,
): Promise<Taken> {
  const records = epochs.map(({ record }) => parseEpochRecord(record.bytes))
  const isIn = (at: number) => records[at]?.members.some(({ id }) => id === me.memberId) ?? false
  const at = records.findLastIndex((_, at) => isIn(at) && !isIn(at - 1))
  const [entry, record] = [epochs[at], records[at]]
  if (!entry || !record) return { kind: 'refused', why: 'no-key' }
  const sealed = entry.keys.find(({ n }) => n === record.n)
  const place = { conversation, n: record.n, member: { id: me.memberId, kind: 'staff' as const } }
  const key = sealed && (await openEpochKey(place, me.pair.seedBytes, sealed.sealed))
  if (!key?.visitorKeyBytes) return { kind: 'refused', why: 'no-key' }
  const reader: Reader = {
    id: me.memberId,
    keyHash: await keyHashOf(me.pair.publicKeyBytes),
    visitorKeyHash: await keyHashOf(key.visitorKeyBytes),
    demo: house.demo,
  }
  const isHerOwn = entry.record.signatures.some(({ by }) => by === me.paperHash)
  const history = epochs.slice(0, at + 1).map((epoch) => epoch.record)
  const verdict = isHerOwn
    ? await resumeEpoch(conversation, entry.record, reader, chain)
    : await joinEpoch(conversation, history, reader, chain)
  if (verdict.kind === 'refused') return verdict
  const opened = await openKeys(verdict, entry, me, reader, new Map())
  if (opened.kind === 'refused') return opened
  const past = await verifyPast(house, papers)
  const visitor = verdict.epoch.members.filter((member) => member.kind === 'visitor')
  const earlier = await stepsBefore(record, epochs.slice(0, at))
  const zero: Step = { n: 0, growth: 'same', members: visitor, given: [0] }
  const before: Membership = {
    epoch: { ...verdict.epoch, n: record.n - 1, members: visitor, given: [] },
    reader,
    steps: [zero, ...earlier].filter(({ n }) => opened.keys.has(n)),
    staff: new Map(past.kind === 'past' ? past.staff : []),
  }
  return joinUp(before, verdict, chain, opened)
}

/** Who stood in earlier epochs, as far back as each record names the hash of the one before it. */
async function stepsBefore(
  record: EpochRecord,
  before: readonly StoredEpoch[],
): Promise<readonly Step[]> {
  const steps: Step[] = []
  let after = record
  for (const { record: signed } of [...before].reverse()) {
    const earlier = parseEpochRecord(signed.bytes)
    if (!earlier || after.previous !== (await recordHashOf(signed.bytes))) break
    const { n, members, commitments } = earlier
    steps.unshift({ n, growth: 'same', members, given: commitments.map(([k]) => k) })
    after = earlier
  }
  return steps
}
