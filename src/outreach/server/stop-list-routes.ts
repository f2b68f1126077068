import type { Queryable } from '../../database/server/database.ts'
import type { Answer, Call, Route } from '../../doors/route.ts'
import { json, refused } from '../../doors/route.ts'
import { everyKeyedHash, type HashKeys, keyedHash } from '../../signing/keyed-hash.ts'
import { readHandle } from '../handle.ts'
import { stopListPath as path, personShape } from '../logbook-exchange.ts'
import { type Logbook, workerRoute } from './logbook.ts'
import type { Worker } from './logbook-store.ts'
import { stopLabel } from './suppression.ts'
import { addStop, closeStopped, isStopped, lockName } from './suppression-store.ts'

/** Who said stop, wherever. Open whether or not anybody is written to: stop is always heard. */
export function stopListRoutes(logbook: Logbook): readonly Route[] {
  const { keys, today, note } = logbook
  return [
    workerRoute(logbook, 'POST', `${path}/add`, (call, who) =>
      named(call, async (tx, name, live) => {
        const newest = keyedHash(live, stopLabel, name)
        await lockName(tx, newest)
        await addStop(tx, newest, today())
        const closed = await closeStopped(tx, everyKeyedHash(live, stopLabel, name), today())
        await note(tx, 'stop-added', who, null)
        for (const id of closed) await note(tx, 'contact-stopped', who, id)
        return json({})
      }),
    ),
    // Noted, so that looking up one name after another shows.
    workerRoute(logbook, 'POST', `${path}/look`, (call, who: Worker) =>
      named(call, async (tx, name, live) => {
        await note(tx, 'stop-looked-up', who, null)
        return json({ listed: await isStopped(tx, everyKeyedHash(live, stopLabel, name)) })
      }),
    ),
  ]

  async function named(
    { body }: Call,
    work: (tx: Queryable, name: string, live: HashKeys) => Promise<Answer>,
  ): Promise<Answer> {
    const asked = personShape.safeParse(body).data
    if (!asked) return refused('malformed')
    const handle = readHandle(asked.platform, asked.handle)
    if (!handle) return refused('malformed', { why: 'no-handle' })
    return logbook.parts.database.transaction(async (tx) =>
      work(tx, handle.anywhere, await keys.live(tx)),
    )
  }
}
