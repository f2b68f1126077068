import type { Route } from '../../doors/route.ts'
import { json } from '../../doors/route.ts'
import {
  type ContactLine,
  type LogbookToday,
  type LogbookView,
  logbookPath as path,
} from '../logbook-exchange.ts'
import { mayWriteNow } from '../may-write.ts'
import { fillMessage } from '../message.ts'
import { isSamePerson } from '../same-person.ts'
import type { Logbook } from './logbook.ts'
import { askContact } from './logbook-ask.ts'
import { workerRoute } from './logbook-route.ts'
import { stepRoutes } from './logbook-steps.ts'
import { type ContactRow, countOutcomes, readContacts, type Worker } from './logbook-store.ts'
import { ownRoutes } from './own-routes.ts'
import { standingProtocol } from './protocol.ts'
import { isOwn, readTexts, readUsedTexts } from './text-store.ts'
import { countOwnPhrases, isEnough, saveEnough } from './worker-store.ts'

type UsedTexts = Awaited<ReturnType<typeof readUsedTexts>>

/** One person, one message, once: asked with a reason, looked at by another, handed out, and what came of it. */
export function logbookRoutes(logbook: Logbook): readonly Route[] {
  const { today, parts } = logbook
  const { database, clock, chatState } = parts
  return [
    workerRoute(logbook, 'GET', path, async (_, who) => json(await view(who))),
    workerRoute(logbook, 'GET', `${path}/today`, async (_, who) => json(await waiting(who))),
    workerRoute(logbook, 'POST', path, (call, who) => askContact(logbook, call, who)),
    ...stepRoutes(logbook),
    workerRoute(logbook, 'POST', `${path}/enough`, async (_, { account }) => {
      await saveEnough(database, account, today())
      return json({})
    }),
    ...ownRoutes(logbook),
  ]

  async function view(who: Worker): Promise<LogbookView> {
    const used = await readUsedTexts(database)
    const { protocol, on } = await standingProtocol(database, parts, today())
    const rows = await readContacts(database, today())
    return {
      off: await logbook.off(database),
      enough: await isEnough(database, who.account, today()),
      wait: mayWriteNow(new Date(clock()), await chatState()),
      ownPhrases: await countOwnPhrases(database, who.account),
      languages: [...used.keys()],
      protocol: on ? protocol : null,
      contacts: rows.map((row) => lineOf(row, who, used)),
      came: await countOutcomes(database),
    }
  }

  function lineOf(row: ContactRow, who: Worker, used: UsedTexts): ContactLine {
    const { id, platform, language, state, context, reason, outcome, day } = row
    const own = isSamePerson({ account: row.worker, name: row.worker_name }, who)
    const says = used.get(language)?.says
    const looks = state === 'waiting' && !own && says !== undefined
    return {
      ...{ id, platform, language, state, own, context, reason, outcome, day },
      worker: row.worker_name,
      approver: row.approver_name,
      minorReason: row.minor_reason,
      message: looks
        ? fillMessage(says, { alias: row.worker_name, pages: logbook.pagesOf(language) })
        : null,
      closed: row.closed_why,
    }
  }

  async function waiting(who: Worker): Promise<LogbookToday> {
    const rows = await readContacts(database, today())
    const own = rows.filter((row) =>
      isSamePerson({ account: row.worker, name: row.worker_name }, who),
    )
    const of = (state: ContactRow['state'], among: readonly ContactRow[]) =>
      among.filter((row) => row.state === state)
    const waits = of('waiting', rows).length - of('waiting', own).length
    const texts = await readTexts(database)
    const { protocol, confirmed, on } = await standingProtocol(database, parts, today())
    const isOpen = protocol !== null && protocol.withdrawn === null && !on
    return {
      alarms: [...(await logbook.alarms(database))],
      toApprove: waits,
      toSend: of('approved', own).length,
      toTell: of('sent', own).filter(({ outcome }) => outcome === null).length,
      texts: texts.filter((text) => text.state === 'waiting' && !isOwn(text, who)).length,
      protocol: isOpen && !confirmed.some((one) => isSamePerson(one, who)),
      noOwnPhrases: (await countOwnPhrases(database, who.account)) === 0,
    }
  }
}
