import type { FigureField } from './mapping.ts'
import type { RefusalWord } from './row.ts'
import { fieldText, refusalText } from './words.ts'

/** A refused row as the report has it. row: as a spreadsheet numbers it, from 1. */
export type RefusedRow = {
  readonly row: number
  readonly field: FigureField | null
  readonly word: RefusalWord
}

/** columns: the header of the file, as it stood there. */
export function refusedReportHead(): string {
  return `\ufeff${line(['rij', 'kolom in het bestand', 'wat het moest zijn', 'waarom niet'])}`
}

/** One line of the report. column: what the file itself calls the column; '' when the whole row is meant. */
export function refusedReportLine({ row, field, word }: RefusedRow, column: string): string {
  return line([`${row}`, column, field === null ? '' : fieldText[field], refusalText[word]])
}

/** Semicolons and a byte order mark, so that Excel here opens it in columns with its letters right. */
const line = (cells: readonly string[]) => `${cells.map(safeCell).join(';')}\r\n`

/**
 * A cell that no spreadsheet runs: what begins like a formula gets an apostrophe. Source: OWASP "CSV Injection".
 */
export function safeCell(text: string): string {
  const still = /^[\s]*[=+\-@\t\r|%]/.test(text) ? `'${text}` : text
  return /[";,\r\n\t']/.test(still) ? `"${still.replaceAll('"', '""')}"` : still
}
