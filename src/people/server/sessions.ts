import { toB64 } from '../../chain/base64url.ts'
import type { Database, Queryable } from '../../database/server/database.ts'
import type { Caller } from '../../doors/permission.ts'
import { hashToken, newToken, parseToken, sameHash } from '../../signing/token.ts'
import type { SessionCookie } from '../session-cookie.ts'
import type { Account } from './rows.ts'
import { insertSession, readSession, touchSession } from './sign-in-store.ts'

export const sessionLifeMs = 12 * 3_600_000
export const sessionIdleMs = 30 * 60_000
const touchEveryMs = 60_000
/** How long a session found alive is believed, at most: another node's sign-out is noticed after this. */
export const cacheMs = 5_000
const cacheMost = 10_000

export type StaffCaller = Extract<Caller, { kind: 'staff' }>

/** Sessions of staff: random tokens in a cookie, their hashes in the database. */
export type Sessions = {
  /** Opens one in this transaction; the Set-Cookie value, whose token stands nowhere else. */
  open(tx: Queryable, account: Account, nowMs: number): Promise<string>
  /** Who carries this Cookie header; null when nobody who may. */
  find(cookieHeader: string | null): Promise<StaffCaller | null>
  /** Whether a session found before still lives, for lines that stay open. */
  lives(tokenHash: Uint8Array): Promise<boolean>
  /** Believes nothing from before: call after the commit that ended a session or an account. */
  forget(): void
}

export function createSessions(db: Database, cookie: SessionCookie, clock: () => number): Sessions {
  const cache = new Map<string, { caller: StaffCaller; until: number }>()

  async function look(tokenHash: Uint8Array): Promise<StaffCaller | null> {
    const nowMs = clock()
    const key = toB64(tokenHash)
    const known = cache.get(key)
    if (known && nowMs < known.until) return known.caller
    cache.delete(key)
    const session = await readSession(db, tokenHash, nowMs)
    if (!session || !sameHash(session.tokenHash, tokenHash)) return null
    if (session.idleUntil < nowMs + sessionIdleMs - touchEveryMs)
      await touchSession(db, tokenHash, nowMs + sessionIdleMs)
    const { id, role, hash, member } = session.account
    const caller: StaffCaller = {
      kind: 'staff',
      account: id,
      role,
      paper: hash,
      member,
      session: session.tokenHash,
    }
    if (cache.size >= cacheMost) cache.clear()
    cache.set(key, { caller, until: Math.min(nowMs + cacheMs, session.expires) })
    return caller
  }

  return {
    async open(tx, account, nowMs) {
      const token = newToken()
      await insertSession(tx, {
        tokenHash: hashToken(token),
        account: account.id,
        expiresMs: nowMs + sessionLifeMs,
        idleUntilMs: nowMs + sessionIdleMs,
      })
      return cookie.write(token)
    },
    async find(cookieHeader) {
      const token = parseToken(cookie.read(cookieHeader))
      return token && look(hashToken(token))
    },
    lives: async (tokenHash) => (await look(tokenHash)) !== null,
    forget: () => cache.clear(),
  }
}
