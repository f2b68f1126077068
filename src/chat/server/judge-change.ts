import { epochLabel } from '../../chain/epoch.ts'
import { keyHashOf, type MemberId, memberIdOfPaper, type PaperHash } from '../../chain/member.ts'
import { parsePaper, readsAlong } from '../../chain/paper.ts'
import { verify } from '../../chain/signature.ts'
import type { People } from '../../people/server/open-people.ts'
import type { EpochChange } from '../epoch-change.ts'

/** Who signs: the caller herself, as her session says. */
export type Signer = { readonly paper: string; readonly member: string }

/** The account behind each staff member of the new list; null when the record is not one a client would take. */
export type Accounts = ReadonlyMap<MemberId, string>

/**
 * Whether a record is worth storing: signed by the caller, for known people with their own keys, commitments in
 * place. The clients judge for themselves; this only keeps junk out. Source: docs/protocol.md §4.
 */
export async function judgeChange(
  { signed, record }: EpochChange,
  signer: Signer,
  people: Pick<People, 'staffByMember' | 'currentReception'>,
  demo: boolean,
): Promise<Accounts | null> {
  const [signature, ...more] = signed.signatures
  if (!signature || signature.by !== signer.paper || more.length > 0) return null
  const committed = record.commitments.map(([n]) => n).join()
  if (record.demo !== demo || committed !== (record.n === 1 ? '1,0' : `${record.n}`)) return null
  if (record.members.filter(({ kind }) => kind === 'visitor').length !== 1) return null
  const own = await staffPaper(signer.member as MemberId, people)
  if (!own || own.hash !== signer.paper) return null
  const { signingKey } = own.paper
  if (!(await verify(signingKey, epochLabel, signed.bytes, signature.sigBytes))) return null
  const accounts = new Map<MemberId, string>()
  for (const { id, kind, key } of record.members) {
    if (kind === 'team') {
      const reception = await people.currentReception()
      if (reception?.id !== id || reception.keyHash !== key) return null
    }
    if (kind === 'staff') {
      const staff = await staffPaper(id, people)
      if (!staff || (await keyHashOf(staff.paper.sealingKey)) !== key) return null
      accounts.set(id, staff.account)
    }
  }
  return accounts
}

async function staffPaper(member: MemberId, people: Pick<People, 'staffByMember'>) {
  const account = await people.staffByMember(member)
  const paper = account && !account.revoked ? parsePaper(account.paper.bytes) : null
  if (!account || paper?.kind !== 'staff' || !readsAlong(paper)) return null
  const hash: PaperHash = account.hash
  return memberIdOfPaper(hash) === member ? { account: account.id as string, hash, paper } : null
}
