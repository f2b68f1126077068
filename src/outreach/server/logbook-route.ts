import type { Queryable } from '../../database/server/database.ts'
import type { Answer, Call, Route } from '../../doors/route.ts'
import { refused } from '../../doors/route.ts'
import type { Logbook } from './logbook.ts'
import type { Worker } from './logbook-store.ts'
import { mayLook } from './look-store.ts'

const mostBytes = 8_192

/** A question or an act of a worker. */
export function workerRoute(
  { parts }: Pick<Logbook, 'parts'>,
  method: Route['method'],
  path: string,
  answer: (call: Call, who: Worker) => Promise<Answer>,
): Route {
  return {
    method,
    path,
    permission: 'outreach',
    maxBytes: method === 'GET' ? 0 : mostBytes,
    takes: method === 'GET' ? 'nothing' : 'json',
    dress: 'api',
    async answer(call) {
      if (call.caller.kind !== 'staff') return refused('unknown')
      const { account, member } = call.caller
      return answer(call, { account, name: await parts.nameOf(member) })
    },
  }
}

/**
 * Counts one look at whether somebody is in the lists, before anything is looked at; what to answer when she had them
 * all today. Noted without whom, so that going through one name after another shows.
 */
export async function countLook(
  { today, note }: Pick<Logbook, 'today' | 'note'>,
  tx: Queryable,
  who: Worker,
): Promise<Answer | null> {
  if (await mayLook(tx, who.account, today())) return null
  await note(tx, 'look-refused', who, null)
  return refused('not-allowed', { why: 'many-looks' })
}
