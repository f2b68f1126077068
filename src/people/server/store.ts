import { z } from 'zod'
import { fromB64, toB64 } from '../../chain/base64url.ts'
import type { MemberId, PaperHash } from '../../chain/member.ts'
import type { Bytes } from '../../chain/notation.ts'
import { parseSignedPaper, type SignedPaper, signedPaperJson } from '../../chain/signed-paper.ts'
import type { Queryable, Row } from '../../database/server/database.ts'
import { staffRoles } from '../permissions.ts'

/** An account's id: 16 bytes as base64url. */
export type AccountId = string & { readonly id: 'account' }

export type Root = { readonly rootKeyBytes: Bytes; readonly demo: boolean }

export type Account = {
  readonly id: AccountId
  readonly role: (typeof staffRoles)[number]
  readonly pseudonym: string
  readonly paper: SignedPaper
  readonly hash: PaperHash
  readonly member: MemberId
  readonly notAfter: number
  readonly revoked: boolean
}
export type Reception = {
  readonly hash: PaperHash
  readonly paper: SignedPaper
  readonly notBefore: number
  readonly notAfter: number
}
export type Passkey = {
  readonly account: Account
  readonly credentialId: string
  readonly publicKey: Bytes
  readonly counter: number
  readonly transports: readonly string[]
  readonly wrapped: Bytes
}
export type Invite = {
  readonly account: Account
  readonly wrapped: Bytes | null
  readonly expires: number
}
export type ChallengePurpose = 'enrol-create' | 'enrol-prove' | 'sign-in'

const accountColumns = `a.id, a.role, a.pseudonym, a.paper, a.signatures, a.paper_hash, a.member, a.not_after,
  a.revoked_day is not null as revoked`

export async function readRoot(db: Queryable): Promise<Root | null> {
  const { rows } = await db.query({
    name: 'people.root',
    text: 'select root_key, demo from people.root',
  })
  return rows[0] ? rootRow.parse(rows[0]) : null
}

