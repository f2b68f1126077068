import { dayOf } from '../../audit/entry.ts'
import type { Database } from '../../database/server/database.ts'
import type { Route } from '../../doors/route.ts'
import { json, refused } from '../../doors/route.ts'
import { type ContactCells, cellsOf, contactColumns } from '../contact.ts'
import { writeCsv } from '../csv.ts'
import { deskGet } from './desk-get.ts'
import { decode, importMaxBytes, judgeContacts, takeOver } from './import-contacts.ts'
import type { Places } from './load-places.ts'
import { readContacts } from './places-store.ts'
import { proposalRoutes, shownTo } from './proposal-routes.ts'
import { readProposals } from './proposal-store.ts'

export type ContactParts = {
  readonly database: Database
  readonly clock: () => number
  readonly places: Places
  readonly nameOf: (member: string) => Promise<string>
}

const table = (rows: readonly ContactCells[]): string =>
  writeCsv([contactColumns, ...rows.map((row) => contactColumns.map((column) => row[column]))])

const path = '/api/v1/directory/contacts'
const subject = 'contacts'

/** Whom readers are sent to: the table as a file, and its change by two persons. */
export function contactRoutes({ database, clock, places, nameOf }: ContactParts): readonly Route[] {
  return [
    deskGet(path, async (call) => {
      const rows = await readContacts(database)
      const [proposal] = await readProposals(database, subject)
      return json({
        csv: table(rows),
        proposal: shownTo(call, proposal),
      })
    }),
    ...proposalRoutes({
      ...{ database, clock, nameOf, path },
      act: 'directory-contacts',
      takes: 'octets',
      maxBytes: importMaxBytes,
      subjectOf: () => subject,
      async read(tx, { body }) {
        const text = body instanceof Uint8Array ? decode(body).replaceAll('\0', '') : ''
        const judged = await judgeContacts(tx, text, dayOf(clock()))
        if (judged.kind !== 'fine') return json(judged)
        // As it will be printed: each contact one line, so that the second person sees all that changes.
        const printed = table(judged.contacts.map(cellsOf))
        return { text: printed, tells: { kind: 'fine', rows: judged.contacts.length } }
      },
      async takeOver(tx, text) {
        const report = await takeOver(tx, text, dayOf(clock()))
        return report.kind === 'imported' ? null : refused('taken', { why: 'no-longer' })
      },
      changed: () => places.refresh(),
    }),
  ]
}
