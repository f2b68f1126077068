import { createReadStream } from 'node:fs'
import { type CsvError, parse } from 'csv-parse'
import type { Encoding } from '../figures/encoding.ts'
import type { TableForm } from '../figures/upload.ts'

/** A quote that never closes: everything below it would be read as one cell. row: where it began, from 1. */
export class TableBrokenError extends Error {
  override readonly name = 'TableBrokenError'
  readonly row: number
  constructor(row: number) {
    super(`The table can not be read from row ${row} on`)
    this.row = row
  }
}

/** Some rows of a file, numbered as a spreadsheet numbers them. */
export type TableRows = {
  /** Of the first of them, from 1. */
  readonly first: number
  readonly rows: readonly (readonly string[])[]
  /** Of the file, read so far. */
  readonly bytes: number
}

type ReadingParts = {
  readonly encoding: Encoding
  readonly form: Pick<TableForm, 'separator' | 'skips'>
  /** Stops after so many rows. */
  readonly most?: number
}

const rowsAtOnce = 1_000
const lineEnd = /[\r\n]/
const longestRow = 65_536
/** Letters, separators counted, between two line ends of a table that is none: far beyond what quoted texts hold. */
const longestLine = 262_144

/**
 * Reads a table from a file, some thousand rows at a time, whatever its size. Throws TableBrokenError; a row with
 * too many or too few cells comes as it is.
 */
export async function* readTable(
  path: string,
  { encoding, form, most }: ReadingParts,
): AsyncGenerator<TableRows> {
  const file = createReadStream(path)
  const parser = parse({
    delimiter: form.separator,
    from_line: form.skips + 1,
    max_record_size: longestRow,
    relax_column_count: true,
    relax_quotes: true,
    ...(most !== undefined && { to: most }),
  })
  // One pipe by hand: the letters come out of our own decoder, and a file that is left early is closed.
  const feeding = feed()
  feeding.catch((error: unknown) => parser.destroy(error as Error))
  let first = 1
  let rows: string[][] = []
  try {
    for await (const row of parser as AsyncIterable<string[]>) {
      rows.push(row)
      if (rows.length < rowsAtOnce) continue
      yield { first, rows, bytes: file.bytesRead }
      first += rows.length
      rows = []
    }
    if (rows.length > 0) yield { first, rows, bytes: file.bytesRead }
  } catch (error) {
    // Rows that were read already may be lost with the stream: the parser knows how many there were.
    const { code, records } = error as CsvError & { readonly records?: number }
    if (code?.startsWith('CSV_'))
      throw new TableBrokenError((records ?? first + rows.length - 1) + 1)
    throw error
  } finally {
    file.destroy()
    parser.destroy()
  }

  async function feed(): Promise<void> {
    const decoder = new TextDecoder(encoding)
    let line = 0
    for await (const bytes of file as AsyncIterable<Buffer>) {
      if (parser.writableEnded || parser.destroyed) return
      const text = decoder.decode(bytes, { stream: true })
      // The parser bounds what stands in cells, not how many there are: a row of separators would fill the memory.
      for (const [at, part] of text.split(lineEnd).entries()) {
        line = at === 0 ? line + part.length : part.length
        if (line > longestLine) throw new TableBrokenError(parser.info.records + 1)
      }
      if (!parser.write(text)) await drained()
    }
    if (!parser.destroyed) parser.end(decoder.decode())
  }

  function drained(): Promise<void> {
    return new Promise((resolve) => {
      const go = () => {
        parser.off('drain', go)
        parser.off('close', go)
        resolve()
      }
      parser.once('drain', go)
      parser.once('close', go)
    })
  }
}
