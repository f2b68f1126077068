/** A day in a file. atMidnight: it carries a time, and that is the very beginning of the day. */
export type DayRead = { readonly day: string; readonly atMidnight: boolean }

/** Our house counts no campaign before this day. */
export const firstDay = '2020-01-01'

const months: Readonly<Record<string, number>> = {
  ...{ jan: 1, feb: 2, mrt: 3, maa: 3, mar: 3, apr: 4, mei: 5, may: 5, jun: 6, jul: 7 },
  ...{ aug: 8, sep: 9, okt: 10, oct: 10, nov: 11, dec: 12 },
}

/** Source: ECMA-376 part 1, 18.17.4.1: days since 30 December 1899 for every day from March 1900 on. */
const excelEpochMs = Date.UTC(1899, 11, 30)
const dayMs = 86_400_000

/**
 * A day as platforms and spreadsheets write it: `2026-11-03`, `3-11-2026`, `03/11/26`, `3 nov. 2026`, `Nov 3, 2026`,
 * `20261103`, Excel's day number; a time behind it is left out. order: which comes first in `03/11`. Null when this is no day.
 */
export function readDay(text: string, order: 'dmy' | 'mdy'): DayRead | null {
  const bare = text.trim().toLowerCase()
  if (bare.length > 40) return null
  const time =
    /[t ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(?:[ap]m)?\s*(?:z|[+-]\d{2}:?\d{2})?$/
  const clock = time.exec(bare)
  const date = clock ? bare.slice(0, clock.index).trim() : bare
  const atMidnight = clock !== null && /^0+$/.test(clock.slice(1).join(''))
  const parts = partsOf(date, order)
  const day = parts && realDay(...parts)
  return day ? { day, atMidnight } : null
}

type Parts = readonly [year: number, month: number, day: number]

function partsOf(date: string, order: 'dmy' | 'mdy'): Parts | null {
  const iso =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(date) ?? /^(20\d{2})(\d{2})(\d{2})$/.exec(date)
  if (iso) return [Number(iso[1]), Number(iso[2]), Number(iso[3])]
  const short = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})$/.exec(date)
  if (short) {
    const [first, second] = [Number(short[1]), Number(short[2])]
    const year = yearOf(short[3] ?? '')
    return order === 'dmy' ? [year, second, first] : [year, first, second]
  }
  const named = /^(\d{1,2})[-\s]([a-z]{3,9})\.?[-\s](\d{4}|\d{2})$/.exec(date)
  if (named) return [yearOf(named[3] ?? ''), monthOf(named[2]), Number(named[1])]
  const american = /^([a-z]{3,9})\.?\s(\d{1,2}),?\s(\d{4})$/.exec(date)
  if (american) return [Number(american[3]), monthOf(american[1]), Number(american[2])]
  if (/^[3-6]\d{4}$/.test(date)) {
    const at = new Date(excelEpochMs + Number(date) * dayMs)
    return [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()]
  }
  return null
}

const monthOf = (name = ''): number => months[name.slice(0, 3)] ?? 0
const yearOf = (text: string): number => (text.length === 2 ? 2_000 : 0) + Number(text)

function realDay(year: number, month: number, day: number): string | null {
  const at = new Date(Date.UTC(year, month - 1, day))
  const same = at.getUTCMonth() === month - 1 && at.getUTCDate() === day
  return same && year >= 2_000 && year < 2_100 ? at.toISOString().slice(0, 10) : null
}

export const nextDay = (day: string): string =>
  new Date(Date.parse(day) + dayMs).toISOString().slice(0, 10)
