import type { Queryable } from '../../database/server/database.ts'
import type { Answer, Call } from '../../doors/route.ts'
import { json, refused } from '../../doors/route.ts'
import { everyKeyedHash, keyedHash } from '../../signing/keyed-hash.ts'
import { readHandle } from '../handle.ts'
import { askShape } from '../logbook-exchange.ts'
import { mayAsk } from '../may-write.ts'
import { pointsAt } from '../points-at.ts'
import type { Logbook } from './logbook.ts'
import { countLook } from './logbook-route.ts'
import { addContact, type Worker } from './logbook-store.ts'
import { ownNameIn } from './own-name.ts'
import { standingProtocol } from './protocol.ts'
import { contactLabel, stopLabel } from './suppression.ts'
import { lockName, lookUp } from './suppression-store.ts'
import { readUsedTexts } from './text-store.ts'
import { isEnough } from './worker-store.ts'

/** Why this worker can do nothing that leads to a message. */
export async function barred(
  logbook: Logbook,
  db: Queryable,
  { account }: Worker,
): Promise<Answer | null> {
  const off = await logbook.off(db)
  if (off) return refused('closed', { why: off })
  const enough = await isEnough(db, account, logbook.today())
  return enough ? refused('not-allowed', { why: 'enough' }) : null
}

/** Asks whether one person may get one message. The handle is looked up here and nowhere written down. */
export async function askContact(logbook: Logbook, { body }: Call, who: Worker): Promise<Answer> {
  const { keys, today, note } = logbook
  const { database } = logbook.parts
  const asked = askShape.safeParse(body).data
  if (!asked) return refused('malformed')
  const bar = await barred(logbook, database, who)
  if (bar) return bar
  const handle = readHandle(asked.platform, asked.handle)
  if (!handle) return refused('malformed', { why: 'no-handle' })
  if (!(await readUsedTexts(database)).has(asked.language))
    return refused('not-allowed', { why: 'no-text' })
  const { protocol, on } = await standingProtocol(database, logbook.parts, today())
  const minor = mayAsk(asked, on && protocol ? protocol.id : null)
  if (minor) return refused('not-allowed', { why: minor })
  const texts = [asked.context, asked.reason, asked.minor ? asked.minorReason : '']
  for (const text of texts) {
    const telling = pointsAt(text, asked.platform, asked.handle)
    if (telling) return refused('malformed', { why: telling })
  }
  return database.transaction(async (tx) => {
    const live = await keys.live(tx)
    const most = await countLook(logbook, tx, who)
    if (most) return most
    const owned = await ownNameIn(logbook, tx, who, [...texts, asked.handle].join(' . '))
    if (owned) return owned
    const stop = keyedHash(live, stopLabel, handle.anywhere)
    await lockName(tx, stop)
    // Noted also when she is refused: the answer says something about somebody.
    const taken = async (why: 'stop' | 'before') => {
      await note(tx, 'contact-not-asked', who, null)
      return refused('taken', { why })
    }
    const stops = everyKeyedHash(live, stopLabel, handle.anywhere)
    const contacts = everyKeyedHash(live, contactLabel, handle.onPlatform)
    const { stopped, contacted } = await lookUp(tx, stops, contacts)
    if (stopped) return taken('stop')
    if (contacted) return taken('before')
    const contact = keyedHash(live, contactLabel, handle.onPlatform)
    const id = await addContact(tx, asked, { contact, stop }, who, today())
    if (id === null) return taken('before')
    await note(tx, 'contact-asked', who, id)
    return json({ id })
  })
}
