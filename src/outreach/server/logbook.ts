import { join } from 'node:path'
import { dayOf } from '../../audit/entry.ts'
import { record } from '../../audit/server/store.ts'
import type { Database, Queryable } from '../../database/server/database.ts'
import type { ChatState } from '../../directory/chat-state.ts'
import type { Answer, Call, Route } from '../../doors/route.ts'
import { refused } from '../../doors/route.ts'
import { openHashKeyFiles } from '../../signing/hash-key-files.ts'
import { keyFromFile } from '../../signing/key-file.ts'
import { type HashKeys, keyedHash } from '../../signing/keyed-hash.ts'
import type { Language } from '../../words/language.ts'
import { dpiaDocument } from '../dpia.ts'
import { fillMessage, messages } from '../message.ts'
import { phrasesIn } from '../template.ts'
import { readConfirmations } from './dpia-store.ts'
import { LostHashKeyError, type OutreachKeys, openOutreachKeys } from './hash-keys.ts'
import { sweepContacts, type Worker } from './logbook-store.ts'
import { deleteOldStops } from './suppression-store.ts'
import { deleteOldEnough, holdsOwnPhrase } from './worker-store.ts'

/** What writing to one person needs from the others. */
export type LogbookParts = {
  readonly database: Database
  readonly clock: () => number
  readonly dataDir: string
  /** Under which name a member of staff works. */
  readonly nameOf: (member: string) => Promise<string>
  readonly chatState: () => Promise<ChatState>
  /** Of the public pages, with scheme. */
  readonly origin: string
  readonly addressOf: (path: '/chat' | '/waarom', language: Language) => string
}

/** What the addresses of the logbook work with. */
export type Logbook = {
  readonly parts: LogbookParts
  readonly keys: OutreachKeys
  today(): string
  /** Why nobody can be written to at all; null when it is on. */
  off(db: Queryable): Promise<'dpia' | 'keys' | null>
  /** The message as this worker sends it, and the address in it that says why. */
  messageOf(alias: string, language: Language): { readonly text: string; readonly why: string }
  /** Whether a text has a worker's own name or address in it. */
  holdsOwn(db: Queryable, text: string): Promise<boolean>
  ownHash(phrase: string): Buffer
  /** Never with a handle: act, who, which line of the logbook. */
  note(tx: Queryable, act: string, who: Worker, subject: string | null): Promise<void>
  /** What time has ended. */
  sweep(): Promise<void>
}

/** The keys stand in files of their own beside the house's others, made at first use. */
export async function openLogbook(parts: LogbookParts): Promise<Logbook> {
  const { database, clock, dataDir, origin, addressOf } = parts
  const files = await openHashKeyFiles(join(dataDir, 'outreach-keys'))
  const keys = await openOutreachKeys({ database, files, clock })
  const ownKeys: HashKeys = [
    { id: 'own', keyBytes: await keyFromFile(join(dataDir, 'outreach-own.key')) },
  ]
  const today = () => dayOf(clock())
  const ownHash = (phrase: string) => keyedHash(ownKeys, 'outreach own phrase', phrase).hashBytes
  return {
    parts,
    keys,
    today,
    async off(db) {
      const confirmed = await readConfirmations(db, dpiaDocument, today())
      if (confirmed.length < 2) return 'dpia'
      try {
        await database.transaction((tx) => keys.live(tx))
        return null
      } catch (error) {
        if (error instanceof LostHashKeyError) return 'keys'
        throw error
      }
    },
    messageOf(alias, language) {
      const pages = { chat: addressOf('/chat', language), why: addressOf('/waarom', language) }
      const text = fillMessage(messages[language], { alias, origin, pages })
      return { text, why: pages.why }
    },
    async holdsOwn(db, text) {
      const hashes = [...new Set(phrasesIn(text))].map(ownHash)
      return hashes.length > 0 && holdsOwnPhrase(db, hashes)
    },
    ownHash,
    note: (tx, act, { name }, subject) =>
      record(tx, { act: `outreach-${act}`, actor: name, subject, day: today() }),
    async sweep() {
      await database.transaction(async (tx) => {
        await sweepContacts(tx, today())
        await deleteOldStops(tx, today())
        await deleteOldEnough(tx, today())
      })
      await keys.sweep()
    },
  }
}

/** A question or an act of a worker. */
export function workerRoute(
  { parts }: Logbook,
  method: Route['method'],
  path: string,
  answer: (call: Call, who: Worker) => Promise<Answer>,
): Route {
  return {
    method,
    path,
    permission: 'outreach',
    maxBytes: method === 'GET' ? 0 : 4_096,
    takes: method === 'GET' ? 'nothing' : 'json',
    dress: 'api',
    async answer(call) {
      if (call.caller.kind !== 'staff') return refused('unknown')
      const { account, member } = call.caller
      return answer(call, { account, name: await parts.nameOf(member) })
    },
  }
}
