export type CsvRow = {
  /** Where the row begins in the file, from 1. */
  readonly line: number
  readonly cells: readonly string[]
}

export type Csv =
  | { readonly kind: 'read'; readonly rows: readonly CsvRow[] }
  | { readonly kind: 'broken'; readonly line: number }

/**
 * Rows of a table as spreadsheets write them: comma or semicolon (whichever the first line has more of), quotes,
 * any line end, a byte order mark. Cells come trimmed; empty lines are left out. `broken`: a quote that never
 * closes, or text right after one. Source: RFC 4180.
 */
export function readCsv(text: string): Csv {
  const source = text.replace(/^\ufeff/, '')
  const separator = separatorOf(source)
  const rows: CsvRow[] = []
  let cells: string[] = []
  let line = 1
  let start = 1
  let at = 0
  while (at < source.length) {
    const cell = source[at] === '"' ? quoted(source, at) : plain(source, at, separator)
    if (cell === null) return { kind: 'broken', line: start }
    cells.push(cell.value.trim())
    line += cell.value.split('\n').length - 1
    at = cell.end
    if (source[at] === separator) {
      at++
      if (at < source.length) continue
      cells.push('')
    } else if (at < source.length && !/[\r\n]/.test(source[at] ?? ''))
      return { kind: 'broken', line: start }
    if (cells.some((each) => each !== '')) rows.push({ line: start, cells })
    cells = []
    while (at < source.length && /[\r\n]/.test(source[at] ?? '')) {
      if (source[at] === '\n' || source[at + 1] !== '\n') line++
      at++
    }
    start = line
  }
  return { kind: 'read', rows }
}

function separatorOf(source: string): ',' | ';' {
  const first = source.split(/[\r\n]/, 1)[0] ?? ''
  return first.split(';').length > first.split(',').length ? ';' : ','
}

type Cell = { readonly value: string; readonly end: number }

function quoted(source: string, from: number): Cell | null {
  let value = ''
  let at = from + 1
  while (at < source.length) {
    const close = source.indexOf('"', at)
    if (close < 0) return null
    value += source.slice(at, close)
    if (source[close + 1] !== '"') return { value, end: close + 1 }
    value += '"'
    at = close + 2
  }
  return null
}

function plain(source: string, from: number, separator: string): Cell {
  let end = from
  while (end < source.length && source[end] !== separator && !/[\r\n]/.test(source[end] ?? ''))
    end++
  return { value: source.slice(from, end), end }
}

/** The rows below a header, each cell under its column's name; null when the header misses one of them. */
export function underHeader<Column extends string>(
  rows: readonly CsvRow[],
  columns: readonly Column[],
): readonly { readonly line: number; readonly cells: Readonly<Record<Column, string>> }[] | null {
  const header = (rows[0]?.cells ?? []).map((cell) => cell.toLowerCase())
  if (columns.some((column) => !header.includes(column))) return null
  return rows.slice(1).map(({ line, cells }) => ({
    line,
    cells: Object.fromEntries(
      columns.map((column) => [column, cells[header.indexOf(column)] ?? '']),
    ) as Record<Column, string>,
  }))
}

/** Rows as a file that spreadsheets and `readCsv` read alike. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map(inQuotes).join(',')}\n`).join('')
}

const inQuotes = (cell: string) =>
  /[",;\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
