import { timeZone } from '../words/time.ts'
import type { Day } from './holidays.ts'
import { isHoliday } from './holidays.ts'

/** `[opens, closes]` as `HH:MM` on Dutch clocks; `24:00` is midnight. Closing at or before opening means the next day. */
export type Range = readonly [opens: string, closes: string]

/** Monday first, as in ISO 8601. An empty list is a closed day. */
export type Week = readonly [
  readonly Range[],
  readonly Range[],
  readonly Range[],
  readonly Range[],
  readonly Range[],
  readonly Range[],
  readonly Range[],
]

export type Schedule =
  | { readonly kind: 'always' }
  | {
      readonly kind: 'weekly'
      readonly week: Week
      /** Ranges for Dutch public holidays, or `as-usual`. */
      readonly holidays: readonly Range[] | 'as-usual'
      /** Days that differ from all of the above; an empty list is closed. */
      readonly exceptions: ReadonlyMap<Day, readonly Range[]>
    }

export type OpenState =
  /** closesAt is null when it never closes. */
  | { readonly kind: 'open'; readonly closesAt: Date | null }
  /** opensAt is null when it does not open within 60 days. */
  | { readonly kind: 'closed'; readonly opensAt: Date | null }

const horizonDays = 60

export const everyDay = (...ranges: Range[]): Week => [
  ranges,
  ranges,
  ranges,
  ranges,
  ranges,
  ranges,
  ranges,
]

/**
 * Open or closed at an instant, and when that changes. Uses Temporal: for the server and new browsers.
 * In the hour that a clock change skips nothing is open; in the hour it repeats, both halves count.
 */
export function openState(schedule: Schedule, instant: Date): OpenState {
  if (schedule.kind === 'always') return { kind: 'open', closesAt: null }
  const now = instant.getTime()
  const today = Temporal.Instant.fromEpochMilliseconds(now)
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
  let closes: number | null = null
  // Yesterday's last range may still run.
  for (let offset = -1; offset <= horizonDays; offset++) {
    for (const [from, to] of spansOf(schedule, today.add({ days: offset }))) {
      if (closes === null && from > now) return { kind: 'closed', opensAt: new Date(from) }
      if (closes === null ? now < to : from <= closes) closes = Math.max(closes ?? to, to)
      else if (closes !== null) return { kind: 'open', closesAt: new Date(closes) }
    }
    const dayAfter = today.add({ days: offset + 1 })
    if (closes !== null && closes < startOf(dayAfter))
      return { kind: 'open', closesAt: new Date(closes) }
  }
  return closes === null ? { kind: 'closed', opensAt: null } : { kind: 'open', closesAt: null }
}

export const isOpenAt = (schedule: Schedule, instant: Date): boolean =>
  openState(schedule, instant).kind === 'open'

/** The first opening after an instant at which it is closed; null when it is open or stays closed for 60 days. */
export function nextOpening(schedule: Schedule, instant: Date): Date | null {
  const state = openState(schedule, instant)
  return state.kind === 'closed' ? state.opensAt : null
}

/** The ranges that hold on one day. */
export function rangesOn(
  schedule: Extract<Schedule, { kind: 'weekly' }>,
  day: Temporal.PlainDate,
): readonly Range[] {
  const exception = schedule.exceptions.get(day.toString())
  if (exception) return exception
  if (schedule.holidays !== 'as-usual' && isHoliday(day)) return schedule.holidays
  return schedule.week[day.dayOfWeek - 1] ?? []
}

/** A day's opening spans in milliseconds since 1970, earliest first, none of them empty. */
function spansOf(
  schedule: Extract<Schedule, { kind: 'weekly' }>,
  day: Temporal.PlainDate,
): [number, number][] {
  return rangesOn(schedule, day)
    .map(([opens, closes]): [number, number] => {
      const last = closes === '24:00' || closes <= opens ? day.add({ days: 1 }) : day
      return [
        clock(day, opens, 'earlier'),
        clock(last, closes === '24:00' ? '00:00' : closes, 'later'),
      ]
    })
    .filter(([from, to]) => from < to)
    .sort(([a], [b]) => a - b)
}

const startOf = (day: Temporal.PlainDate) => clock(day, '00:00', 'earlier')

/**
 * A clock time as an instant. A time that occurs twice is the side asked for; a skipped one is the end of the gap,
 * so that opening and closing within the gap fall together.
 */
function clock(day: Temporal.PlainDate, time: string, twice: 'earlier' | 'later'): number {
  const local = day.toPlainDateTime(Temporal.PlainTime.from(time))
  const zoned = local.toZonedDateTime(timeZone, { disambiguation: twice })
  if (zoned.toPlainDateTime().equals(local)) return zoned.epochMilliseconds
  const gap = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' })
  return gap.getTimeZoneTransition('next')?.epochMilliseconds ?? zoned.epochMilliseconds
}
