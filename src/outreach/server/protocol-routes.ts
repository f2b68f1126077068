import type { Queryable } from '../../database/server/database.ts'
import type { Answer, Route } from '../../doors/route.ts'
import { json, refused } from '../../doors/route.ts'
import {
  type Protocol,
  type ProtocolView,
  protocolPath as path,
  protocolActShape,
  writeProtocolShape,
} from '../protocol-exchange.ts'
import { isSamePerson } from '../same-person.ts'
import type { Logbook } from './logbook.ts'
import { workerRoute } from './logbook-route.ts'
import type { Worker } from './logbook-store.ts'
import { standingProtocol } from './protocol.ts'
import {
  addProtocol,
  lockProtocols,
  newestProtocol,
  saveProtocolConfirmation,
  withdrawProtocol,
} from './protocol-store.ts'

/** When somebody who may be a minor is written to: written on screen, confirmed by two, ended by one at once. */
export function protocolRoutes(logbook: Logbook): readonly Route[] {
  const { today, note, parts } = logbook
  const { database } = parts
  return [
    workerRoute(logbook, 'GET', path, async (_, who) => {
      const { protocol, confirmed, on } = await standingProtocol(database, parts, today())
      return json({
        protocol,
        confirmations: confirmed.map((one) => ({
          ...{ name: one.name, day: one.day },
          own: isSamePerson(one, who),
        })),
        on,
      } satisfies ProtocolView)
    }),
    workerRoute(logbook, 'POST', path, async ({ body }, who) => {
      const asked = writeProtocolShape.safeParse(body).data
      if (!asked) return refused('malformed', { why: 'protocol-short' })
      return database.transaction(async (tx) => {
        await lockProtocols(tx)
        if (asked.after !== ((await newestProtocol(tx))?.id ?? 0))
          return refused('taken', { why: 'stale' })
        const id = await addProtocol(tx, asked, who.name, today())
        await note(tx, 'minor-protocol-written', who, `protocol ${id}`)
        return json({ id }, 201)
      })
    }),
    act('confirm', (tx, { id }, { account, name }) =>
      saveProtocolConfirmation(tx, id, { account, name, day: today() }),
    ),
    act('withdraw', (tx, { id }, { name }) => withdrawProtocol(tx, id, name, today())),
  ]

  /** On the version that she read, while it is the newest and nobody withdrew it. */
  function act(
    verb: 'confirm' | 'withdraw',
    work: (tx: Queryable, protocol: Protocol, who: Worker) => Promise<void>,
  ): Route {
    return workerRoute(
      logbook,
      'POST',
      `${path}/${verb}`,
      async ({ body }, who): Promise<Answer> => {
        const asked = protocolActShape.safeParse(body).data
        if (!asked) return refused('malformed')
        return database.transaction(async (tx) => {
          await lockProtocols(tx)
          const newest = await newestProtocol(tx)
          if (newest?.id !== asked.protocol || newest.withdrawn !== null)
            return refused('taken', { why: 'stale' })
          await work(tx, newest, who)
          await note(tx, `minor-protocol-${verb}`, who, `protocol ${newest.id}`)
          return json({})
        })
      },
    )
  }
}
