import { z } from 'zod'
import { type Check, type Helpline, helplines } from './helplines.ts'
import { type Proposal, proposalShape } from './proposal.ts'

/** A number as two persons changed it at the desk. Always with where it stands and the day somebody looked. */
export type NumberChange = Pick<Helpline, 'id' | 'number'> & { readonly numberCheck: Check }

/** What is asked for. day: `YYYY-MM-DD`. */
export const numberAskShape = z.object({
  number: z.string().trim().max(20),
  source: z.string().trim().max(200),
  checkedOn: z.string(),
})
export type NumberAsk = z.infer<typeof numberAskShape>

export const numberLineShape = z.object({
  id: z.string(),
  name: z.string(),
  number: z.string(),
  source: z.string(),
  checkedOn: z.string().nullable(),
  proposal: proposalShape.nullable(),
})
export type NumberLine = z.infer<typeof numberLineShape> & { readonly proposal: Proposal | null }

export type NumberFault = 'not-a-number' | 'dear-number' | 'same-number' | 'no-source' | 'not-a-day'

/** Why a number can not stand with this helpline; null when it can. today: no day after it was looked at. */
export function numberFault(id: string, asked: NumberAsk, today: string): NumberFault | null {
  const digits = digitsOf(asked.number)
  if (/^090[69]/.test(digits)) return 'dear-number'
  if (!/^\d[\d -]*\d$/.test(asked.number) || !dutchNumber.test(digits)) return 'not-a-number'
  if (helplines.some((line) => line.id !== id && digitsOf(line.number) === digits))
    return 'same-number'
  if (asked.source === '') return 'no-source'
  const { checkedOn } = asked
  const day = new Date(`${checkedOn}T00:00:00Z`)
  const exists = /^\d{4}-\d{2}-\d{2}$/.test(checkedOn) && !Number.isNaN(day.getTime())
  return exists && day.toISOString().startsWith(checkedOn) && checkedOn <= today
    ? null
    : 'not-a-day'
}

/**
 * 0800 and 0900 with 4 or 7 digits, 116 with 3, 14 with an area code, all others 10 digits: an area code, 06, 085, 088.
 * Source: Nummerplan telefoon- en ISDN-diensten (overheid.nl).
 */
const dutchNumber = /^(0[89]00(\d{4}|\d{7})|116\d{3}|140\d{2,3}|0(?![89]00)[1-9]\d{8})$/
const digitsOf = (number: string) => number.replaceAll(/\D/g, '')

const shipped: ReadonlyMap<string, Omit<NumberChange, 'id'>> = new Map(
  helplines.map(({ id, number, numberCheck }) => [id, { number, numberCheck }]),
)
let mark = ''

/**
 * [Note: numbers are one for the process] Makes these the numbers that every page shows; all others are as shipped.
 * Pages of all rooms, and those that are made without a database, take them from `helplines`: so that is where they
 * change, and nowhere twice.
 */
export function setNumbers(changes: readonly NumberChange[]): void {
  const changed = new Map(changes.map((one) => [one.id, one]))
  for (const line of helplines) {
    const { number, numberCheck } = changed.get(line.id) ?? shipped.get(line.id) ?? line
    Object.assign(line, { number, numberCheck })
  }
  mark = helplines.map(({ number, numberCheck }) => `${number} ${numberCheck.verifiedOn}`).join()
}

/** Another one whenever pages show other numbers: for cache keys. */
export const numbersMark = (): string => mark
