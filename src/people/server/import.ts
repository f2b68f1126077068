import { dayOf } from '../../audit/entry.ts'
import { record } from '../../audit/server/store.ts'
import { fromB64, toB64 } from '../../chain/base64url.ts'
import { type PaperHash, paperHashOf } from '../../chain/member.ts'
import type { Bytes } from '../../chain/notation.ts'
import { parsePaper } from '../../chain/paper.ts'
import type { SignedPaper } from '../../chain/signed-paper.ts'
import { verifyPapers, verifyReception, verifyStaff, type Why } from '../../chain/verify-chain.ts'
import type { Queryable } from '../../database/server/database.ts'
import { hashToken, newToken, type Token } from '../../signing/token.ts'
import { holdsReceptionKey } from '../permissions.ts'
import type { Papers } from './chains.ts'
import type { AccountId } from './rows.ts'
import { insertInvite } from './sign-in-store.ts'
import {
  insertAccount,
  insertAdminPaper,
  insertReception,
  insertReceptionKeys,
  insertRevocation,
  revokeAccounts,
} from './store.ts'

/**
 * Nothing enters that a client would refuse: the papers handed in are what the house holds now, verified.
 * After the commit, call `forget` of People on every path that has one.
 */
export type Imported<T = object> =
  | ({ readonly kind: 'imported' } & T)
  | { readonly kind: 'refused'; readonly why: NotImported }
export type NotImported = Why | 'no-root' | 'exists' | 'other-staff' | 'other-keys'

export const inviteLifeMs = 7 * 24 * 3_600_000

export async function importAdmin(
  tx: Queryable,
  { trust }: Pick<Papers, 'trust'>,
  paper: SignedPaper,
  nowMs: number,
): Promise<Imported> {
  if (!trust) return no('no-root')
  const hash = await paperHashOf(paper.bytes)
  const chain = { admins: [paper], staff: [], revocations: [] }
  const verdict = await verifyPapers(trust, chain, nowMs)
  if (verdict.kind === 'refused' || !verdict.admins.has(hash)) return no('badly-signed')
  await insertAdminPaper(tx, hash, paper)
  await record(tx, act('people-admin-imported', 'root', nowMs, hash))
  return { kind: 'imported' }
}

/** Makes the account of a staff paper. */
export async function importStaff(
  tx: Queryable,
  { trust, valid }: Pick<Papers, 'trust' | 'valid'>,
  paper: SignedPaper,
  nowMs: number,
): Promise<Imported<{ readonly account: AccountId; readonly hash: PaperHash }>> {
  if (!trust || !valid) return no('no-root')
  const verdict = await verifyStaff(trust, valid, paper, nowMs)
  if (verdict.kind === 'refused') return no(verdict.why)
  const { hash } = verdict.staff
  const { role, pseudonym, notAfter } = verdict.staff.paper
  const id = newAccountId()
  const account = { id, role, pseudonym, paper, hash, notAfter }
  if (!(await insertAccount(tx, account))) return no('exists')
  const signers = paper.signatures.map(({ by }) => by).join(' ')
  await record(tx, act('people-staff-imported', signers, nowMs, hash))
  return { kind: 'imported', account: id, hash }
}

/** A one-time link's server half: the token is in the link, its hash here. Lives seven days. */
export async function inviteStaff(
  tx: Queryable,
  invite: { readonly account: AccountId; readonly token: Token; readonly wrapped: Bytes },
  nowMs: number,
): Promise<void> {
  const { account, token, wrapped } = invite
  const expiresMs = nowMs + inviteLifeMs
  await insertInvite(tx, { tokenHash: hashToken(token), account, wrapped, expiresMs })
}

/** signer: must be who posts it. keys: one for every listed holder, no more and no fewer. */
export async function importReception(
  tx: Queryable,
  { trust, valid }: Pick<Papers, 'trust' | 'valid'>,
  paper: SignedPaper,
  keys: readonly { readonly staff: PaperHash; readonly sealed: Bytes }[],
  signer: PaperHash,
  nowMs: number,
): Promise<Imported<{ readonly hash: PaperHash }>> {
  if (!trust || !valid) return no('no-root')
  const verdict = await verifyReception(trust, valid, paper, nowMs)
  if (verdict.kind === 'refused') return no(verdict.why)
  const { reception } = verdict
  const { notBefore, notAfter, staff } = reception.paper
  if (reception.signer.hash !== signer) return no('badly-signed')
  const now = [...valid.staff.values()]
  if (
    !sameSet(
      staff,
      now.map(({ hash }) => hash),
    )
  )
    return no('other-staff')
  const holders = now.filter(({ paper }) => holdsReceptionKey(paper.role)).map(({ hash }) => hash)
  if (
    !sameSet(
      keys.map((key) => key.staff),
      holders,
    )
  )
    return no('other-keys')
  const row = { hash: reception.hash, paper, notBefore, notAfter }
  if (!(await insertReception(tx, row, signer))) return no('exists')
  await insertReceptionKeys(tx, reception.hash, keys)
  await record(tx, act('people-reception-renewed', signer, nowMs, reception.hash))
  return { kind: 'imported', hash: reception.hash }
}

/** Root's word that papers no longer count: their accounts, sessions and links end in the same commit. */
export async function importRevocation(
  tx: Queryable,
  { trust }: Pick<Papers, 'trust'>,
  paper: SignedPaper,
  nowMs: number,
): Promise<Imported> {
  if (!trust) return no('no-root')
  const chain = { admins: [], staff: [], revocations: [paper] }
  const verdict = await verifyPapers(trust, chain, nowMs)
  if (verdict.kind === 'refused') return no(verdict.why)
  const parsed = parsePaper(paper.bytes)
  if (parsed?.kind !== 'revocation') return no('malformed')
  const hash = await paperHashOf(paper.bytes)
  await insertRevocation(tx, hash, paper, parsed.issued)
  await revokeAccounts(tx, parsed.revoked, dayOf(nowMs))
  await record(tx, act('people-revoked', 'root', nowMs, hash))
  return { kind: 'imported' }
}

const newAccountId = () => toB64((fromB64(newToken()) as Bytes).subarray(0, 16)) as AccountId

const no = (why: NotImported) => ({ kind: 'refused', why }) as const

const act = (name: string, actor: string, nowMs: number, subject: string) => ({
  act: name,
  actor,
  subject,
  day: dayOf(nowMs),
})

function sameSet(one: readonly string[], other: readonly string[]): boolean {
  const set = new Set(one)
  return set.size === one.length && one.length === other.length && other.every((v) => set.has(v))
}