export async function insertRoot(tx: Queryable, { rootKeyBytes, demo }: Root): Promise<void> {
  await tx.query({
    name: 'people.add-root',
    text: 'insert into people.root (root_key, demo) values ($1, $2)',
    values: [Buffer.from(rootKeyBytes), demo],
  })
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

export async function insertInvite(
  tx: Queryable,
  invite: {
    readonly tokenHash: Uint8Array
    readonly account: AccountId
    readonly wrapped: Bytes
    readonly expiresMs: number
  },
): Promise<void> {
  await tx.query({
    name: 'people.add-invite',
    text: 'insert into people.invite (token_hash, account, wrapped, expires) values ($1, $2, $3, $4)',
    values: [
      Buffer.from(invite.tokenHash),
      octets(invite.account),
      Buffer.from(invite.wrapped),
      new Date(invite.expiresMs),
    ],
  })
}

/** `wrapped` is null once it was used. */
export async function readInvite(db: Queryable, tokenHash: Uint8Array): Promise<Invite | null> {
  const { rows } = await db.query({
    name: 'people.invite',
    text: `select ${accountColumns}, i.wrapped, i.expires from people.invite i
      join people.account a on a.id = i.account where i.token_hash = $1`,
    values: [Buffer.from(tokenHash)],
  })
  if (!rows[0]) return null
  return { account: accountOf(rows[0]), ...inviteRow.parse(rows[0]) }
}

/** False when another browser was first. */
export async function burnInvite(
  tx: Queryable,
  tokenHash: Uint8Array,
  nowMs: number,
): Promise<boolean> {
  const { count } = await tx.query({
    name: 'people.burn-invite',
    text: `update people.invite set used = true, wrapped = null
      where token_hash = $1 and not used and expires > $2`,
    values: [Buffer.from(tokenHash), new Date(nowMs)],
  })
  return count === 1
}

/** Keeps a challenge's hash and drops the expired ones. */
export async function insertChallenge(
  db: Queryable,
  challenge: {
    readonly hash: Uint8Array
    readonly purpose: ChallengePurpose
    readonly invite: Uint8Array | null
    readonly nowMs: number
    readonly expiresMs: number
  },
): Promise<void> {
  await db.query({
    name: 'people.add-challenge',
    text: `with swept as (delete from people.challenge where expires <= $5)
      insert into people.challenge (hash, purpose, invite, expires) values ($1, $2, $3, $4)`,
    values: [
      Buffer.from(challenge.hash),
      challenge.purpose,
      challenge.invite && Buffer.from(challenge.invite),
      new Date(challenge.expiresMs),
      new Date(challenge.nowMs),
    ],
  })
}

/** Uses a challenge up; false when it is unknown, used, expired or for something else. */
export async function takeChallenge(
  db: Queryable,
  hash: Uint8Array,
  purpose: ChallengePurpose,
  invite: Uint8Array | null,
  nowMs: number,
): Promise<boolean> {
  const { count } = await db.query({
    name: 'people.take-challenge',
    text: `delete from people.challenge
      where hash = $1 and purpose = $2 and invite is not distinct from $3 and expires > $4`,
    values: [Buffer.from(hash), purpose, invite && Buffer.from(invite), new Date(nowMs)],
  })
  return count === 1
}

export async function insertPasskey(
  tx: Queryable,
  passkey: Omit<Passkey, 'account'> & { readonly account: AccountId; readonly day: string },
): Promise<void> {
  await tx.query({
    name: 'people.add-passkey',
    text: `insert into people.passkey
        (credential_id, account, public_key, counter, transports, wrapped, added_day)
      values ($1, $2, $3, $4, $5, $6, $7)`,
    values: [
      octets(passkey.credentialId),
      octets(passkey.account),
      Buffer.from(passkey.publicKey),
      passkey.counter,
      passkey.transports,
      Buffer.from(passkey.wrapped),
      passkey.day,
    ],
  })
}

export async function readPasskey(db: Queryable, credentialId: string): Promise<Passkey | null> {
  const { rows } = await db.query({
    name: 'people.passkey',
    text: `select ${accountColumns}, p.credential_id, p.public_key, p.counter, p.transports, p.wrapped
      from people.passkey p join people.account a on a.id = p.account where p.credential_id = $1`,
    values: [octets(credentialId)],
  })
  return rows[0] ? { account: accountOf(rows[0]), ...passkeyRow.parse(rows[0]) } : null
}

export async function raiseCounter(tx: Queryable, credentialId: string, counter: number) {
  await tx.query({
    name: 'people.raise-counter',
    text: 'update people.passkey set counter = greatest(counter, $2) where credential_id = $1',
    values: [octets(credentialId), counter],
  })
}

export async function insertSession(
  tx: Queryable,
  session: {
    readonly tokenHash: Uint8Array
    readonly account: AccountId
    readonly expiresMs: number
    readonly idleUntilMs: number
  },
): Promise<void> {
  await tx.query({
    name: 'people.add-session',
    text: `insert into people.session (token_hash, account, expires, idle_until) values ($1, $2, $3, $4)`,
    values: [
      Buffer.from(session.tokenHash),
      octets(session.account),
      new Date(session.expiresMs),
      new Date(session.idleUntilMs),
    ],
  })
}

/** A session that lives, of an account that does. */
export async function readSession(
  db: Queryable,
  tokenHash: Uint8Array,
  nowMs: number,
): Promise<{ account: Account; tokenHash: Bytes; expires: number; idleUntil: number } | null> {
  const { rows } = await db.query({
    name: 'people.session',
    text: `select ${accountColumns}, s.token_hash, s.expires, s.idle_until from people.session s
      join people.account a on a.id = s.account
      where s.token_hash = $1 and s.expires > $2 and s.idle_until > $2
        and a.revoked_day is null and a.not_after > $2`,
    values: [Buffer.from(tokenHash), new Date(nowMs)],
  })
  return rows[0] ? { account: accountOf(rows[0]), ...sessionRow.parse(rows[0]) } : null
}

export async function touchSession(db: Queryable, tokenHash: Uint8Array, idleUntilMs: number) {
  await db.query({
    name: 'people.touch-session',
    text: 'update people.session set idle_until = $2 where token_hash = $1 and idle_until < $2',
    values: [Buffer.from(tokenHash), new Date(idleUntilMs)],
  })
}

export async function deleteSession(tx: Queryable, tokenHash: Uint8Array): Promise<void> {
  await tx.query({
    name: 'people.end-session',
    text: 'delete from people.session where token_hash = $1',
    values: [Buffer.from(tokenHash)],
  })
}

/** Ends an account's sessions, all but `but`; how many. */
export async function deleteSessions(
  tx: Queryable,
  account: AccountId,
  but: Uint8Array | null,
): Promise<number> {
  const { count } = await tx.query({
    name: 'people.end-sessions',
    text: 'delete from people.session where account = $1 and token_hash is distinct from $2',
    values: [octets(account), but && Buffer.from(but)],
  })
  return count
}

/** Drops what time has ended: sessions, and links a week after they ended. */
export async function sweep(db: Queryable, nowMs: number): Promise<void> {
  await db.query({
    name: 'people.sweep-sessions',
    text: 'delete from people.session where expires <= $1 or idle_until <= $1',
    values: [new Date(nowMs)],
  })
  await db.query({
    name: 'people.sweep-invites',
    text: `delete from people.invite where expires <= $1::timestamptz - interval '7 days'`,
    values: [new Date(nowMs)],
  })
}

/** The bytes of text that a parser has already accepted. */
const octets = (b64: string) => Buffer.from(fromB64(b64) as Bytes)
const signaturesOf = (paper: SignedPaper) => JSON.stringify(signedPaperJson(paper).signatures)

const bytes = z.instanceof(Uint8Array).transform((value): Bytes => new Uint8Array(value))
const id = <T extends string>() => bytes.transform((value) => toB64(value) as T)
const moment = z.date().transform((date) => date.getTime())

const rootRow = z
  .object({ root_key: bytes, demo: z.boolean() })
  .transform(({ root_key, demo }): Root => ({ rootKeyBytes: root_key, demo }))
const signed = (paper: Bytes, signatures: unknown): SignedPaper => {
  const parsed = parseSignedPaper({ bytes: toB64(paper), signatures })
  if (!parsed) throw new SyntaxError('people holds a paper it can not read')
  return parsed
}
const paperRow = z
  .object({ bytes, signatures: z.unknown() })
  .transform((row) => signed(row.bytes, row.signatures))
const paperOf = (row: Row) => paperRow.parse(row)
const accountRow = z
  .object({
    id: id<AccountId>(),
    role: z.enum(staffRoles),
    pseudonym: z.string(),
    paper: bytes,
    signatures: z.unknown(),
    paper_hash: id<PaperHash>(),
    member: id<MemberId>(),
    not_after: moment,
    revoked: z.boolean(),
  })
  .transform(
    ({ paper, signatures, paper_hash, not_after, ...rest }): Account => ({
      ...rest,
      paper: signed(paper, signatures),
      hash: paper_hash,
      notAfter: not_after,
    }),
  )
const accountOf = (row: Row) => accountRow.parse(row)
const receptionRow = z
  .object({
    hash: id<PaperHash>(),
    bytes,
    signatures: z.unknown(),
    not_before: moment,
    not_after: moment,
  })
  .transform(
    (row): Reception => ({
      hash: row.hash,
      paper: signed(row.bytes, row.signatures),
      notBefore: row.not_before,
      notAfter: row.not_after,
    }),
  )
const receptionOf = (row: Row) => receptionRow.parse(row)
const receptionKeyRow = z.object({ reception: id<PaperHash>(), sealed: bytes })
const inviteRow = z.object({ wrapped: bytes.nullable(), expires: moment })
const passkeyRow = z
  .object({
    credential_id: id<string>(),
    public_key: bytes,
    counter: z.number(),
    transports: z.array(z.string()),
    wrapped: bytes,
  })
  .transform(({ credential_id, public_key, ...rest }) => ({
    credentialId: credential_id,
    publicKey: public_key,
    ...rest,
  }))
const sessionRow = z
  .object({ token_hash: bytes, expires: moment, idle_until: moment })
  .transform(({ token_hash, expires, idle_until }) => ({
    tokenHash: token_hash,
    expires,
    idleUntil: idle_until,
  }))
