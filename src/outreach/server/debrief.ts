import { dayOf } from '../../audit/entry.ts'
import { chainJson } from '../../chain/chain.ts'
import { type PaperHash, parsePaperHash } from '../../chain/member.ts'
import type { Bytes } from '../../chain/notation.ts'
import type { Database, Queryable } from '../../database/server/database.ts'
import type { Permission } from '../../doors/permission.ts'
import { type Answer, type Call, json, type Route, refused } from '../../doors/route.ts'
import type { People } from '../../people/server/open-people.ts'
import {
  mostNotes,
  mostReaders,
  newNoteShape,
  noteIdShape,
  debriefPath as path,
} from '../debrief/exchange.ts'
import {
  addNote,
  deleteNote,
  deleteOldNotes,
  type NoteLineRow,
  readOwnNotes,
  readSealedNote,
  readSharedNotes,
  saveTalked,
} from './debrief-store.ts'

type DebriefParts = {
  readonly database: Database
  readonly clock: () => number
  readonly people: Pick<People, 'papers' | 'chainForVisitor'>
}

/** Notes after a heavy contact, for the rest of the house, which reads none of them. */
export type Debrief = {
  readonly routes: readonly Route[]
  /** Once a day: what is ninety days old goes. */
  sweep(): Promise<void>
}

/** A body, and a key for each reader, in base64url with what JSON puts around them. */
const newNoteMaxBytes = 24_576 + mostReaders * 1_792

/**
 * Who wrote one reads and drops it; a supervisor it was sealed to reads it and says that they talked. Nothing of it
 * stands in the trail, which would remember for years that a contact was too much for somebody.
 */
export function openDebriefNotes({ database, clock, people }: DebriefParts): Debrief {
  const today = () => dayOf(clock())
  return {
    routes: [
      route('GET', path, 'outreach', async (me) => {
        const supervisors = await supervisorsNow()
        return json(await answer(await readOwnNotes(database, me), [me, ...supervisors]))
      }),
      route('POST', path, 'outreach', write, newNoteMaxBytes),
      route('POST', `${path}/:id/drop`, 'outreach', (me, call) =>
        change(call, (tx, id) => deleteNote(tx, id, me)),
      ),
      route('GET', `${path}/shared`, 'supervisor', async (me) => {
        const { notes, waiting } = await readSharedNotes(database, me, mostNotes)
        const writers = [...new Set(notes.map(({ author }) => author))]
        return json({ ...(await answer(notes, writers)), waiting })
      }),
      route('POST', `${path}/:id/talked`, 'supervisor', (me, call) =>
        change(call, (tx, id) => saveTalked(tx, id, me, today())),
      ),
      route('GET', `${path}/:id/sealed`, 'staff', async (me, { params }) => {
        const id = noteIdShape.safeParse(params['id']).data
        const sealed = id && (await readSealedNote(database, id, me))
        return sealed ? json(sealed) : refused('unknown')
      }),
    ],
    sweep: () => deleteOldNotes(database, today()),
  }

  async function supervisorsNow(): Promise<PaperHash[]> {
    const { valid } = await people.papers()
    const all = [...(valid?.staff.values() ?? [])]
    return all.filter(({ paper }) => paper.role === 'supervisor').map(({ hash }) => hash)
  }

  /** With the papers of those who may read, or who wrote; the browser judges them. */
  async function answer(notes: readonly NoteLineRow[], hashes: readonly PaperHash[]) {
    const chain = chainJson(await people.chainForVisitor(hashes))
    return { time: clock(), chain, notes }
  }

  async function write(me: PaperHash, { body }: Call): Promise<Answer> {
    const asked = newNoteShape.safeParse(body).data
    if (!asked) return refused('malformed')
    const readers = asked.keys.map(({ reader }) => reader)
    const supervisors = new Set(await supervisorsNow())
    const fine = readers.every((reader) => reader === me || supervisors.has(reader))
    if (!fine || !readers.includes(me) || new Set(readers).size !== readers.length)
      return refused('malformed', { why: 'readers' })
    const keys = asked.keys.map(({ reader, sealed }) => ({ reader, sealedBytes: sealed }))
    const sealed = { idBytes: asked.id, author: me, bodyBytes: asked.body, keys }
    const limits = { today: today(), most: mostNotes }
    const added = await database.transaction((tx) => addNote(tx, sealed, limits))
    return added ? json({}) : refused('too-many', { most: mostNotes })
  }

  async function change(
    { params }: Call,
    work: (tx: Queryable, id: Bytes) => Promise<boolean>,
  ): Promise<Answer> {
    const id = noteIdShape.safeParse(params['id']).data
    const done = id && (await database.transaction((tx) => work(tx, id)))
    return done ? json({}) : refused('unknown')
  }
}

function route(
  method: Route['method'],
  path: string,
  permission: Permission,
  work: (me: PaperHash, call: Call) => Promise<Answer>,
  maxBytes = 256,
): Route {
  return {
    ...{ method, path, permission, dress: 'api' },
    maxBytes: method === 'GET' ? 0 : maxBytes,
    takes: method === 'GET' ? 'nothing' : 'json',
    async answer(call) {
      const me = call.caller.kind === 'staff' ? parsePaperHash(call.caller.paper) : null
      return me ? work(me, call) : refused('not-allowed')
    },
  }
}
