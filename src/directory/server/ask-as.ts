import type { StaffRole } from '../../doors/permission.ts'
import type { Call, Route } from '../../doors/route.ts'

/** For tests: what a route answers to somebody of the staff, past its door. JSON as it is. */
export async function askAs(
  routes: readonly Route[],
  path: string,
  { account, role = 'editor' }: { readonly account: string; readonly role?: StaffRole },
  { params = {}, body = null }: { readonly params?: Call['params']; readonly body?: unknown } = {},
): Promise<unknown> {
  const caller = { kind: 'staff', account, member: account, role, paper: '' } as const
  const session = new Uint8Array()
  const answer = await routes
    .find((one) => one.path === path)
    ?.answer({ params, query: {}, body, caller: { ...caller, session }, languages: [] })
  return answer?.kind === 'json' ? answer.body : answer
}
