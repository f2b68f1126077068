import type { MemberId, PaperHash } from '../../chain/member.ts'
import type { Bytes } from '../../chain/notation.ts'
import type { SignedPaper } from '../../chain/signed-paper.ts'
import type { Queryable } from '../../database/server/database.ts'
import {
  type Account,
  type AccountId,
  accountColumns,
  accountOf,
  octets,
  paperOf,
  type Reception,
  type Root,
  receptionKeyRow,
  receptionOf,
  rootRow,
  signaturesOf,
} from './rows.ts'

export async function readRoot(db: Queryable): Promise<Root | null> {
  const { rows } = await db.query({
    name: 'people.root',
    text: 'select root_key, demo from people.root',
  })
  return rows[0] ? rootRow.parse(rows[0]) : null
}

/** False when there is one already; waits for another process that is making it. */
export async function insertRoot(tx: Queryable, { rootKeyBytes, demo }: Root): Promise<boolean> {
  const { count } = await tx.query({
    name: 'people.add-root',
    text: 'insert into people.root (root_key, demo) values ($1, $2) on conflict do nothing',
    values: [Buffer.from(rootKeyBytes), demo],
  })
  return count === 1
}

/** Every paper but reception's, as they were signed. */
export async function readPapers(
  db: Queryable,
): Promise<{ admins: SignedPaper[]; accounts: Account[]; revocations: SignedPaper[] }> {
  const admins = await db.query({
    name: 'people.admin-papers',
    text: 'select bytes, signatures from people.admin_paper order by hash',
  })
  const accounts = await db.query({
    name: 'people.accounts',
    text: `select ${accountColumns} from people.account a order by a.pseudonym, a.id`,
  })
  const revocations = await db.query({
    name: 'people.revocations',
    text: 'select bytes, signatures from people.revocation order by issued, hash',
  })
  return {
    admins: admins.rows.map(paperOf),
    accounts: accounts.rows.map(accountOf),
    revocations: revocations.rows.map(paperOf),
  }
}

export async function insertAdminPaper(tx: Queryable, hash: PaperHash, paper: SignedPaper) {
  await tx.query({
    name: 'people.add-admin-paper',
    text: `insert into people.admin_paper (hash, bytes, signatures) values ($1, $2, $3)
      on conflict (hash) do nothing`,
    values: [octets(hash), Buffer.from(paper.bytes), signaturesOf(paper)],
  })
}

/** False when this paper already has an account. */
export async function insertAccount(
  tx: Queryable,
  account: Omit<Account, 'member' | 'revoked'>,
): Promise<boolean> {
  const { count } = await tx.query({
    name: 'people.add-account',
    text: `insert into people.account (id, role, pseudonym, paper, signatures, paper_hash, not_after)
      values ($1, $2, $3, $4, $5, $6, $7) on conflict (paper_hash) do nothing`,
    values: [
      octets(account.id),
      account.role,
      account.pseudonym,
      Buffer.from(account.paper.bytes),
      signaturesOf(account.paper),
      octets(account.hash),
      new Date(account.notAfter),
    ],
  })
  return count === 1
}

export async function accountByMember(db: Queryable, member: MemberId): Promise<Account | null> {
  const { rows } = await db.query({
    name: 'people.account-by-member',
    text: `select ${accountColumns} from people.account a where a.member = $1`,
    values: [octets(member)],
  })
  return rows[0] ? accountOf(rows[0]) : null
}

export async function insertRevocation(
  tx: Queryable,
  hash: PaperHash,
  paper: SignedPaper,
  issuedMs: number,
): Promise<void> {
  await tx.query({
    name: 'people.add-revocation',
    text: `insert into people.revocation (hash, bytes, signatures, issued) values ($1, $2, $3, $4)
      on conflict (hash) do nothing`,
    values: [octets(hash), Buffer.from(paper.bytes), signaturesOf(paper), new Date(issuedMs)],
  })
}

/** Marks the accounts of these papers and ends their sessions and links. */
export async function revokeAccounts(
  tx: Queryable,
  papers: readonly PaperHash[],
  day: string,
): Promise<void> {
  await tx.query({
    name: 'people.revoke',
    text: `with gone as (
        update people.account set revoked_day = coalesce(revoked_day, $2)
        where paper_hash = any($1::bytea[]) returning id
      ), signed_out as (
        delete from people.session using gone where session.account = gone.id
      )
      delete from people.invite using gone where invite.account = gone.id`,
    values: [papers.map(octets), day],
  })
}

/** Newest first, those that hold at this moment. */
export async function receptionsAt(db: Queryable, nowMs: number): Promise<Reception[]> {
  const { rows } = await db.query({
    name: 'people.receptions-at',
    text: `select hash, bytes, signatures, not_before, not_after from people.reception
      where not_before <= $1 and not_after > $1 order by not_before desc, hash`,
    values: [new Date(nowMs)],
  })
  return rows.map(receptionOf)
}

/** False when it is already there. */
export async function insertReception(
  tx: Queryable,
  { hash, paper, notBefore, notAfter }: Reception,
  signer: PaperHash,
): Promise<boolean> {
  const { count } = await tx.query({
    name: 'people.add-reception',
    text: `insert into people.reception (hash, bytes, signatures, signer, not_before, not_after)
      values ($1, $2, $3, $4, $5, $6) on conflict (hash) do nothing`,
    values: [
      octets(hash),
      Buffer.from(paper.bytes),
      signaturesOf(paper),
      octets(signer),
      new Date(notBefore),
      new Date(notAfter),
    ],
  })
  return count === 1
}

export async function insertReceptionKeys(
  tx: Queryable,
  reception: PaperHash,
  keys: readonly { readonly staff: PaperHash; readonly sealed: Bytes }[],
): Promise<void> {
  await tx.query({
    name: 'people.add-reception-keys',
    text: `insert into people.reception_key (account, reception, sealed)
      select a.id, $1, k.sealed from unnest($2::bytea[], $3::bytea[]) as k (paper_hash, sealed)
      join people.account a using (paper_hash)`,
    values: [
      octets(reception),
      keys.map(({ staff }) => octets(staff)),
      keys.map(({ sealed }) => Buffer.from(sealed)),
    ],
  })
}

/** Every reception key this account can open, newest first. */
export async function receptionKeysOf(
  db: Queryable,
  account: AccountId,
): Promise<{ reception: PaperHash; sealed: Bytes }[]> {
  const { rows } = await db.query({
    name: 'people.reception-keys',
    text: `select k.reception, k.sealed from people.reception_key k
      join people.reception r on r.hash = k.reception
      where k.account = $1 order by r.not_before desc`,
    values: [octets(account)],
  })
  return rows.map((row) => receptionKeyRow.parse(row))
}

/** Forgets receptions that ended before `beforeMs`, keys and papers, but those in `keep`. */
export async function deleteReceptions(
  db: Queryable,
  beforeMs: number,
  keep: readonly PaperHash[],
): Promise<number> {
  const { count } = await db.query({
    name: 'people.forget-receptions',
    text: 'delete from people.reception where not_after < $1 and not hash = any($2::bytea[])',
    values: [new Date(beforeMs), keep.map(octets)],
  })
  return count
}
