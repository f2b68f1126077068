import { parseEpochRecord } from '../../chain/epoch.ts'
import type { Reader } from '../../chain/judge-record.ts'
import { type ConversationId, keyHashOf } from '../../chain/member.ts'
import { joinEpoch, resumeEpoch } from '../../chain/resume-epoch.ts'
import type { ValidChain } from '../../chain/verify-chain.ts'
import { openEpochKey } from '../../sealing/epoch-key.ts'
import type { StoredEpoch } from '../conversation-state.ts'
import type { Me } from './conversation.ts'
import { joinUp, type Membership, openKeys, type Taken } from './membership.ts'

/**
 * Where a staff member takes up the thread: her own claim, or the record by which a colleague added her, with the
 * records before it. Her claim also gives her epoch 0, in which only the visitor spoke. The visitor's key comes
 * from her own sealed key, nowhere else.
 */
export async function resumeMembership(
  conversation: ConversationId,
  epochs: readonly StoredEpoch[],
  me: Me & { kind: 'staff' },
  chain: ValidChain,
  demo: boolean,
): Promise<Taken> {
  const at = epochs.findIndex(({ keys }) => keys.length > 0)
  const entry = epochs[at]
  const record = entry && parseEpochRecord(entry.record.bytes)
  if (!record) return { kind: 'refused', why: entry ? 'malformed' : 'no-key' }
  const sealed = entry.keys.find(({ n }) => n === record.n)
  const place = { conversation, n: record.n, member: { id: me.memberId, kind: 'staff' as const } }
  const key = sealed && (await openEpochKey(place, me.pair.seedBytes, sealed.sealed))
  if (!key?.visitorKeyBytes) return { kind: 'refused', why: 'no-key' }
  const reader: Reader = {
    id: me.memberId,
    keyHash: await keyHashOf(me.pair.publicKeyBytes),
    visitorKeyHash: await keyHashOf(key.visitorKeyBytes),
    demo,
  }
  const history = epochs.slice(0, at + 1).map((epoch) => epoch.record)
  const verdict =
    record.n === 1
      ? await resumeEpoch(conversation, entry.record, reader, chain)
      : await joinEpoch(conversation, history, reader, chain)
  if (verdict.kind === 'refused') return verdict
  const opened = await openKeys(verdict, entry, me, reader, new Map())
  if (opened.kind === 'refused') return opened
  const visitor = verdict.epoch.members.filter((member) => member.kind === 'visitor')
  const before: Membership = {
    epoch: { ...verdict.epoch, n: record.n - 1, members: visitor, given: [] },
    reader,
    steps: opened.keys.has(0) ? [{ n: 0, growth: 'same', members: visitor, given: [0] }] : [],
    staff: new Map(),
  }
  return joinUp(before, verdict, chain, opened)
}
