import type { Chain } from './chain.ts'
import {
  type KeyHash,
  keyHashOf,
  type MemberId,
  memberIdOfPaper,
  type PaperHash,
  paperHashOf,
} from './member.ts'
import { type Bytes, sameBytes } from './notation.ts'
import {
  type AdminPaper,
  type Paper,
  parsePaper,
  type ReceptionPaper,
  type StaffPaper,
} from './paper.ts'
import { verify } from './signature.ts'
import type { PaperSignature, SignedPaper } from './signed-paper.ts'

/** What a client holds from its page and believes without proof. */
export type Trust = { readonly rootKeyBytes: Bytes; readonly demo: boolean }

export type Why =
  | 'malformed'
  | 'other-demo' // a demo paper in production, or the other way round
  | 'not-yet-valid'
  | 'expired'
  | 'valid-too-long' // a staff paper over 12 months, a reception paper over 14 days
  | 'badly-signed' // a signature is missing, too many, by someone unknown, or wrong
  | 'not-two-admins'
  | 'revoked'
  | 'not-a-supervisor'
  | 'not-listed' // not in the reception paper's list
  | 'no-reception'

export type Refused = { readonly kind: 'refused'; readonly paper: Paper['kind']; readonly why: Why }

export type ValidStaff = {
  readonly hash: PaperHash
  readonly id: MemberId
  readonly keyHash: KeyHash
  readonly paper: StaffPaper
}
export type ValidReception = {
  readonly hash: PaperHash
  readonly id: MemberId
  readonly keyHash: KeyHash
  readonly paper: ReceptionPaper
  readonly signer: ValidStaff
}
/** `staff`: every presented staff paper that is valid, unrevoked and listed. The others are left out. */
export type ValidChain = {
  readonly kind: 'valid'
  readonly reception: ValidReception
  readonly staff: ReadonlyMap<MemberId, ValidStaff>
}

export const longestStaffMs = 366 * 24 * 3_600_000
export const longestReceptionMs = 14 * 24 * 3_600_000

/**
 * Judges a whole chain as a visitor's or a counsellor's client does before it seals one byte.
 * nowMs: from `judgeTime`. Source: docs/protocol.md §2.
 */
export async function verifyChain(
  trust: Trust,
  chain: Chain,
  nowMs: number,
): Promise<ValidChain | Refused> {
  const papers = await verifyPapers(trust, chain, nowMs)
  if (papers.kind === 'refused') return papers
  if (!chain.reception) return refused('reception', 'no-reception')
  const reception = await verifyReception(trust, papers, chain.reception, nowMs)
  if (reception.kind === 'refused') return reception
  const listed = [...papers.staff].filter(([, one]) =>
    reception.reception.paper.staff.includes(one.hash),
  )
  return { kind: 'valid', reception: reception.reception, staff: new Map(listed) }
}

/** The papers below the reception paper that hold; `refused` tells of each staff paper that does not. */
export type ValidPapers = {
  readonly kind: 'papers'
  readonly revoked: ReadonlySet<PaperHash>
  readonly admins: ReadonlyMap<PaperHash, AdminPaper>
  readonly staff: ReadonlyMap<MemberId, ValidStaff>
  readonly refused: ReadonlyMap<PaperHash, Why>
}

/**
 * Admins, staff and revocations without a reception paper: where staff are enrolled, and before the first
 * reception exists. A revocation that is not root's refuses everything: somebody tampered.
 */
export async function verifyPapers(
  trust: Trust,
  chain: Pick<Chain, 'admins' | 'staff' | 'revocations'>,
  nowMs: number | 'ever',
): Promise<ValidPapers | Refused> {
  const revoked = new Set<PaperHash>()
  for (const signed of chain.revocations) {
    const paper = parsePaper(signed.bytes)
    if (paper?.kind !== 'revocation') return refused('revocation', 'malformed')
    if (paper.demo !== trust.demo) return refused('revocation', 'other-demo')
    if (!(await isRoots(trust, signed))) return refused('revocation', 'badly-signed')
    for (const hash of paper.revoked) revoked.add(hash)
  }
  const admins = new Map<PaperHash, AdminPaper>()
  for (const signed of chain.admins) {
    const hash = await paperHashOf(signed.bytes)
    const paper = parsePaper(signed.bytes)
    const held = paper?.kind === 'admin' && !revoked.has(hash) && !timely(trust, paper, nowMs)
    if (held && (await isRoots(trust, signed))) admins.set(hash, paper)
  }
  const staff = new Map<MemberId, ValidStaff>()
  const refusedStaff = new Map<PaperHash, Why>()
  for (const signed of chain.staff) {
    const verdict = await verifyStaff(trust, { admins, revoked }, signed, nowMs)
    if (verdict.kind === 'staff') staff.set(verdict.staff.id, verdict.staff)
    else refusedStaff.set(await paperHashOf(signed.bytes), verdict.why)
  }
  return { kind: 'papers', revoked, admins, staff, refused: refusedStaff }
}

