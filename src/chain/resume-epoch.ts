import { followsRightly, mayStart } from './accept-epoch.ts'
import { parseEpochRecord } from './epoch.ts'
import {
  type Epoch,
  type EpochVerdict,
  hasTeam,
  judgeRecord,
  judgeSigned,
  type Reader,
  refused,
} from './judge-record.ts'
import { type ConversationId, recordHashOf } from './member.ts'
import type { SignedPaper } from './signed-paper.ts'
import type { ValidChain } from './verify-chain.ts'

/**
 * Where a counsellor's client takes up the thread again after a reload: a record she signed herself needs no
 * history, for she checked it when she made it. The envelope it followed is long deleted.
 */
export async function resumeEpoch(
  conversation: ConversationId,
  signed: SignedPaper,
  reader: Reader,
  chain: ValidChain,
): Promise<EpochVerdict> {
  const record = parseEpochRecord(signed.bytes)
  if (!record) return refused('malformed')
  if (record.conversation !== conversation) return refused('other-conversation')
  const judged = await judgeRecord(record, signed, reader, chain)
  if (judged.kind === 'refused') return judged
  if (judged.signer === 'visitor' || judged.signer.id !== reader.id)
    return refused('unknown-signer')
  return judged
}

/**
 * Where a colleague comes in whom a member added later: her own first record, the last of `history`. It is judged from
 * the last time the team held the conversation, for then any colleague might take it. From there on each record must
 * be signed by a listed colleague who stood in the one before it; she need not stand in those, nor know everybody who
 * did.
 */
export async function joinEpoch(
  conversation: ConversationId,
  history: readonly SignedPaper[],
  reader: Reader,
  chain: ValidChain,
): Promise<EpochVerdict> {
  const later = await sinceTheTeam(conversation, history.slice(0, -1))
  if (!later) return refused('malformed')
  let { before } = later
  for (const signed of history.slice(later.from)) {
    const record = parseEpochRecord(signed.bytes)
    if (!record) return refused('malformed')
    if (record.conversation !== conversation) return refused('other-conversation')
    if (record.n !== (before?.n ?? 0) + 1) return refused('out-of-order')
    if (before && record.previous !== before.hash) return refused('other-history')
    const isLast = signed === history.at(-1)
    const judged = isLast
      ? await judgeRecord(record, signed, reader, chain)
      : await judgeSigned(record, signed, reader, chain)
    if (judged.kind === 'refused') return judged
    if (before && !mayStart(before, judged.signer)) return refused('signer-not-a-member')
    if (before && !followsRightly(before, judged)) return refused('wrong-commitments')
    if (isLast) return judged
    before = judged.epoch
  }
  return refused('without-me')
}

/** The last epoch of the team's, which needs no judgement of its own: the record after it names its hash. */
async function sinceTheTeam(
  conversation: ConversationId,
  history: readonly SignedPaper[],
): Promise<{ readonly before: Epoch | null; readonly from: number } | null> {
  for (let at = history.length - 1; at >= 0; at--) {
    const bytes = history[at]?.bytes
    const record = bytes && parseEpochRecord(bytes)
    const given = record?.commitments.map(([n]) => n)
    if (!record || !given || record.conversation !== conversation) return null
    const { n, members } = record
    if (hasTeam(members)) {
      const before = { conversation, n, hash: await recordHashOf(bytes), members, given }
      return { before, from: at + 1 }
    }
  }
  return { before: null, from: 0 }
}
