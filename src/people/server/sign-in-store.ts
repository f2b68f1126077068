import type { Bytes } from '../../chain/notation.ts'
import type { Queryable } from '../../database/server/database.ts'
import {
  type Account,
  type AccountId,
  accountColumns,
  accountOf,
  type ChallengePurpose,
  type Invite,
  inviteRow,
  octets,
  type Passkey,
  passkeyRow,
  sessionRow,
} from './rows.ts'

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
