/** A day in the Netherlands as `2026-04-27`. */
export type Day = string

export const holidayNames = [
  'new-year',
  'easter-sunday',
  'easter-monday',
  'kings-day',
  'liberation-day',
  'ascension',
  'whit-sunday',
  'whit-monday',
  'christmas',
  'boxing-day',
] as const
export type HolidayName = (typeof holidayNames)[number]

/**
 * The Dutch public holidays of a year. Good Friday is not one of them.
 * Source: Algemene termijnenwet art. 3; King's Day moves to Saturday 26 April when the 27th is a Sunday.
 */
export function dutchHolidays(year: number): ReadonlyMap<Day, HolidayName> {
  const easter = easterSunday(year)
  const after = (days: number): Day => easter.add({ days }).toString()
  const kingsDay = Temporal.PlainDate.from({ year, month: 4, day: 27 })
  // The later name wins when two fall on one day: Ascension on 5 May stays one closed day.
  return new Map<Day, HolidayName>([
    [`${year}-01-01`, 'new-year'],
    [easter.toString(), 'easter-sunday'],
    [after(1), 'easter-monday'],
    [kingsDay.subtract({ days: kingsDay.dayOfWeek === 7 ? 1 : 0 }).toString(), 'kings-day'],
    [`${year}-05-05`, 'liberation-day'],
    [after(39), 'ascension'],
    [after(49), 'whit-sunday'],
    [after(50), 'whit-monday'],
    [`${year}-12-25`, 'christmas'],
    [`${year}-12-26`, 'boxing-day'],
  ])
}

export const isHoliday = (day: Temporal.PlainDate): boolean =>
  dutchHolidays(day.year).has(day.toString())

/** Easter in the Gregorian calendar. Source: J. Meeus, Astronomical Algorithms, ch. 8. */
export function easterSunday(year: number): Temporal.PlainDate {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 19 * l) / 433)
  const month = Math.floor((h + l - 7 * m + 90) / 25)
  const day = (h + l - 7 * m + 33 * month + 19) % 32
  return Temporal.PlainDate.from({ year, month, day })
}
