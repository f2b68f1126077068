import type { Chain } from './chain.ts'
import type { MemberId } from './member.ts'
import { type Refused, type Trust, type ValidStaff, verifyPapers } from './verify-chain.ts'

/** Staff papers that held at some time. They say whose words old ones are, never who may read new ones. */
export type PastPapers = {
  readonly kind: 'past'
  readonly staff: ReadonlyMap<MemberId, ValidStaff>
}

/**
 * Every staff paper that two admins signed, whether or not it ran out, was revoked or left the list since: a
 * conversation is read back long after those who were in it went. Source: docs/protocol.md §4.
 */
export async function verifyPast(trust: Trust, chain: Chain): Promise<PastPapers | Refused> {
  const papers = await verifyPapers(trust, { ...chain, revocations: [] }, 'ever')
  return papers.kind === 'refused' ? papers : { kind: 'past', staff: papers.staff }
}
