import type { ConversationId, MemberId } from '../../chain/member.ts'
import type { Call } from '../../doors/route.ts'
import type { StaffCaller } from '../../people/server/sessions.ts'

/** How most addresses of a conversation begin. Source: docs/protocol.md §6. */
export const of = (path: string) => `/api/v1/conversations/:id${path}`
export const sends = { method: 'POST', dress: 'api' } as const
export const asks = { method: 'GET', dress: 'api', maxBytes: 0, takes: 'nothing' } as const
export const bare = { ...sends, maxBytes: 0, takes: 'nothing' } as const
/** A record with forty keys for each of two members. */
export const mostChangeBytes = 262_144

/**
 * Who came in and where, as the gatekeeper found them: ids in the address are hers and exist. after: what this
 * session may read begins above this number.
 */
export function placeOf({ params, caller }: Call) {
  if (caller.kind !== 'visitor' && caller.kind !== 'staff') throw new NoMemberError()
  const conversation = params['id'] as ConversationId
  const member = caller.member as MemberId
  const after = caller.kind === 'visitor' ? caller.after : 0
  return { conversation, member, session: conversation + member, after }
}

export function visitorOf({ caller }: Call) {
  if (caller.kind !== 'visitor') throw new NoMemberError()
  return caller
}

export function staffOf({ caller }: Call): StaffCaller {
  if (caller.kind !== 'staff') throw new NoMemberError()
  return caller
}

/** The number after which to read: what was asked, and never below what the session may read; null when it is none. */
export function afterOf(call: Call): number | null {
  const text = call.query['after'] ?? '0'
  return /^\d{1,15}$/.test(text) ? Math.max(Number(text), placeOf(call).after) : null
}

/** A gatekeeper let somebody through whom this route can not serve. */
class NoMemberError extends Error {
  override name = 'NoMemberError'
}
