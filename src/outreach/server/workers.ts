import { rolesFor } from '../../people/permissions.ts'
import type { Papers } from '../../people/server/chains.ts'

/** Who may do outreach work now, account → pseudonym: nobody who left, whose paper ended, or whose role is another. */
export function workersIn({
  accounts,
  valid,
}: Pick<Papers, 'accounts' | 'valid'>): ReadonlyMap<string, string> {
  const now = [...accounts.values()].filter(
    ({ role, revoked, member }) =>
      rolesFor.outreach.includes(role) && !revoked && valid?.staff.has(member),
  )
  return new Map(now.map(({ id, pseudonym }) => [id, pseudonym]))
}
