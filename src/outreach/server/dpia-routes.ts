import type { Call, Route } from '../../doors/route.ts'
import { json, refused } from '../../doors/route.ts'
import { dpiaDocument } from '../dpia.ts'
import { confirmShape, type DpiaView, dpiaPath as path } from '../logbook-exchange.ts'
import { deleteConfirmation, readConfirmations, saveConfirmation } from './dpia-store.ts'
import { type Logbook, workerRoute } from './logbook.ts'
import type { Worker } from './logbook-store.ts'

/** Two persons agree to the privacy document before anybody is written to; one who takes it back closes the logbook. */
export function dpiaRoutes(logbook: Logbook): readonly Route[] {
  const { today, note } = logbook
  const { database } = logbook.parts
  return [
    workerRoute(logbook, 'GET', path, async (_, { account }) => {
      const confirmed = await readConfirmations(database, dpiaDocument, today())
      return json({
        document: dpiaDocument,
        confirmations: confirmed.map((one) => ({
          name: one.name,
          day: one.day,
          own: one.account === account,
        })),
        on: confirmed.length >= 2,
      } satisfies DpiaView)
    }),
    act('confirm', (tx, who) => saveConfirmation(tx, dpiaDocument, { ...who, day: today() })),
    act('withdraw', (tx, who) => deleteConfirmation(tx, dpiaDocument, who.account)),
  ]

  function act(
    verb: 'confirm' | 'withdraw',
    work: (tx: Parameters<typeof saveConfirmation>[0], who: Worker) => Promise<void>,
  ): Route {
    return workerRoute(logbook, 'POST', `${path}/${verb}`, async ({ body }: Call, who) => {
      const asked = confirmShape.safeParse(body).data
      if (!asked) return refused('malformed')
      // She agreed to another text than the one that holds now.
      if (asked.document !== dpiaDocument) return refused('taken', { why: 'stale' })
      return database.transaction(async (tx) => {
        await work(tx, who)
        await note(tx, `dpia-${verb}`, who, dpiaDocument)
        return json({})
      })
    })
  }
}
