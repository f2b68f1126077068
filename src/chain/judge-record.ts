import { type EpochMember, type EpochRecord, epochLabel, givenKeys } from './epoch.ts'
import type { Growth } from './growth.ts'
import {
  type ConversationId,
  idBytes,
  type KeyHash,
  type MemberId,
  memberIdFrom,
  type RecordHash,
  recordHashOf,
} from './member.ts'
import type { Bytes } from './notation.ts'
import { readsAlong } from './paper.ts'
import type { PastPapers } from './past-papers.ts'
import { verify } from './signature.ts'
import type { SignedPaper } from './signed-paper.ts'
import { signerOf, type ValidChain, type ValidStaff } from './verify-chain.ts'

/** The epoch a client stands in: what the next record must fit. */
export type Epoch = {
  readonly conversation: ConversationId
  readonly n: number
  readonly hash: RecordHash // of the envelope for epoch 0
  readonly members: readonly EpochMember[]
  /** The epochs whose keys every member got with this one, its own first. */
  readonly given: readonly number[]
}

/** What a reader knows of herself and of the visitor, from her own device or a sealed payload only. */
export type Reader = {
  readonly id: MemberId
  readonly keyHash: KeyHash
  readonly visitorKeyHash: KeyHash
  readonly demo: boolean
}

/** By which papers a record is judged: those of today, or, for what is long past, all that once held. */
export type Papers = ValidChain | PastPapers

/**
 * Whether somebody who held the key of the epoch before made these 32 bytes over a record: how a visitor signs.
 * The keys are not known here; `isHerRecord` of `sealing` answers.
 */
export type HerProof = (recordBytes: Bytes, sigBytes: Bytes) => Promise<boolean>

/** `epoch` counts only once its keys opened and fit their commitments (`fitsCommitment` in `sealing`). */
export type EpochVerdict =
  | {
      readonly kind: 'accepted'
      readonly epoch: Epoch
      readonly record: EpochRecord
      readonly signer: ValidStaff | 'visitor'
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
  | 'not-only-the-team' // a visitor's own record with anybody else in it
  | 'without-me'
  | 'unknown-member' // a staff member or team without a valid paper, with such a role, or with another key
  | 'wrong-commitments'

/** A record that is signed, complete, and has the reader in it; not yet whether it fits what came before. */
export async function judgeRecord(
  record: EpochRecord,
  signed: SignedPaper,
  reader: Reader,
  papers: Papers,
  isHers: HerProof = nobody,
): Promise<EpochVerdict> {
  const judged = await judgeSigned(record, signed, reader, papers, isHers)
  if (judged.kind === 'refused') return judged
  const hasMe = record.members.some(({ id, key }) => id === reader.id && key === reader.keyHash)
  if (!hasMe) return refused('without-me')
  if (!record.members.every((member) => isKnown(member, papers))) return refused('unknown-member')
  return judged
}

/** Who signed it, for which visitor, in which form; not yet who else stands in it. */
export async function judgeSigned(
  record: EpochRecord,
  signed: SignedPaper,
  reader: Reader,
  papers: Papers,
  isHers: HerProof = nobody,
): Promise<EpochVerdict> {
  if (record.demo !== reader.demo) return refused('other-demo')
  const signer = await judgeSignature(record, signed, papers, isHers)
  if (typeof signer === 'object' && 'why' in signer) return signer
  const visitors = record.members.filter((member) => member.kind === 'visitor')
  const [visitor, ...others] = visitors
  if (!visitor || others.length > 0 || !isHer(visitor, reader)) return refused('other-visitor')
  const given = givenKeys(record)
  if (!given) return refused('wrong-commitments')
  const { conversation, n, members } = record
  const hash = await recordHashOf(signed.bytes)
  const epoch: Epoch = { conversation, n, hash, members, given }
  return { kind: 'accepted', epoch, record, signer, growth: 'same' }
}

/** The team among members, or the members without anybody of staff. */
export const hasTeam = (members: readonly EpochMember[]) => members.some(isTeam)
export const hasStaff = (members: readonly EpochMember[]) =>
  members.some(({ kind }) => kind === 'staff')

/** Who signed it and could; a visitor signs only for herself with the team. */
async function judgeSignature(
  { members }: EpochRecord,
  { bytes, signatures }: SignedPaper,
  papers: Papers,
  isHers: HerProof,
): Promise<ValidStaff | 'visitor' | (EpochVerdict & { readonly kind: 'refused' })> {
  const [signature, ...more] = signatures
  if (!signature || signature.by === 'root' || more.length > 0) return refused('badly-signed')
  if (signature.by === 'visitor') {
    if (members.length !== 2 || !hasTeam(members)) return refused('not-only-the-team')
    return (await isHers(bytes, signature.sigBytes)) ? 'visitor' : refused('badly-signed')
  }
  const signer = signerOf(papers.staff, signature)
  if (!signer || !readsAlong(signer.paper)) return refused('unknown-signer')
  const isSigned = await verify(signer.paper.signingKey, epochLabel, bytes, signature.sigBytes)
  return isSigned ? signer : refused('badly-signed')
}

const nobody: HerProof = async () => false
const isTeam = ({ kind }: EpochMember) => kind === 'team'

function isHer(visitor: EpochMember, { visitorKeyHash }: Reader): boolean {
  return visitor.key === visitorKeyHash && visitor.id === memberIdFrom(idBytes(visitorKeyHash))
}

/**
 * The visitor is known by her key already; staff and team by a valid paper with this very key. Which reception a
 * past record parked with, only its signer could say: nobody seals to it any more.
 */
function isKnown(member: EpochMember, papers: Papers): boolean {
  switch (member.kind) {
    case 'visitor':
      return true
    case 'staff': {
      const known = papers.staff.get(member.id)
      return known?.keyHash === member.key && readsAlong(known.paper)
    }
    case 'team': {
      if (papers.kind === 'past') return true
      const { id, keyHash } = papers.reception
      return id === member.id && keyHash === member.key
    }
  }
}

export function refused(why: EpochWhy): EpochVerdict & { readonly kind: 'refused' } {
  return { kind: 'refused', why }
}
