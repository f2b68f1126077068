import type { Answer, Call, Route } from '../../doors/route.ts'
import { json, refused } from '../../doors/route.ts'
import { everyKeyedHash, type HashKeys, keyedHash } from '../../signing/keyed-hash.ts'
import { readHandle } from '../handle.ts'
import { stopListPath as path, personShape } from '../logbook-exchange.ts'
import type { Readable } from './hash-keys.ts'
import type { Logbook } from './logbook.ts'
import { countLook, workerRoute } from './logbook-route.ts'
import { closeStopped, type Worker } from './logbook-store.ts'
import { stopLabel } from './suppression.ts'
import { addStop, isStopped, lockName } from './suppression-store.ts'

/**
 * Who said stop, wherever. Open whether or not anybody is written to, and whichever key is lost: stop is always heard.
 */
export function stopListRoutes(logbook: Logbook): readonly Route[] {
  const { keys, today, note } = logbook
  const { database } = logbook.parts
  return [
    workerRoute(logbook, 'POST', `${path}/add`, async (call, who) => {
      const name = nameIn(call)
      if (name === null) return refused('malformed', { why: 'no-handle' })
      const added = await add(name, who)
      if (added) return added
      // Every key is lost: a new one hears her, and the old ones still find what is theirs when they are back.
      await keys.rotate()
      return (await add(name, who)) ?? refused('closed', { why: 'keys' })
    }),
    workerRoute(logbook, 'POST', `${path}/look`, async (call, who) => {
      const name = nameIn(call)
      if (name === null) return refused('malformed', { why: 'no-handle' })
      return database.transaction(async (tx) => {
        const { keys: readable, isAll } = await keys.readable(tx)
        const most = await countLook(logbook, tx, who)
        if (most) return most
        await note(tx, 'stop-looked-up', who, null)
        const listed = await isStopped(tx, everyKeyedHash(readable, stopLabel, name))
        // Under a lost key she may stand there all the same.
        return listed || isAll ? json({ listed }) : refused('closed', { why: 'keys' })
      })
    }),
  ]

  /** null when there is no key to hash under. */
  function add(name: string, who: Worker): Promise<Answer | null> {
    return database.transaction(async (tx) => {
      const readable = allOf(await keys.readable(tx))
      if (!readable) return null
      const newest = keyedHash(readable, stopLabel, name)
      await lockName(tx, newest)
      await addStop(tx, newest, today())
      const closed = await closeStopped(tx, everyKeyedHash(readable, stopLabel, name), today())
      await note(tx, 'stop-added', who, null)
      for (const id of closed) await note(tx, 'contact-stopped', who, id)
      return json({})
    })
  }
}

/** The name that is the same on every platform; null for what can be none. */
function nameIn({ body }: Call): string | null {
  const asked = personShape.safeParse(body).data
  return (asked && readHandle(asked.platform, asked.handle)?.anywhere) ?? null
}

const allOf = ({ keys: [newest, ...others] }: Readable): HashKeys | null =>
  newest ? [newest, ...others] : null
