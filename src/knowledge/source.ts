/** Where a statement comes from and the day somebody checked it; null: nobody has, and the page says "concept". */
export type Source = { readonly says: string; readonly checkedOn: string | null }

const day = /^\d{4}-\d{2}-\d{2}$/

/** A day that exists, as `YYYY-MM-DD`. */
export function parseDay(value: string): string | null {
  const midnight = new Date(`${value}T00:00:00Z`)
  const exists = day.test(value) && !Number.isNaN(midnight.getTime())
  return exists && midnight.toISOString().startsWith(value) ? value : null
}

/** `text | 2026-08-22`, or `text | -`. */
export function parseSource(value: string): Source | null {
  const bar = value.lastIndexOf('|')
  if (bar < 0) return null
  const [says, checked] = [value.slice(0, bar).trim(), value.slice(bar + 1).trim()]
  if (says === '' || says.length > 300) return null
  if (checked === '-') return { says, checkedOn: null }
  const checkedOn = parseDay(checked)
  return checkedOn === null ? null : { says, checkedOn }
}

export const printSource = ({ says, checkedOn }: Source): string => `${says} | ${checkedOn ?? '-'}`
