import type { Database } from '../../database/server/database.ts'
import type { SessionCookie } from '../session-cookie.ts'
import type { Chains } from './chains.ts'
import type { RelyingParty } from './relying-party.ts'
import type { Sessions } from './sessions.ts'

/** What every address of this room works with. clock: milliseconds since 1970. */
export type DeskHouse = {
  readonly db: Database
  readonly clock: () => number
  readonly party: RelyingParty
  readonly cookie: SessionCookie
  readonly sessions: Sessions
  readonly chains: Chains
}
