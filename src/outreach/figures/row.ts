import { type Amount, readCents, readCount } from './amount.ts'
import { firstDay, nextDay, readDay } from './day.ts'
import type { FigureField, Mapping } from './mapping.ts'

/** One row of a platform, about one creative on one day. */
export type FigureRow = {
  readonly creative: number
  /** `YYYY-MM-DD`. */
  readonly day: string
  readonly shown: number
  readonly clicked: number
  readonly costCents: number
}

export const refusalWords = [
  'columns',
  'total',
  'not-a-day',
  'in-the-future',
  'too-old',
  'more-days',
  'outside-campaign',
  'no-name',
  'unknown-name',
  'two-of-that-name',
  'not-a-count',
  'not-an-amount',
  'too-large',
  'empty',
  'more-clicked-than-shown',
  'not-euros',
] as const
export type RefusalWord = (typeof refusalWords)[number]

/** Why a row does not count: which field, and what is wrong with it. Never what stood there. */
export type RowRefused = {
  readonly kind: 'refused'
  readonly field: FigureField | null
  readonly word: RefusalWord
}
export type RowRead = ({ readonly kind: 'row' } & FigureRow) | RowRefused

export type RowParts = {
  readonly mapping: Mapping
  /** How many cells the header has. */
  readonly columns: number
  /** `YYYY-MM-DD`: nothing is counted before it happened. */
  readonly today: string
  /** Which creative carries a name or code. */
  readonly find: (text: string) => number | 'none' | 'several'
  /** Whether a day is none of the creative's campaign: it could not be shown then. */
  readonly outside: (creative: number, day: string) => boolean
}

const isTotal = /^(total|totaal|eindtotaal|grand total|resultaten|results from)\b/i
const remembers = 10_000

/** Reads rows of one file. What repeats in it (a day, a name) is worked out once. */
export function rowReader({ mapping, columns, today, find, outside }: RowParts) {
  const dayIn = remembered((text) => readDay(text, mapping.dayOrder))
  const creativeIn = remembered(find)
  const refuse = (field: FigureField | null, word: RefusalWord): RowRefused => ({
    ...{ kind: 'refused', field, word },
  })
  return (cells: readonly string[]): RowRead => {
    const cell = (at: number | null) => (at === null ? '' : (cells[at] ?? '')).trim()
    if (
      isTotal.test(cell(0)) ||
      isTotal.test(cell(mapping.day)) ||
      isTotal.test(cell(mapping.name))
    )
      return refuse(null, 'total')
    if (cells.length !== columns && !onlyEmptyAfter(cells, columns)) return refuse(null, 'columns')
    const name = cell(mapping.name)
    const began = dayIn(cell(mapping.day))
    if (!began)
      return refuse('day', cell(mapping.day) === '' && name === '' ? 'total' : 'not-a-day')
    const { day } = began
    if (day > today) return refuse('day', 'in-the-future')
    if (day < firstDay) return refuse('day', 'too-old')
    if (mapping.until !== null && cell(mapping.until) !== '') {
      const ended = dayIn(cell(mapping.until))
      if (!ended) return refuse('until', 'not-a-day')
      if (ended.day !== day && !(ended.atMidnight && ended.day === nextDay(day)))
        return refuse('until', 'more-days')
    }
    if (name === '') return refuse('name', 'no-name')
    const creative = creativeIn(name)
    if (creative === 'none') return refuse('name', 'unknown-name')
    if (creative === 'several') return refuse('name', 'two-of-that-name')
    if (outside(creative, day)) return refuse('day', 'outside-campaign')
    if (mapping.currency !== null && !/^(eur|€|)$/i.test(cell(mapping.currency)))
      return refuse('currency', 'not-euros')
    const shown = readCount(cell(mapping.shown), mapping.decimal)
    const clicked = readCount(cell(mapping.clicked), mapping.decimal)
    const cost = readCents(cell(mapping.cost), mapping.decimal)
    for (const [field, amount, word] of [
      ['shown', shown, 'not-a-count'],
      ['clicked', clicked, 'not-a-count'],
      ['cost', cost, 'not-an-amount'],
    ] as const) {
      if (amount.kind === 'not-a-number') return refuse(field, word)
      if (amount.kind === 'too-large') return refuse(field, 'too-large')
    }
    if ([shown, clicked, cost].every(({ kind }) => kind === 'empty')) return refuse(null, 'empty')
    if (of(clicked) > of(shown)) return refuse('clicked', 'more-clicked-than-shown')
    return {
      kind: 'row',
      creative,
      day,
      shown: of(shown),
      clicked: of(clicked),
      costCents: of(cost),
    }
  }
}

/** Platforms leave a cell empty where nothing happened. */
const of = (amount: Amount): number => (amount.kind === 'amount' ? amount.value : 0)

/** Spreadsheets add empty cells at the end of a row. */
const onlyEmptyAfter = (cells: readonly string[], columns: number): boolean =>
  cells.length > columns && cells.slice(columns).every((cell) => cell.trim() === '')

function remembered<T>(work: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const held = known.get(text)
    if (held !== undefined) return held
    const made = work(text)
    if (known.size >= remembers) known.clear()
    known.set(text, made)
    return made
  }
}
