import { type EpochRecord, epochLabel, givenKeys, parseEpochRecord } from '../../chain/epoch.ts'
import { hasTeam } from '../../chain/judge-record.ts'
import {
  type ConversationId,
  keyHashOf,
  type MemberId,
  memberIdOf,
  type RecordHash,
  recordHashOf,
} from '../../chain/member.ts'
import type { Bytes } from '../../chain/notation.ts'
import { verify } from '../../chain/signature.ts'
import type { SignedPaper } from '../../chain/signed-paper.ts'
import { signerOf, type ValidStaff } from '../../chain/verify-chain.ts'
import type { Ticket } from '../../queue/ticket.ts'
import { openEnvelope } from '../../sealing/envelope.ts'
import { fitsCommitment, openEpochKey } from '../../sealing/epoch-key.ts'
import type { SealingPair } from '../../sealing/hpke.ts'
import type { Precheck } from '../../sealing/precheck.ts'

/** What the team holds of a conversation, ready to be claimed. */
export type OpenedTicket = {
  readonly conversation: ConversationId
  /** The epoch it waits in, and the hash of what began it. */
  readonly n: number
  readonly previous: RecordHash
  /** Everything the team was given. */
  readonly keys: ReadonlyMap<number, Bytes>
  /** From inside a sealed payload only. */
  readonly visitorKeyBytes: Bytes
  /** Null when she skipped it, and when the conversation was parked: who claimed it first saw it. */
  readonly precheck: Precheck | null
  /** The code of the campaign link that she followed; null as the precheck is. */
  readonly campaign: string | null
  readonly parked: ParkedTicket | null
}

/**
 * by: a colleague by a paper of `staff`, or the visitor; `unknown` for who is not among them any more.
 * readsBack: everything that was said so far can be read.
 */
export type ParkedTicket = {
  readonly by: ValidStaff | 'visitor' | 'unknown'
  readonly readsBack: boolean
}

/**
 * Opens what waits with the private half of its reception. Null when it does not open or does not fit together.
 * staff: colleagues by papers that hold, to say who parked it.
 */
export async function openTicket(
  conversation: ConversationId,
  ticket: Ticket,
  pair: SealingPair,
  staff: ReadonlyMap<MemberId, ValidStaff>,
): Promise<OpenedTicket | null> {
  if (ticket.kind === 'parked') return openParked(conversation, ticket, pair, staff)
  const { reception, envelope } = ticket
  const key = { seedBytes: pair.seedBytes, hash: reception }
  const opened = await openEnvelope(key, conversation, envelope)
  if (opened.kind === 'refused') return null
  const { ckBytes, visitorKeyBytes, precheck, campaign } = opened.content
  const previous = await recordHashOf(envelope)
  const keys = new Map([[0, ckBytes]])
  const hers = { visitorKeyBytes, precheck, campaign }
  return { conversation, n: 0, previous, keys, ...hers, parked: null }
}

/**
 * The keys that were sealed to the team with the last record: each must fit its commitment, and all must name the
 * visitor who stands in it. Who made the record up could only lead the claimant to a visitor of his own; the real
 * one refuses what follows. Source: docs/protocol.md §4.
 */
async function openParked(
  conversation: ConversationId,
  { record: signed, keys: sealedKeys }: Ticket & { readonly kind: 'parked' },
  { seedBytes, publicKeyBytes }: SealingPair,
  staff: ReadonlyMap<MemberId, ValidStaff>,
): Promise<OpenedTicket | null> {
  const record = parseEpochRecord(signed.bytes)
  const given = record && givenKeys(record)
  if (!given || record.conversation !== conversation || !hasTeam(record.members)) return null
  const teamKey = await keyHashOf(publicKeyBytes)
  const team = record.members.find(({ kind, key }) => kind === 'team' && key === teamKey)
  if (!team) return null
  const keys = new Map<number, Bytes>()
  let hers: Bytes | null = null
  for (const n of given) {
    const sealed = sealedKeys.find((key) => key.n === n)
    const place = { conversation, n, member: team }
    const opened = sealed && (await openEpochKey(place, seedBytes, sealed.sealed))
    if (!opened?.visitorKeyBytes || !(await fitsCommitment(record, n, opened.ckBytes))) return null
    if (!(await isHers(record, opened.visitorKeyBytes))) return null
    hers = opened.visitorKeyBytes
    keys.set(n, opened.ckBytes)
  }
  if (!hers) return null
  const { n } = record
  const parked = { by: await parkedBy(signed, staff), readsBack: given.length === n + 1 }
  const previous = await recordHashOf(signed.bytes)
  const gone = { precheck: null, campaign: null }
  return { conversation, n, previous, keys, visitorKeyBytes: hers, ...gone, parked }
}

async function isHers({ members }: EpochRecord, visitorKeyBytes: Bytes): Promise<boolean> {
  const [id, key] = [await memberIdOf(visitorKeyBytes), await keyHashOf(visitorKeyBytes)]
  const [visitor, ...others] = members.filter(({ kind }) => kind === 'visitor')
  return visitor?.id === id && visitor.key === key && others.length === 0
}

async function parkedBy(
  { bytes, signatures }: SignedPaper,
  staff: ReadonlyMap<MemberId, ValidStaff>,
): Promise<ParkedTicket['by']> {
  const [signature] = signatures
  if (signature?.by === 'visitor') return 'visitor'
  const signer = signature && signerOf(staff, signature)
  if (!signature || !signer) return 'unknown'
  const { signingKey } = signer.paper
  const isSigned = await verify(signingKey, epochLabel, bytes, signature.sigBytes)
  return isSigned ? signer : 'unknown'
}

/** Forgets the keys of a ticket that waits no longer. */
export function forgetTicket({ keys }: OpenedTicket): void {
  for (const ckBytes of keys.values()) ckBytes.fill(0)
}
