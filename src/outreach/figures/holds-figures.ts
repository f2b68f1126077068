import { readCount } from './amount.ts'
import { firstDay, readDay } from './day.ts'

/**
 * Whether rows below names that we do not know can be a platform's figures: days in one column, counts in two others,
 * and above them names, not the first row itself. What is no such table is most likely a file chosen by mistake.
 */
export function holdsFigures(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): boolean {
  if (header.some((name) => isDay(name) || isCount(name))) return false
  const columns = header.map((_, at) =>
    rows.map((row) => (row[at] ?? '').trim()).filter((cell) => cell !== ''),
  )
  const days = columns.filter((cells) => mostly(cells, isDay))
  const counts = columns.filter((cells) => !mostly(cells, isDay) && mostly(cells, isCount))
  return days.length > 0 && counts.length > 1
}

const mostly = (cells: readonly string[], is: (cell: string) => boolean): boolean =>
  cells.filter(is).length > cells.length / 2

const isDay = (cell: string): boolean =>
  (['dmy', 'mdy'] as const).some((order) => (readDay(cell, order)?.day ?? '') >= firstDay)

/** A telephone number begins with a zero; a count does not. */
const isCount = (cell: string): boolean =>
  !/^0\d/.test(cell) &&
  ([',', '.'] as const).some((decimal) => readCount(cell, decimal).kind === 'amount')
