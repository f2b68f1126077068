import { type EpochMember, mostCommitments, parseEpochRecord } from './epoch.ts'
import { growth } from './growth.ts'
import {
  type Epoch,
  type EpochVerdict,
  type HerProof,
  hasStaff,
  hasTeam,
  judgeRecord,
  type Papers,
  type Reader,
  refused,
} from './judge-record.ts'
import type { ConversationId, KeyHash, MemberId, RecordHash } from './member.ts'
import type { SignedPaper } from './signed-paper.ts'
import type { ValidStaff } from './verify-chain.ts'

/** Epoch 0 has no record: the visitor and the team she sealed to. Source: docs/protocol.md §4. */
export function firstEpoch(
  conversation: ConversationId,
  envelopeHash: RecordHash,
  visitor: { readonly id: MemberId; readonly keyHash: KeyHash },
  reception: { readonly id: MemberId; readonly keyHash: KeyHash },
): Epoch {
  const members: readonly EpochMember[] = [
    { id: visitor.id, kind: 'visitor', key: visitor.keyHash },
    { id: reception.id, kind: 'team', key: reception.keyHash },
  ]
  return { conversation, n: 0, hash: envelopeHash, members, given: [0] }
}

/**
 * Every rule for record n + 1 that needs no private key. Whoever is refused says so and sends nothing more
 * under the new record. Source: docs/protocol.md §4.
 */
export async function acceptEpoch(
  own: Epoch,
  signed: SignedPaper,
  reader: Reader,
  papers: Papers,
  isHers: HerProof,
): Promise<EpochVerdict> {
  const record = parseEpochRecord(signed.bytes)
  if (!record) return refused('malformed')
  if (record.conversation !== own.conversation) return refused('other-conversation')
  if (record.n !== own.n + 1) return refused('out-of-order')
  if (record.previous !== own.hash) return refused('other-history')
  const judged = await judgeRecord(record, signed, reader, papers, isHers)
  if (judged.kind === 'refused') return judged
  const { signer } = judged
  if (!mayStart(own, signer)) return refused('signer-not-a-member')
  if (!followsRightly(own, judged)) return refused('wrong-commitments')
  const grown = growth(own.members, record.members)
  // A claimant signs for herself.
  const brought =
    grown === 'claim' && signer !== 'visitor' && !record.members.some(({ id }) => id === signer.id)
  return { ...judged, growth: brought ? 'growing' : grown }
}

/** Who may start the next epoch: the visitor, a member, and from the team any colleague. */
export function mayStart({ members }: Epoch, signer: ValidStaff | 'visitor'): boolean {
  return signer === 'visitor' || members.some(({ kind, id }) => kind === 'team' || id === signer.id)
}

/**
 * Whether a record gives the keys it must and no others. What the team held goes on to whoever comes after it.
 * Earlier ones come only from the visitor herself, or from a member who parks and lets the team read back: a
 * newcomer gets none. Source: docs/protocol.md §4.
 */
export function followsRightly(
  before: Epoch,
  { epoch, signer }: EpochVerdict & { readonly kind: 'accepted' },
): boolean {
  const owed = goesOn(before)
  const mayGiveMore = signer === 'visitor' || !hasStaff(epoch.members)
  const rightly = mayGiveMore || epoch.given.length === owed.length + 1
  return rightly && owed.every((k) => epoch.given.includes(k))
}

/** The earlier keys that the next record must give, newest first: all that the team held, as far as they fit. */
export function goesOn({ members, given }: Epoch): readonly number[] {
  if (!hasTeam(members)) return []
  return [...given].sort((one, other) => other - one).slice(0, mostCommitments - 1)
}
