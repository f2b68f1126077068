import { join } from 'node:path'
import { dayOf } from '../../audit/entry.ts'
import { record } from '../../audit/server/store.ts'
import type { Database, Queryable } from '../../database/server/database.ts'
import type { ChatState } from '../../directory/chat-state.ts'
import { openHashKeyFiles } from '../../signing/hash-key-files.ts'
import { keyedHash } from '../../signing/keyed-hash.ts'
import type { Language } from '../../words/language.ts'
import { isAgreed, whoAgreed } from '../agreed.ts'
import { dpiaDocument } from '../dpia.ts'
import type { KeyAlarm, Off } from '../logbook-exchange.ts'
import { firstMessages, type MessagePages } from '../message.ts'
import { phrasesIn } from '../template.ts'
import { type Confirmation, readConfirmations } from './dpia-store.ts'
import { LostHashKeyError, type OutreachKeys, openOutreachKeys } from './hash-keys.ts'
import { sweepContacts, type Worker } from './logbook-store.ts'
import { deleteOldLooks } from './look-store.ts'
import { type OwnKey, openOwnKey } from './own-key.ts'
import { deleteOldStops } from './suppression-store.ts'
import { addFirstTexts } from './text-store.ts'
import { deleteLeftPhrases, deleteOldEnough, holdsOwnPhrase } from './worker-store.ts'

/** What writing to one person needs from the others. */
export type LogbookParts = {
  readonly database: Database
  readonly clock: () => number
  readonly dataDir: string
  /** Under which name a member of staff works. */
  readonly nameOf: (member: string) => Promise<string>
  /** Who does this work now, account → name: nobody who left, nor whose role is another. */
  readonly workers: () => Promise<ReadonlyMap<string, string>>
  readonly chatState: () => Promise<ChatState>
  /** Of the public pages, with scheme. */
  readonly origin: string
  readonly addressOf: (path: '/chat' | '/waarom', language: Language) => string
}

/** What the addresses of the logbook work with. */
export type Logbook = {
  readonly parts: LogbookParts
  readonly keys: OutreachKeys
  readonly ownKey: OwnKey
  today(): string
  /** Who agreed to the privacy document, and counts. */
  agreed(db: Queryable): Promise<readonly Confirmation[]>
  /** Key files that somebody has to put back. */
  alarms(db: Queryable): Promise<readonly KeyAlarm[]>
  /** Why nobody can be written to at all; null when it is on. */
  off(db: Queryable): Promise<Off | null>
  /** Our addresses as a message in this language shows them. */
  pagesOf(language: Language): MessagePages
  /** Whether a text has a worker's own name or address in it; lost when nobody can tell. */
  holdsOwn(db: Queryable, text: string): Promise<boolean | 'lost'>
  /** Never with a handle: act, who, which line of the logbook. */
  note(tx: Queryable, act: string, who: Worker, subject: string | null): Promise<void>
  /** What time has ended. */
  sweep(): Promise<void>
}

/** What a name of a worker's own is hashed as. */
export const ownPhraseLabel = 'outreach own phrase'

/** The keys stand in files of their own beside the house's others, made at first use. */
export async function openLogbook(parts: LogbookParts): Promise<Logbook> {
  const { database, clock, dataDir, origin, addressOf } = parts
  const files = await openHashKeyFiles(join(dataDir, 'outreach-keys'))
  const keys = await openOutreachKeys({ database, files, clock })
  const ownKey = await openOwnKey(database, join(dataDir, 'outreach-own.key'))
  const today = () => dayOf(clock())
  const host = origin.replace(/^https?:\/\//, '')
  await addFirstTexts(database, firstMessages, 'Keerpunt', today())

  const agreed = async (db: Queryable) =>
    whoAgreed(await readConfirmations(db, dpiaDocument, today()), await parts.workers())

  async function alarms(db: Queryable): Promise<readonly KeyAlarm[]> {
    const own = (await ownKey.read(db)) ? [] : (['own-key'] as const)
    try {
      await database.transaction((tx) => keys.live(tx))
      return own
    } catch (error) {
      if (error instanceof LostHashKeyError) return ['keys', ...own]
      throw error
    }
  }

  return {
    ...{ parts, keys, ownKey, today, agreed, alarms },
    async off(db) {
      if (!isAgreed(await agreed(db))) return 'dpia'
      return (await alarms(db))[0] ?? null
    },
    pagesOf: (language) => ({
      chat: host + addressOf('/chat', language),
      why: host + addressOf('/waarom', language),
    }),
    async holdsOwn(db, text) {
      const key = await ownKey.read(db)
      if (!key) return 'lost'
      const phrases = [...new Set(phrasesIn(text))]
      const hashes = phrases.map((one) => keyedHash([key], ownPhraseLabel, one).hashBytes)
      return hashes.length > 0 && holdsOwnPhrase(db, hashes)
    },
    note: (tx, act, { name }, subject) =>
      record(tx, { act: `outreach-${act}`, actor: name, subject, day: today() }),
    async sweep() {
      const workers = [...(await parts.workers()).keys()]
      await database.transaction(async (tx) => {
        await sweepContacts(tx, today())
        await deleteOldStops(tx, today())
        await deleteOldEnough(tx, today())
        await deleteOldLooks(tx, today())
        await deleteLeftPhrases(tx, workers)
      })
      await keys.sweep()
    },
  }
}
