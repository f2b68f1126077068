import type { Language } from './language.ts'
import { intlTag } from './language.ts'

/** Every time a person reads is the time on clocks in the Netherlands. */
export const timeZone = 'Europe/Amsterdam'

/** `14:00`, in every language on the 24-hour clock. */
export const formatTime = (language: Language, instant: Date | number): string =>
  new Intl.DateTimeFormat(intlTag[language], {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(instant)

/** `maandag 23 november`. */
export const formatDay = (language: Language, instant: Date | number): string =>
  new Intl.DateTimeFormat(intlTag[language], {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  }).format(instant)

/** `maandag`. weekday: 1 Monday … 7 Sunday, as in ISO 8601. */
export const formatWeekday = (
  language: Language,
  weekday: number,
  width: 'long' | 'short' = 'long',
): string =>
  // 1 January 2024 was a Monday.
  weekdays(language, width).format(Date.UTC(2024, 0, weekday))

/** A page names dozens of weekdays, and making a formatter costs a hundred times what it then does: each is kept. */
function weekdays(language: Language, width: 'long' | 'short'): Intl.DateTimeFormat {
  const key = `${language} ${width}`
  const kept = keptWeekdays.get(key)
  if (kept) return kept
  const made = new Intl.DateTimeFormat(intlTag[language], { timeZone: 'UTC', weekday: width })
  keptWeekdays.set(key, made)
  return made
}
const keptWeekdays = new Map<string, Intl.DateTimeFormat>()

/** How many calendar days in the Netherlands lie between two instants: 0 today, 1 tomorrow. */
export function daysBetween(from: Date | number, to: Date | number): number {
  return Math.round((dayNumber(to) - dayNumber(from)) / 86_400_000)
}

function dayNumber(instant: Date | number): number {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' })
  return Date.parse(parts.format(instant))
}