/** One staff paper: two different admins, its window, its demo flag, not revoked. */
export async function verifyStaff(
  trust: Trust,
  { admins, revoked }: Pick<ValidPapers, 'admins' | 'revoked'>,
  signed: SignedPaper,
  nowMs: number | 'ever',
): Promise<{ readonly kind: 'staff'; readonly staff: ValidStaff } | Refused> {
  const paper = parsePaper(signed.bytes)
  if (paper?.kind !== 'staff') return refused('staff', 'malformed')
  const hash = await paperHashOf(signed.bytes)
  if (revoked.has(hash)) return refused('staff', 'revoked')
  const untimely = timely(trust, paper, nowMs, longestStaffMs)
  if (untimely) return refused('staff', untimely)
  const [one, two, ...more] = signed.signatures
  if (!one || !two || more.length > 0) return refused('staff', 'badly-signed')
  const first = admins.get(one.by as PaperHash)
  const second = admins.get(two.by as PaperHash)
  if (!first || !second) return refused('staff', 'badly-signed')
  if (samePerson(first, second)) return refused('staff', 'not-two-admins')
  const bothSigned =
    (await isSigned(first.signingKey, signed.bytes, one)) &&
    (await isSigned(second.signingKey, signed.bytes, two))
  if (!bothSigned) return refused('staff', 'badly-signed')
  const keyHash = await keyHashOf(paper.sealingKey)
  return { kind: 'staff', staff: { hash, id: memberIdOfPaper(hash), keyHash, paper } }
}

/** One reception paper: a listed supervisor signed it, its window, its demo flag, not revoked. */
export async function verifyReception(
  trust: Trust,
  { staff, revoked }: Pick<ValidPapers, 'staff' | 'revoked'>,
  signed: SignedPaper,
  nowMs: number,
): Promise<{ readonly kind: 'reception'; readonly reception: ValidReception } | Refused> {
  const paper = parsePaper(signed.bytes)
  if (paper?.kind !== 'reception') return refused('reception', 'malformed')
  const hash = await paperHashOf(signed.bytes)
  if (revoked.has(hash)) return refused('reception', 'revoked')
  const untimely = timely(trust, paper, nowMs, longestReceptionMs)
  if (untimely) return refused('reception', untimely)
  const [one, ...more] = signed.signatures
  if (!one || more.length > 0) return refused('reception', 'badly-signed')
  const signer = signerOf(staff, one)
  if (!signer) return refused('reception', 'badly-signed')
  if (signer.paper.role !== 'supervisor') return refused('reception', 'not-a-supervisor')
  if (!paper.staff.includes(signer.hash)) return refused('reception', 'not-listed')
  if (!(await isSigned(signer.paper.signingKey, signed.bytes, one))) {
    return refused('reception', 'badly-signed')
  }
  const keyHash = await keyHashOf(paper.sealingKey)
  return {
    kind: 'reception',
    reception: { hash, id: memberIdOfPaper(hash), keyHash, paper, signer },
  }
}

/** The member of staff whose paper a signature names; whether she made it is still to check. */
export function signerOf(
  staff: ReadonlyMap<MemberId, ValidStaff>,
  { by }: PaperSignature,
): ValidStaff | null {
  if (by === 'root' || by === 'visitor') return null
  const signer = staff.get(memberIdOfPaper(by))
  return signer?.hash === by ? signer : null
}

/** What is wrong with a paper's demo flag or window, or null. */
function timely(
  trust: Trust,
  paper: { readonly notBefore: number; readonly notAfter: number; readonly demo: boolean },
  nowMs: number | 'ever',
  longestMs = Number.POSITIVE_INFINITY,
): Why | null {
  if (paper.demo !== trust.demo) return 'other-demo'
  if (paper.notAfter - paper.notBefore > longestMs) return 'valid-too-long'
  if (nowMs === 'ever') return null
  if (nowMs < paper.notBefore) return 'not-yet-valid'
  if (nowMs >= paper.notAfter) return 'expired'
  return null
}

/** One admin with two papers (a renewal overlaps) must not pass for two people. */
function samePerson(one: AdminPaper, other: AdminPaper): boolean {
  return one.name === other.name || sameBytes(one.signingKey, other.signingKey)
}

async function isRoots(trust: Trust, signed: SignedPaper): Promise<boolean> {
  const [one, ...more] = signed.signatures
  if (one?.by !== 'root' || more.length > 0) return false
  return isSigned(trust.rootKeyBytes, signed.bytes, one)
}

function isSigned(keyBytes: Bytes, bytes: Bytes, { sigBytes }: PaperSignature): Promise<boolean> {
  return verify(keyBytes, 'keerpunt/1 paper', bytes, sigBytes)
}

function refused(paper: Paper['kind'], why: Why): Refused {
  return { kind: 'refused', paper, why }
}
