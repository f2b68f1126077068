import type { Call, Route } from '../../doors/route.ts'
import { json, refused } from '../../doors/route.ts'
import { isAgreed } from '../agreed.ts'
import { dpiaDocument } from '../dpia.ts'
import { confirmShape, type DpiaView, dpiaPath as path } from '../logbook-exchange.ts'
import { isSamePerson } from '../same-person.ts'
import { deleteConfirmation, saveConfirmation } from './dpia-store.ts'
import type { Logbook } from './logbook.ts'
import { workerRoute } from './logbook-route.ts'
import type { Worker } from './logbook-store.ts'
import { readUsedTexts } from './text-store.ts'

/** Two persons agree to the privacy document before anybody is written to; one who takes it back closes the logbook. */
export function dpiaRoutes(logbook: Logbook): readonly Route[] {
  const { today, note } = logbook
  const { database } = logbook.parts
  return [
    workerRoute(logbook, 'GET', path, async (_, who) => {
      const confirmed = await logbook.agreed(database)
      const texts = [...(await readUsedTexts(database)).values()]
      return json({
        document: dpiaDocument,
        confirmations: confirmed.map((one) => ({
          name: one.name,
          day: one.day,
          own: isSamePerson(one, who),
        })),
        on: isAgreed(confirmed),
        texts: texts.map(({ language, version, says }) => ({ language, version, says })),
      } satisfies DpiaView)
    }),
    act('confirm', (tx, who) => saveConfirmation(tx, dpiaDocument, { ...who, day: today() })),
    act('withdraw', (tx, who) => deleteConfirmation(tx, dpiaDocument, who)),
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
