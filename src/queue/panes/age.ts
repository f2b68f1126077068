import { queueWords as words } from '../words.ts'

/** Days after which something waits too long (amber), and far too long (red). */
export const lateAfterDays = 2
export const overdueAfterDays = 5

/** Whole calendar days in one word: `vandaag`, `gisteren`, `3 dagen`. */
export function formatAge(days: number): string {
  if (days <= 0) return words.age.today
  return days === 1 ? words.age.yesterday : words.age.days(days)
}

/** The class that colours it; nothing while it is fresh. */
export function ageTone(days: number): '' | 'late' | 'overdue' {
  if (days >= overdueAfterDays) return 'overdue'
  return days >= lateAfterDays ? 'late' : ''
}
