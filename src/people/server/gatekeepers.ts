import type { Gatekeeper, Gatekeepers } from '../../doors/permission.ts'
import { type RolePermission, rolesFor } from '../permissions.ts'
import type { Sessions } from './sessions.ts'

/** The gatekeepers that look at a session and a role, nothing else. */
export function staffGatekeepers(sessions: Sessions): Pick<Gatekeepers, RolePermission> {
  const admit =
    (permission: RolePermission): Gatekeeper =>
    async ({ cookie }) => {
      const caller = await sessions.find(cookie)
      return caller && rolesFor[permission].includes(caller.role) ? caller : null
    }
  return {
    staff: admit('staff'),
    counsellor: admit('counsellor'),
    supervisor: admit('supervisor'),
    desk: admit('desk'),
    editor: admit('editor'),
    redaction: admit('redaction'),
    outreach: admit('outreach'),
  }
}
