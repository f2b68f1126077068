import { dayOf } from '../../audit/entry.ts'
import { record } from '../../audit/server/store.ts'
import type { Queryable } from '../../database/server/database.ts'
import type { Answer, Call, Route } from '../../doors/route.ts'
import { refused } from '../../doors/route.ts'
import type { OutreachParts } from './outreach.ts'

/** Who asks. */
export type Worker = { readonly account: string; readonly name: string }

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
  { nameOf }: Pick<OutreachParts, 'nameOf'>,
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
      if (call.caller.kind !== 'staff') return refused('not-allowed')
      const { account, member } = call.caller
      return work(call, { account, name: await nameOf(member) })
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
