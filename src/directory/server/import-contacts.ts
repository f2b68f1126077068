import { record } from '../../audit/server/store.ts'
import type { Database, Queryable } from '../../database/server/database.ts'
import type { Contact } from '../contact.ts'
import { contactColumns, parseContact } from '../contact.ts'
import { readCsv, underHeader } from '../csv.ts'
import type { ImportReport, RefusedRow } from '../import-report.ts'
import { lockPlaces, readPlaces, saveContacts, tellPlacesChanged } from './places-store.ts'

/** actor: who imports, as the audit trail names her. day: today, `YYYY-MM-DD`. */
export type Importer = { readonly actor: string; readonly day: string }

export const importMaxBytes = 1_048_576

/** Every row of a file that may be taken over, or why none is. */
export type JudgedContacts =
  | { readonly kind: 'fine'; readonly contacts: readonly Contact[] }
  | Exclude<ImportReport, { readonly kind: 'imported' }>

/**
 * Replaces all regional contacts by the rows of a file: comma or semicolon, as spreadsheets save it. What the
 * file leaves out keeps the national fallback in the code. Call `Places.refresh()` after it.
 */
export function importContacts(
  database: Database,
  csv: Uint8Array | string,
  importer: Importer,
): Promise<ImportReport> {
  const { actor, day } = importer
  return database.transaction(async (tx) => {
    const report = await takeOver(tx, csv, day)
    if (report.kind === 'imported')
      await record(tx, { act: 'directory-contacts-imported', actor, subject: null, day })
    return report
  })
}

/** The same in a transaction of the caller's, who writes it into the audit trail. */
export async function takeOver(
  tx: Queryable,
  csv: Uint8Array | string,
  day: string,
): Promise<ImportReport> {
  const judged = await judgeContacts(tx, csv, day)
  if (judged.kind !== 'fine') return judged
  await saveContacts(tx, judged.contacts)
  await tellPlacesChanged(tx)
  return { kind: 'imported', rows: judged.contacts.length }
}

/** Reads a file as `importContacts` does and changes nothing. day: today, `YYYY-MM-DD`. */
export async function judgeContacts(
  tx: Queryable,
  csv: Uint8Array | string,
  day: string,
): Promise<JudgedContacts> {
  if (Buffer.byteLength(csv) > importMaxBytes)
    return { kind: 'too-large', maxBytes: importMaxBytes }
  const text = typeof csv === 'string' ? csv : decode(csv)
  const read = readCsv(text.replaceAll('\0', ''))
  if (read.kind === 'broken') return read
  const rows = underHeader(read.rows, contactColumns)
  if (!rows) return { kind: 'columns', needed: contactColumns }
  if (rows.length === 0) return { kind: 'no-rows' }
  await lockPlaces(tx)
  const scopes = scopesIn(await readPlaces(tx))
  const contacts: Contact[] = []
  const refused: RefusedRow[] = []
  const seen = new Set<string>()
  for (const { line, cells } of rows) {
    const parsed = parseContact(cells)
    if ('faults' in parsed) {
      refused.push(...parsed.faults.map((fault) => ({ line, ...fault })))
      continue
    }
    const { contact } = parsed
    const key = JSON.stringify([contact.scope, contact.kind, contact.name])
    if (!scopes.has(contact.scope)) refused.push({ line, column: 'scope', word: 'unknown-region' })
    if ((contact.check.verifiedOn ?? '') > day)
      refused.push({ line, column: 'verified_on', word: 'in-the-future' })
    if (seen.has(key)) refused.push({ line, column: 'name', word: 'twice' })
    seen.add(key)
    contacts.push(contact)
  }
  return refused.length > 0 ? { kind: 'refused', rows: refused } : { kind: 'fine', contacts }
}

/** UTF-8; else what spreadsheets here save when nobody asks for UTF-8. */
export function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

function scopesIn({ municipalities }: Awaited<ReturnType<typeof readPlaces>>): ReadonlySet<string> {
  return new Set([
    'national',
    ...municipalities.flatMap(({ code, policeUnit, veiligThuis }) => [
      `municipality:${code}`,
      `police_unit:${policeUnit}`,
      `veilig_thuis:${veiligThuis}`,
    ]),
  ])
}
