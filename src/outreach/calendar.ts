import { z } from 'zod'

/** `YYYY-MM`. */
export const monthForm = /^\d{4}-(0[1-9]|1[0-2])$/

/** Something that is on for some days; a deadline is on for one. name: of its campaign. detail: which creative. */
export const entryShape = z.object({
  kind: z.enum(['campaign', 'creative', 'deadline']),
  campaign: z.number().int(),
  name: z.string(),
  detail: z.string(),
  from: z.string(),
  until: z.string(),
  /** Past its last day, and nobody looked. */
  late: z.boolean(),
})
export type Entry = z.infer<typeof entryShape>
export const calendarPath = '/api/v1/outreach/calendar'

const dayMs = 24 * 3_600_000
const msOf = (day: string) => Date.parse(`${day}T00:00:00Z`)

/** day: `YYYY-MM-DD`. by: days, of any sign. */
export const dayAfter = (day: string, by: number): string =>
  new Date(msOf(day) + by * dayMs).toISOString().slice(0, 10)

/** month: `YYYY-MM`. by: months, of any sign. */
export function monthAfter(month: string, by: number): string {
  const [year = 0, at = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, at - 1 + by, 1)).toISOString().slice(0, 7)
}

export const firstOf = (month: string): string => `${month}-01`
export const lastOf = (month: string): string => dayAfter(firstOf(monthAfter(month, 1)), -1)

/** The weeks that have a day of this month, whole, each beginning on Monday. */
export function weeksOf(month: string): readonly (readonly string[])[] {
  const first = firstOf(month)
  const monday = dayAfter(first, -((new Date(msOf(first)).getUTCDay() + 6) % 7))
  const weeks: string[][] = []
  for (let at = monday; at <= lastOf(month); at = dayAfter(at, 7))
    weeks.push(Array.from({ length: 7 }, (_, day) => dayAfter(at, day)))
  return weeks
}

export const isOn = ({ from, until }: Pick<Entry, 'from' | 'until'>, day: string): boolean =>
  from <= day && day <= until

/** A piece of an entry within one week. column: 0 is Monday. days: how many. lane: 0 is the highest row. */
export type Piece = {
  readonly entry: Entry
  readonly column: number
  readonly days: number
  readonly lane: number
  readonly begins: boolean
  readonly ends: boolean
}

/** Where entries are drawn in a week: none over another, each as high as it can be, in the order given. */
export function piecesOf(entries: readonly Entry[], week: readonly string[]): readonly Piece[] {
  const pieces: Piece[] = []
  for (const entry of entries) {
    const on = week.filter((day) => isOn(entry, day))
    const [first, last] = [on[0], on.at(-1)]
    if (first === undefined || last === undefined) continue
    const column = week.indexOf(first)
    const overlaps = (other: Piece) =>
      other.column < column + on.length && column < other.column + other.days
    const taken = new Set(pieces.filter(overlaps).map(({ lane }) => lane))
    let lane = 0
    while (taken.has(lane)) lane += 1
    const [begins, ends] = [first === entry.from, last === entry.until]
    pieces.push({ entry, column, days: on.length, lane, begins, ends })
  }
  return pieces
}
