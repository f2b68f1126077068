import { z } from 'zod'
import { dayOf } from '../../audit/entry.ts'
import type { Database } from '../../database/server/database.ts'
import type { Call, Route } from '../../doors/route.ts'
import { json, nothing, refused } from '../../doors/route.ts'
import { contactColumns } from '../contact.ts'
import { writeCsv } from '../csv.ts'
import { decode, importMaxBytes, judgeContacts, takeOver } from './import-contacts.ts'
import type { Places } from './load-places.ts'
import { readContacts } from './places-store.ts'
import { deleteProposal, readProposal, saveProposal } from './proposal-store.ts'

export type ContactParts = {
  readonly database: Database
  readonly clock: () => number
  readonly places: Places
  readonly nameOf: (member: string) => Promise<string>
}

const path = '/api/v1/directory/contacts'
const desk = { permission: 'editor', dress: 'api' } as const
const confirmShape = z.object({ revision: z.number().int() })

/** Whom readers are sent to: the table as a file, and its change by two persons. */
export function contactRoutes({ database, clock, places, nameOf }: ContactParts): readonly Route[] {
  const today = () => dayOf(clock())
  const who = async ({ caller }: Call) => {
    if (caller.kind !== 'staff') throw new TypeError('only staff come here')
    return { account: caller.account, name: await nameOf(caller.member) }
  }
  return [
    {
      ...desk,
      method: 'GET',
      path,
      permission: 'redaction',
      maxBytes: 0,
      takes: 'nothing',
      async answer() {
        const rows = await readContacts(database)
        const proposal = await database.transaction(readProposal)
        return json({
          csv: writeCsv([
            contactColumns,
            ...rows.map((row) => contactColumns.map((column) => row[column])),
          ]),
          proposed: proposal && {
            csv: proposal.csv,
            by: proposal.proposed_by,
            revision: proposal.revision,
          },
        })
      },
    },
    {
      ...desk,
      method: 'POST',
      path: `${path}/propose`,
      maxBytes: importMaxBytes,
      takes: 'octets',
      async answer(call) {
        const csv = call.body instanceof Uint8Array ? decode(call.body).replaceAll('\0', '') : ''
        const { account, name } = await who(call)
        const judged = await database.transaction(async (tx) => {
          const judged = await judgeContacts(tx, csv, today())
          if (judged.kind === 'fine') await saveProposal(tx, { csv, by: name, account })
          return judged
        })
        if (judged.kind === 'fine') return json({ kind: 'fine', rows: judged.contacts.length })
        return json(judged, 200)
      },
    },
    {
      ...desk,
      method: 'POST',
      path: `${path}/confirm`,
      maxBytes: 100,
      takes: 'json',
      async answer(call) {
        const asked = confirmShape.safeParse(call.body)
        if (!asked.success) return refused('malformed')
        const { account, name } = await who(call)
        const answer = await database.transaction(async (tx) => {
          const proposal = await readProposal(tx)
          if (!proposal) return refused('unknown')
          if (proposal.revision !== asked.data.revision) return refused('taken')
          if (proposal.account === account) return refused('not-allowed', { why: 'own-text' })
          const report = await takeOver(tx, proposal.csv, { actor: name, day: today() })
          if (report.kind === 'imported') await deleteProposal(tx)
          return json(report)
        })
        await places.refresh()
        return answer
      },
    },
    {
      ...desk,
      method: 'POST',
      path: `${path}/drop`,
      maxBytes: 0,
      takes: 'nothing',
      async answer() {
        await database.transaction(deleteProposal)
        return nothing
      },
    },
  ]
}
