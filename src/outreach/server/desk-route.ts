import { dayOf } from '../../audit/entry.ts'
import { record } from '../../audit/server/store.ts'
import type { Queryable } from '../../database/server/database.ts'
import type { Answer, Call, Route } from '../../doors/route.ts'
import { refused } from '../../doors/route.ts'
import type { Person } from '../same-person.ts'
import type { OutreachParts } from './outreach.ts'

/** Who asks. */
export type Worker = Person

/** null is no worker. */
export async function workerIn(
  { nameOf }: Pick<OutreachParts, 'nameOf'>,
  { caller }: Call,
): Promise<Worker | null> {
  if (caller.kind !== 'staff') return null
  return { account: caller.account, name: await nameOf(caller.member) }
}

const mostBytes = 8_192

/** A question that the outreach workers' page asks of the house. */
export const workerGet = (path: string, answer: Route['answer']): Route => ({
  method: 'GET',
  path,
  permission: 'outreach',
  maxBytes: 0,
  takes: 'nothing',
  dress: 'api',
  answer,
})

/** Something that a worker does. */
export function workerPost(
  parts: Pick<OutreachParts, 'nameOf'>,
  path: string,
  work: (call: Call, who: Worker) => Promise<Answer>,
): Route {
  return {
    method: 'POST',
    path,
    permission: 'outreach',
    maxBytes: mostBytes,
    takes: 'json',
    dress: 'api',
    async answer(call) {
      const who = await workerIn(parts, call)
      return who ? work(call, who) : refused('not-allowed')
    },
  }
}

/** A number in an address; null for anything else. */
export const numberIn = (text: string | undefined): number | null =>
  /^[1-9]\d{0,8}$/.test(text ?? '') ? Number(text) : null

/** `outreach-` and what was done, in the transaction that does it. subject: such as `creative 12`. */
export const note = (
  tx: Queryable,
  { clock }: Pick<OutreachParts, 'clock'>,
  done: string,
  subject: string,
  { name }: Worker,
): Promise<void> =>
  record(tx, { act: `outreach-${done}`, actor: name, subject, day: dayOf(clock()) })
