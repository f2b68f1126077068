import type { Queryable } from '../../database/server/database.ts'
import { isAgreed, whoAgreed } from '../agreed.ts'
import type { Protocol } from '../protocol-exchange.ts'
import type { Confirmation } from './dpia-store.ts'
import type { LogbookParts } from './logbook.ts'
import { newestProtocol, readProtocolConfirmations } from './protocol-store.ts'

/** The newest protocol for minors, who confirmed it and does this work now, and whether it holds. */
export type Standing = {
  readonly protocol: Protocol | null
  readonly confirmed: readonly Confirmation[]
  readonly on: boolean
}

export async function standingProtocol(
  db: Queryable,
  { workers }: Pick<LogbookParts, 'workers'>,
  today: string,
): Promise<Standing> {
  const protocol = await newestProtocol(db)
  if (!protocol) return { protocol, confirmed: [], on: false }
  const all = await readProtocolConfirmations(db, protocol.id, today)
  const confirmed = whoAgreed(all, await workers())
  return { protocol, confirmed, on: protocol.withdrawn === null && isAgreed(confirmed) }
}
