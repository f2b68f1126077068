import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { judgeEncoding } from '../figures/encoding.ts'
import { fieldsNamed, guessMapping, guessPlatform, isKnownName } from '../figures/guess.ts'
import { holdsFigures } from '../figures/holds-figures.ts'
import { type Guess, mostColumns } from '../figures/mapping.ts'
import { notText } from '../figures/not-text.ts'
import { type FileFault, previewRows, type TableForm } from '../figures/upload.ts'
import { readTable, TableBrokenError } from './read-table.ts'

export type Looked =
  | { readonly kind: 'fault'; readonly fault: FileFault; readonly row: number | null }
  | {
      readonly kind: 'table'
      readonly form: TableForm
      readonly guess: Guess
      /** The first rows below the header. */
      readonly rows: readonly (readonly string[])[]
      readonly hashBytes: Uint8Array
    }

const separators = [',', ';', '\t'] as const
/** Above a header stands at most this much about the report. */
const headerWithin = 15
/** Names of ours in a header; with fewer, the rows have to show that they are figures. */
const fewestNamed = 2
const longestName = 120
const startBytes = 4_096

/** Finds out how a file is written and what its columns seem to hold; reads all of it once, keeps none of it. */
export async function lookAtFile(path: string): Promise<Looked> {
  const hash = createHash('sha256')
  const judge = judgeEncoding()
  let size = 0
  for await (const bytes of createReadStream(path) as AsyncIterable<Buffer>) {
    size += bytes.length
    hash.update(bytes)
    judge.see(bytes)
  }
  if (size === 0) return fault('empty')
  const encoding = judge.verdict()
  const start = await startOf(path)
  const unfit = notText(start, encoding)
  if (unfit) return fault(unfit)
  const said = /^\ufeff?"?sep=([,;\t])"?\r?\n/i.exec(new TextDecoder(encoding).decode(start))?.[1]
  const skips = said === undefined ? 0 : 1
  const tables = []
  let broken: number | null = null
  for (const separator of separators.filter((one) => said === undefined || one === said)) {
    try {
      const rows = await firstRows(path, { encoding, form: { separator, skips } })
      const header = headerIn(rows)
      if (header) tables.push({ separator, rows, ...header })
    } catch (error) {
      if (!(error instanceof TableBrokenError)) throw error
      broken ??= error.row
    }
  }
  const best = tables.toSorted((left, right) => right.score - left.score)[0]
  if (!best) return broken === null ? fault('no-table') : fault('broken', broken)
  const { separator, rows, headerRow } = best
  const columns = namesIn(rows, headerRow)
  if (columns.length > mostColumns) return fault('too-many-columns')
  const below = rows.slice(headerRow, headerRow + previewRows)
  if (fieldsNamed(columns) < fewestNamed && !holdsFigures(columns, below)) return fault('no-table')
  if (below.length === 0) return fault('empty')
  return {
    kind: 'table',
    form: {
      ...{ encoding, separator, skips, headerRow, platform: guessPlatform(columns) },
      columns: columns.map((name) => (isKnownName(name) ? name : '')),
    },
    guess: guessMapping(columns, below, separator),
    rows: below,
    hashBytes: hash.digest(),
  }
}

/** The names of all columns and the first rows below them, of a file that was looked at before: these are kept nowhere. */
export async function previewOf(path: string, form: TableForm) {
  const rows = await firstRows(path, { encoding: form.encoding, form })
  return {
    columns: namesIn(rows, form.headerRow),
    rows: rows.slice(form.headerRow, form.headerRow + previewRows),
  }
}

const namesIn = (rows: readonly (readonly string[])[], headerRow: number): string[] =>
  (rows[headerRow - 1] ?? []).map((name) => name.trim().slice(0, longestName))

async function firstRows(
  path: string,
  parts: Omit<Parameters<typeof readTable>[1], 'most'>,
): Promise<string[][]> {
  const most = headerWithin + previewRows
  for await (const { rows } of readTable(path, { ...parts, most }))
    return rows.map((row) => [...row])
  return []
}

/** The line that names most of our fields, the first of equals; null when no line has two cells. */
function headerIn(rows: readonly (readonly string[])[]) {
  let best: { readonly headerRow: number; readonly score: number } | null = null
  for (const [at, row] of rows.slice(0, headerWithin).entries()) {
    if (row.length < 2 || row.filter((cell) => cell.trim() !== '').length < 2) continue
    const score = fieldsNamed(row) * 1_000 + row.length
    if (best === null || fieldsNamed(row) > Math.floor(best.score / 1_000))
      best = { headerRow: at + 1, score }
  }
  return best
}

async function startOf(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(startBytes), 0, startBytes, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

const fault = (fault: FileFault, row: number | null = null): Looked => ({
  ...{ kind: 'fault', fault, row },
})
