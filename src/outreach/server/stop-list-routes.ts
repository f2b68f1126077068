import type { Answer, Call, Route } from '../../doors/route.ts'
import { json, refused } from '../../doors/route.ts'
import { everyKeyedHash, type HashKeys, keyedHash } from '../../signing/keyed-hash.ts'
import { readHandle } from '../handle.ts'
import { stopListPath as path, personShape } from '../logbook-exchange.ts'
import type { Readable } from './hash-keys.ts'
import type { Logbook } from './logbook.ts'
import { countLook, workerRoute } from './logbook-route.ts'
import { closeStopped, type Worker } from './logbook-store.ts'
import { isOnStopList, stopLabel } from './suppression.ts'
import { addStop, lockName } from './suppression-store.ts'

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
      // Counted and noted before anything is looked at, whatever comes of it.
      const most = await database.transaction(async (tx) => {
        const refusal = await countLook(logbook, tx, who)
        if (!refusal) await note(tx, 'stop-looked-up', who, null)
        return refusal
      })
      if (most) return most
      const listed = await isOnStopList(keys, database, name)
      return listed === null ? refused('closed', { why: 'keys' }) : json({ listed })
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
