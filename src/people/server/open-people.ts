import { toB64 } from '../../chain/base64url.ts'
import type { Chain } from '../../chain/chain.ts'
import type { MemberId, PaperHash } from '../../chain/member.ts'
import type { Bytes } from '../../chain/notation.ts'
import type { ValidReception } from '../../chain/verify-chain.ts'
import type { Database } from '../../database/server/database.ts'
import type { Gatekeepers } from '../../doors/permission.ts'
import type { Route } from '../../doors/route.ts'
import type { RolePermission } from '../permissions.ts'
import { sessionCookie } from '../session-cookie.ts'
import { createChains, type Papers } from './chains.ts'
import { staffGatekeepers } from './gatekeepers.ts'
import { relyingParty } from './relying-party.ts'
import { peopleRoutes } from './routes.ts'
import type { Account, AccountId } from './rows.ts'
import { createSessions } from './sessions.ts'
import { sweep } from './sign-in-store.ts'
import { deleteReceptions, readRoot, receptionKeysOf } from './store.ts'

/** This room for the others. Whatever is kept in memory is at most five seconds old. */
export type People = {
  readonly routes: readonly Route[]
  readonly gatekeepers: Pick<Gatekeepers, RolePermission>
  /** All papers, verified: for commands and for importing new ones. */
  papers(): Promise<Papers>
  /** Reception, its signer, the named members of staff and the admins who signed those: nobody else. */
  chainForVisitor(staff: readonly PaperHash[]): Promise<Chain>
  /** Every paper of the house. */
  chainForDesk(): Promise<Chain>
  /** The reception paper a client would accept now; null: the chat is closed. */
  currentReception(): Promise<ValidReception | null>
  /** Every reception key sealed to this account, newest first. */
  receptionKeysFor(account: string): Promise<readonly { reception: PaperHash; sealed: Bytes }[]>
  staffByMember(member: MemberId): Promise<Account | null>
  /** Whether a caller's session still lives, for lines that stay open. */
  sessionLives(session: Uint8Array): Promise<boolean>
  /** Once a day: ended sessions and links, and receptions ended 30 days ago but those still needed. */
  sweep(stillNeeded: readonly PaperHash[]): Promise<void>
  /** Reads every paper again: after a command changed them. */
  forget(): void
}

const receptionKeptMs = 30 * 24 * 3_600_000

/** publicOrigin: the passkeys' party and the cookie's name depend on it. clock: milliseconds since 1970. */
export function openPeople(options: {
  readonly db: Database
  readonly clock: () => number
  readonly publicOrigin: string
}): People {
  const { db, clock, publicOrigin } = options
  const cookie = sessionCookie(publicOrigin)
  const sessions = createSessions(db, cookie, clock)
  const chains = createChains(db, clock)
  const house = { db, clock, party: relyingParty(publicOrigin), cookie, sessions, chains }
  return {
    routes: peopleRoutes(house),
    gatekeepers: staffGatekeepers(sessions),
    papers: chains.papers,
    chainForVisitor: chains.forVisitor,
    chainForDesk: chains.forDesk,
    currentReception: async () => (await chains.papers()).reception,
    receptionKeysFor: (account) => receptionKeysOf(db, account as AccountId),
    staffByMember: chains.byMember,
    sessionLives: sessions.lives,
    async sweep(stillNeeded) {
      await sweep(db, clock())
      await deleteReceptions(db, clock() - receptionKeptMs, stillNeeded)
    },
    forget() {
      sessions.forget()
      chains.forget()
    },
  }
}

export type HouseKeys = { readonly rootKeyB64: string | null; readonly demo: boolean }

/** What the visitor's and the desk's page must believe without proof; null before anyone set it up. */
export async function houseKeys(db: Database): Promise<HouseKeys> {
  const root = await readRoot(db)
  return root
    ? { rootKeyB64: toB64(root.rootKeyBytes), demo: root.demo }
    : { rootKeyB64: null, demo: false }
}
