import { readDay } from './day.ts'
import { type FigureField, figureFields, type Guess, type Platform } from './mapping.ts'

/**
 * The names that platforms and their Dutch screens give their columns, best first. Sources: Meta Business Help
 * Centre "Ads Manager metrics"; TikTok Business Help Centre "Basic data"; Snapchat Business Help Centre "Ads Manager
 * metrics" (read November 2026). A person confirms each guess, so a new name costs a choice, never a figure.
 */
const knownNames: Readonly<Record<FigureField, readonly string[]>> = {
  day: [
    ...['day', 'dag', 'by day', 'per dag', 'date', 'datum'],
    ...['reporting starts', 'begin rapportage', 'start rapportage', 'start time', 'starttijd'],
    ...['start date', 'startdatum'],
  ],
  until: [
    ...['reporting ends', 'einde rapportage', 'end time', 'eindtijd', 'end date', 'einddatum'],
  ],
  name: [
    ...['linkcode', 'link code', 'code', 'uiting', 'ad name', 'advertentienaam'],
    ...['naam advertentie', 'naam van advertentie', 'creative name', 'creative'],
  ],
  shown: ['impressions', 'weergaven', 'vertoningen', 'paid impressions', 'impression'],
  clicked: [
    ...['link clicks', 'klikken op link', 'klikken op links', 'clicks (destination)'],
    ...['klikken (bestemming)', 'swipe ups', 'clicks', 'klikken', 'clicks (all)', 'klikken (alle)'],
  ],
  cost: ['amount spent', 'besteed bedrag', 'cost', 'kosten', 'spend', 'total cost', 'uitgaven'],
  currency: ['currency', 'valuta'],
}

/** These say which day a row is about; the others only when a period begins. */
const singleDays = new Set(['day', 'dag', 'by day', 'per dag', 'date', 'datum'])

const signs: readonly (readonly [Platform, readonly string[]])[] = [
  ['snapchat', ['paid impressions', 'swipe ups', 'ad squad name']],
  ['tiktok', ['clicks (destination)', 'by day', 'ad group name', 'klikken (bestemming)']],
  ['meta', ['reporting starts', 'begin rapportage', 'amount spent', 'besteed bedrag']],
]

/** A column's name without what differs from one account to the next: case, hyphens, the currency. */
export function plainName(column: string): string {
  return column
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\((?:[a-z]{3}|[€$£])\)\s*$/, '')
    .replace(/[-_\s]+/g, ' ')
    .trim()
}

const allNames = new Set(Object.values(knownNames).flat())
/** Whether a platform calls a column so: only such a name can hold nothing about anybody. */
export const isKnownName = (column: string): boolean => allNames.has(plainName(column))

/** The currency in a column's name, such as `Amount spent (USD)`; null when it names none. */
export const currencyIn = (column: string): string | null =>
  /\(([A-Z]{3})\)\s*$/.exec(column.trim())?.[1] ?? null

/** How many of our fields a line names: the header is the line that names most. */
export const fieldsNamed = (cells: readonly string[]): number =>
  Object.values(columnsOf(cells)).filter((at) => at !== null).length

/** What the columns seem to hold; separator: as the file has it. sample: the first rows below the header. */
export function guessMapping(
  header: readonly string[],
  sample: readonly (readonly string[])[],
  separator: string,
): Guess {
  const columns = columnsOf(header)
  const single = columns.day !== null && singleDays.has(plainName(header[columns.day] ?? ''))
  const cells = (at: number | null) => (at === null ? [] : sample.map((row) => row[at] ?? ''))
  return {
    ...columns,
    until: single ? null : columns.until,
    dayOrder: cells(columns.day).some(
      (cell) => readDay(cell, 'dmy') === null && readDay(cell, 'mdy') !== null,
    )
      ? 'mdy'
      : 'dmy',
    decimal:
      decimalIn(cells(columns.cost)) ??
      decimalIn([...cells(columns.shown), ...cells(columns.clicked)]) ??
      (separator === ';' ? ',' : '.'),
  }
}

export function guessPlatform(header: readonly string[]): Platform {
  const names = new Set(header.map(plainName))
  return signs.find(([, known]) => known.some((name) => names.has(name)))?.[0] ?? 'other'
}

function columnsOf(header: readonly string[]): Record<FigureField, number | null> {
  const names = header.map(plainName)
  const find = (field: FigureField) => {
    for (const known of knownNames[field]) {
      const at = names.indexOf(known)
      if (at >= 0) return at
    }
    return null
  }
  return Object.fromEntries(figureFields.map((field) => [field, find(field)])) as Record<
    FigureField,
    number | null
  >
}

/** The sign that separates cents, where some amount leaves no doubt: `1.234,50`, `12,5`, `0.75`. */
function decimalIn(amounts: readonly string[]): ',' | '.' | null {
  for (const amount of amounts) {
    const signs = amount.replace(/[^.,]/g, '')
    const last = signs.at(-1)
    if (last !== ',' && last !== '.') continue
    const after = amount.slice(amount.lastIndexOf(last) + 1).replace(/\D/g, '').length
    if (new Set(signs).size === 2) return last
    if (signs.length > 1) return last === ',' ? '.' : ','
    if (after !== 3) return last
  }
  return null
}
