import { z } from 'zod'

/** What a row of a platform tells us. `until` and `currency` only guard: a row about a week or in dollars is refused. */
export const figureFields = [
  'day',
  'until',
  'name',
  'shown',
  'clicked',
  'cost',
  'currency',
] as const
export type FigureField = (typeof figureFields)[number]

/** Without these there is nothing to count. */
export const neededFields = ['day', 'name', 'shown', 'clicked'] as const

export const mostColumns = 200
const column = z
  .number()
  .int()
  .min(0)
  .max(mostColumns - 1)

/** Which column, from 0, holds what, and how this file writes days and amounts. */
export const mappingShape = z.object({
  day: column,
  until: column.nullable(),
  name: column,
  shown: column,
  clicked: column,
  cost: column.nullable(),
  currency: column.nullable(),
  /** Whether 03-11 is 3 November or 11 March. */
  dayOrder: z.enum(['dmy', 'mdy']),
  decimal: z.enum([',', '.']),
})
export type Mapping = z.infer<typeof mappingShape>

/** The same while a person still chooses. */
export type Guess = {
  readonly [Name in keyof Mapping]: Mapping[Name] | null
} & Pick<Mapping, 'dayOrder' | 'decimal'>

export const platforms = ['meta', 'tiktok', 'snapchat', 'other'] as const
export type Platform = (typeof platforms)[number]
