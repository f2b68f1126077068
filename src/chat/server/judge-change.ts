import { fromB64 } from '../../chain/base64url.ts'
import { type EpochMember, type EpochRecord, epochLabel } from '../../chain/epoch.ts'
import {
  keyHashOf,
  type MemberId,
  memberIdFrom,
  memberIdOfPaper,
  type PaperHash,
} from '../../chain/member.ts'
import { parsePaper, readsAlong } from '../../chain/paper.ts'
import { verify } from '../../chain/signature.ts'
import type { People } from '../../people/server/open-people.ts'
import type { EpochChange } from '../epoch-change.ts'

/** Who signs: the caller herself, as her session says; or the visitor, whose proof only the members can check. */
export type Signer = { readonly paper: string; readonly member: string } | 'visitor'

/**
 * accounts: of each staff member in the new list. reception: the paper of the team in it; null without the team.
 * stale-reception: the team in it is not the present one.
 */
export type Judged =
  | {
      readonly kind: 'fit'
      readonly accounts: ReadonlyMap<MemberId, string>
      readonly reception: PaperHash | null
    }
  | { readonly kind: 'malformed' | 'stale-reception' }

type Papers = Pick<People, 'staffByMember' | 'currentReception'>

/**
 * Whether a record is worth storing: signed by the caller, for known people with their own keys. The clients judge
 * for themselves; this only keeps junk out. Source: docs/protocol.md §4.
 */
export async function judgeChange(
  { signed, record }: EpochChange,
  signer: Signer,
  people: Papers,
  demo: boolean,
): Promise<Judged> {
  if (record.demo !== demo || signed.signatures.length !== 1) return malformed
  if (!(await isSignedBy(signer, { signed, record }, people))) return malformed
  const [visitor, ...more] = record.members.filter(({ kind }) => kind === 'visitor')
  if (!visitor || more.length > 0 || !isOfItsKey(visitor)) return malformed
  const accounts = new Map<MemberId, string>()
  let reception: PaperHash | null = null
  for (const { id, kind, key } of record.members) {
    if (kind === 'team') {
      const present = await people.currentReception()
      if (present?.id !== id || present.keyHash !== key) return { kind: 'stale-reception' }
      reception = present.hash
    }
    if (kind === 'staff') {
      const staff = await staffPaper(id, people)
      if (!staff || (await keyHashOf(staff.paper.sealingKey)) !== key) return malformed
      accounts.set(id, staff.account)
    }
  }
  return { kind: 'fit', accounts, reception }
}

/** Nobody in it but the visitor and the team: how a conversation is parked, and how she goes on by herself. */
export const isParking = ({ members }: EpochRecord): boolean =>
  members.length === 2 && members.some(({ kind }) => kind === 'team')

const malformed = { kind: 'malformed' } as const

async function isSignedBy(
  signer: Signer,
  { signed }: Pick<EpochChange, 'signed' | 'record'>,
  people: Papers,
): Promise<boolean> {
  const [signature] = signed.signatures
  if (signer === 'visitor') return signature?.by === 'visitor'
  if (!signature || signature.by !== signer.paper) return false
  const own = await staffPaper(signer.member as MemberId, people)
  if (!own || own.hash !== signer.paper) return false
  return verify(own.paper.signingKey, epochLabel, signed.bytes, signature.sigBytes)
}

/** A visitor's id begins her key's hash. Source: docs/protocol.md §2. */
const isOfItsKey = ({ id, key }: EpochMember): boolean =>
  memberIdFrom(fromB64(key) ?? new Uint8Array()) === id

async function staffPaper(member: MemberId, people: Pick<People, 'staffByMember'>) {
  const account = await people.staffByMember(member)
  const paper = account && !account.revoked ? parsePaper(account.paper.bytes) : null
  if (!account || paper?.kind !== 'staff' || !readsAlong(paper)) return null
  const hash: PaperHash = account.hash
  return memberIdOfPaper(hash) === member ? { account: account.id as string, hash, paper } : null
}
