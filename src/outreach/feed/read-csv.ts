import { parse } from 'csv-parse/browser/esm/sync'
import { type Ad, type Feed, longestCell, mostAds, type RowFault } from './ad.ts'

const separators = [',', ';', '\t', '|'] as const
const longestRow = 262_144
const mostColumns = 200

type Rows = { readonly rows: readonly (readonly string[])[]; readonly broken: boolean }

/** A table with or without names above it, whatever separates its cells. */
export function readCsv(text: string): Feed {
  const said = /^"?sep=([,;\t|])"?\r?\n/i.exec(text)
  const body = said ? text.slice(said[0].length) : text
  const separator = said?.[1] ?? separatorOf(body)
  const { rows, broken } = rowsOf(body, separator)
  const first = rows[0] ?? []
  const hasNames = !first.some((cell) => /\d{5}|https?:|@/i.test(cell)) && rows.length > 1
  const names = hasNames ? first : []
  const skipped = said ? 1 : 0
  const ads: Ad[] = []
  const refused: { row: number; why: RowFault }[] = []
  for (const [at, cells] of rows.entries()) {
    if (at === 0 && hasNames) continue
    const row = at + 1 + skipped
    if (cells.every((cell) => cell.trim() === '')) continue
    if (cells.length > mostColumns || cells.some((cell) => cell.length > longestCell))
      refused.push({ row, why: 'too-long' })
    else if (!cells.some((cell) => /[\p{L}\d]/u.test(cell))) refused.push({ row, why: 'no-text' })
    else ads.push({ row, fields: fieldsOf(names, cells) })
    if (ads.length > mostAds) return { kind: 'fault', fault: 'too-many-rows' }
  }
  if (broken) refused.push({ row: rows.length + 1 + skipped, why: 'broken' })
  return { kind: 'feed', ads, refused }
}

function fieldsOf(names: readonly string[], cells: readonly string[]): Ad['fields'] {
  return cells.flatMap((cell, at) => {
    const value = cell.trim()
    const name = (names[at] ?? '').trim().slice(0, 60)
    return value === '' ? [] : [{ name, value }]
  })
}

/** Which sign makes the most columns of the first lines, the same number in each. */
function separatorOf(text: string): string {
  const start = text.slice(0, 65_536)
  const found = separators.map((separator) => {
    const widths = rowsOf(start, separator, 20).rows.map((row) => row.length)
    const usual = widths.toSorted((one, other) => one - other)[Math.floor(widths.length / 2)] ?? 1
    return { separator, score: widths.filter((width) => width === usual).length * (usual - 1) }
  })
  return found.toSorted((one, other) => other.score - one.score)[0]?.separator ?? ','
}

/** What could be read before a quote that never closes is kept. */
function rowsOf(text: string, separator: string, most?: number): Rows {
  const rows: string[][] = []
  try {
    parse(text, {
      delimiter: separator,
      max_record_size: longestRow,
      relax_column_count: true,
      relax_quotes: true,
      ...(most !== undefined && { to: most }),
      on_record: (row: string[]) => {
        rows.push(row)
        return null
      },
    })
    return { rows, broken: false }
  } catch (error) {
    const { code } = error as { readonly code?: string }
    if (!code?.startsWith('CSV_')) throw error
    return { rows, broken: true }
  }
}
