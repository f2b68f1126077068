import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Contact } from '../contact.ts'
import { contactColumns, parseContact } from '../contact.ts'
import { readCsv, underHeader } from '../csv.ts'
import type { PlaceTables } from '../municipality.ts'

/** What ships with the program. */
export type PlaceFiles = { readonly tables: PlaceTables; readonly contacts: readonly Contact[] }

export class PlaceFileError extends Error {
  override readonly name = 'PlaceFileError'
}

/** Reads `<contentRoot>/directory/*.csv`. Throws PlaceFileError, which names the file and the line. */
export async function readPlaceFiles(contentRoot: string): Promise<PlaceFiles> {
  const folder = join(contentRoot, 'directory')
  const municipalities = await rowsOf(folder, 'municipalities.csv', municipalityColumns)
  const places = await rowsOf(folder, 'places.csv', ['name', 'municipality_code'])
  const former = await rowsOf(folder, 'former.csv', ['name', 'became', 'year'])
  const contacts = await rowsOf(folder, 'contacts.csv', contactColumns)
  return {
    tables: {
      municipalities: municipalities.map(({ cells }) => ({
        code: cells.code,
        name: cells.name,
        province: cells.province,
        policeUnit: cells.police_unit,
        veiligThuis: cells.veilig_thuis,
        check: { source: cells.source, verifiedOn: cells.verified_on || null },
      })),
      places: places.map(({ cells }) => ({
        name: cells.name,
        municipality: cells.municipality_code,
      })),
      former: former.map(({ cells }) => ({
        name: cells.name,
        became: cells.became,
        year: Number(cells.year),
      })),
    },
    contacts: contacts.map(({ line, cells }) => {
      const parsed = parseContact(cells)
      if ('contact' in parsed) return parsed.contact
      const faults = parsed.faults.map(({ column, word }) => `${column} ${word}`).join(', ')
      throw new PlaceFileError(`contacts.csv, line ${line}: ${faults}`)
    }),
  }
}

const municipalityColumns = [
  'code',
  'name',
  'province',
  'police_unit',
  'veilig_thuis',
  'source',
  'verified_on',
] as const

async function rowsOf<Column extends string>(
  folder: string,
  file: string,
  columns: readonly Column[],
) {
  const csv = readCsv(await readFile(join(folder, file), 'utf8'))
  if (csv.kind === 'broken')
    throw new PlaceFileError(`${file}, line ${csv.line}: a quote is not closed`)
  const rows = underHeader(csv.rows, columns)
  if (!rows) throw new PlaceFileError(`${file} needs the columns ${columns.join(', ')}`)
  return rows
}
