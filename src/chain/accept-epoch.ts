import { type EpochMember, type EpochRecord, epochLabel, parseEpochRecord } from './epoch.ts'
import { type Growth, growth } from './growth.ts'
import {
  type ConversationId,
  idBytes,
  type KeyHash,
  type MemberId,
  memberIdFrom,
  memberIdOfPaper,
  type RecordHash,
  recordHashOf,
} from './member.ts'
import { readsAlong } from './paper.ts'
import { verify } from './signature.ts'
import type { SignedPaper } from './signed-paper.ts'
import type { ValidChain, ValidStaff } from './verify-chain.ts'

/** The epoch a client stands in: what the next record must fit. */
export type Epoch = {
  readonly conversation: ConversationId
  readonly n: number
  readonly hash: RecordHash // of the envelope for epoch 0
  readonly members: readonly EpochMember[]
}

/** What a reader knows of herself and of the visitor, from her own device or a sealed payload only. */
export type Reader = {
  readonly id: MemberId
  readonly keyHash: KeyHash
  readonly visitorKeyHash: KeyHash
  readonly demo: boolean
}

/** `epoch` counts only once its key opened and fits its commitment (`fitsCommitments` in `sealing`). */
export type EpochVerdict =
  | {
      readonly kind: 'accepted'
      readonly epoch: Epoch
      readonly record: EpochRecord
      readonly signer: ValidStaff
      readonly growth: Growth
    }
  | { readonly kind: 'refused'; readonly why: EpochWhy }

export type EpochWhy =
  | 'malformed'
  | 'other-conversation'
  | 'other-demo'
  | 'out-of-order' // n is not the next one
  | 'other-history' // does not follow what this client holds
  | 'unknown-signer' // not valid, not listed, revoked, or with a role that reads no conversations
  | 'badly-signed'
  | 'signer-not-a-member'
  | 'other-visitor' // no visitor, two, or one with another key
  | 'without-me'
  | 'unknown-member' // a staff member or team without a valid paper, with such a role, or with another key
  | 'wrong-commitments'

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
  return { conversation, n: 0, hash: envelopeHash, members }
}

/**
 * Every rule for record n + 1 that needs no private key. Whoever is refused says so and sends nothing more
 * under the new record. Source: docs/protocol.md §4.
 */
export async function acceptEpoch(
  own: Epoch,
  signed: SignedPaper,
  reader: Reader,
  chain: ValidChain,
): Promise<EpochVerdict> {
  const record = parseEpochRecord(signed.bytes)
  if (!record) return refused('malformed')
  if (record.conversation !== own.conversation) return refused('other-conversation')
  if (record.n !== own.n + 1) return refused('out-of-order')
  if (record.previous !== own.hash) return refused('other-history')
  const judged = await judgeRecord(record, signed, reader, chain)
  if (judged.kind === 'refused') return judged
  const mayAdd = own.members.some(
    (member) => member.kind === 'team' || member.id === judged.signer.id,
  )
  if (!mayAdd) return refused('signer-not-a-member')
  const grown = growth(own.members, record.members)
  const brought = grown === 'claim' && !record.members.some(({ id }) => id === judged.signer.id)
  return { ...judged, growth: brought ? 'growing' : grown } // a claimant signs for herself
}

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
  if (judged.signer.id !== reader.id) return refused('unknown-signer')
  return { ...judged, growth: 'same' }
}

/**
 * Where a colleague comes in whom a member added later: her own first record, the last of `history`. Each record
 * from the first on must be signed by a listed colleague who stood in the one before it; she need not stand in
 * those, nor know everybody who did.
 */
export async function joinEpoch(
  conversation: ConversationId,
  history: readonly SignedPaper[],
  reader: Reader,
  chain: ValidChain,
): Promise<EpochVerdict> {
  let before: Epoch | null = null
  for (const signed of history) {
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
    const { signer, epoch } = judged
    const mayAdd: boolean =
      before === null || before.members.some(({ kind, id }) => kind === 'team' || id === signer.id)
    if (!mayAdd) return refused('signer-not-a-member')
    if (isLast) return { ...judged, growth: 'same' }
    before = epoch
  }
  return refused('without-me')
}

async function judgeRecord(
  record: EpochRecord,
  signed: SignedPaper,
  reader: Reader,
  chain: ValidChain,
): Promise<EpochVerdict> {
  const judged = await judgeSigned(record, signed, reader, chain)
  if (judged.kind === 'refused') return judged
  const hasMe = record.members.some(({ id, key }) => id === reader.id && key === reader.keyHash)
  if (!hasMe) return refused('without-me')
  if (!record.members.every((member) => isKnown(member, chain))) return refused('unknown-member')
  return judged
}

/** Who signed it, for which visitor, in which form; not yet who else stands in it. */
async function judgeSigned(
  record: EpochRecord,
  signed: SignedPaper,
  reader: Reader,
  chain: ValidChain,
): Promise<EpochVerdict> {
  if (record.demo !== reader.demo) return refused('other-demo')
  const [signature, ...more] = signed.signatures
  if (!signature || signature.by === 'root' || more.length > 0) return refused('badly-signed')
  const signer = chain.staff.get(memberIdOfPaper(signature.by))
  if (signer?.hash !== signature.by || !readsAlong(signer.paper)) return refused('unknown-signer')
  const { signingKey } = signer.paper
  if (!(await verify(signingKey, epochLabel, signed.bytes, signature.sigBytes))) {
    return refused('badly-signed')
  }
  const visitors = record.members.filter((member) => member.kind === 'visitor')
  const [visitor, ...others] = visitors
  if (!visitor || others.length > 0 || !isHer(visitor, reader)) return refused('other-visitor')
  const committed = record.commitments.map(([n]) => n).join()
  if (committed !== (record.n === 1 ? '1,0' : `${record.n}`)) return refused('wrong-commitments')
  const { conversation, n, members } = record
  const hash = await recordHashOf(signed.bytes)
  return {
    kind: 'accepted',
    epoch: { conversation, n, hash, members },
    record,
    signer,
    growth: 'same',
  }
}

function isHer(visitor: EpochMember, { visitorKeyHash }: Reader): boolean {
  return visitor.key === visitorKeyHash && visitor.id === memberIdFrom(idBytes(visitorKeyHash))
}

/** The visitor is known by her key already; staff and team by a valid paper with this very key. */
function isKnown(member: EpochMember, { staff, reception }: ValidChain): boolean {
  switch (member.kind) {
    case 'visitor':
      return true
    case 'staff': {
      const known = staff.get(member.id)
      return known?.keyHash === member.key && readsAlong(known.paper)
    }
    case 'team':
      return reception.id === member.id && reception.keyHash === member.key
  }
}

function refused(why: EpochWhy): EpochVerdict & { readonly kind: 'refused' } {
  return { kind: 'refused', why }
}
