import type { FigureRow } from './row.ts'

/** What the house keeps: one line for a creative and a day. */
export type DayFigures = FigureRow

export type Gathering = {
  add(row: FigureRow): void
  /** In one fixed order, so that two imports never wait for each other in a circle. */
  days(): DayFigures[]
}

/**
 * Adds up what one file says of a creative on a day: platforms split that over age groups, places and ad sets. The
 * sum takes the place of what stood there, so that a file that is read twice counts once.
 */
export function gather(): Gathering {
  const sums = new Map<string, { -readonly [Name in keyof FigureRow]: FigureRow[Name] }>()
  return {
    add({ creative, day, shown, clicked, costCents }) {
      const key = `${creative}/${day}`
      const sum = sums.get(key)
      if (!sum) return void sums.set(key, { creative, day, shown, clicked, costCents })
      sum.shown += shown
      sum.clicked += clicked
      sum.costCents += costCents
    },
    days: () =>
      [...sums.values()].sort(
        (left, right) => left.creative - right.creative || (left.day < right.day ? -1 : 1),
      ),
  }
}
