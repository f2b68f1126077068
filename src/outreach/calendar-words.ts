const utc = { timeZone: 'UTC' } as const
const whole = new Intl.DateTimeFormat('nl-NL', {
  ...{ weekday: 'long', day: 'numeric', month: 'long' },
  ...utc,
})
const months = new Intl.DateTimeFormat('nl-NL', { month: 'long', year: 'numeric', ...utc })

/** `zondag 22 november`. */
export const sayWholeDay = (day: string): string => whole.format(new Date(`${day}T00:00:00Z`))
/** month: `YYYY-MM`. `november 2026`. */
export const sayMonth = (month: string): string => months.format(new Date(`${month}-01T00:00:00Z`))

/** The calendar on the outreach workers' page: Dutch, B1. */
export const calendarWords = {
  title: 'Kalender',
  weekdays: ['ma', 'di', 'wo', 'do', 'vr', 'za', 'zo'],
  choose: 'Maand',
  before: 'Vorige maand',
  after: 'Volgende maand',
  now: 'Deze maand',
  keys: 'Met de pijltjes kies je een dag, met Page Up en Page Down een maand.',
  onDay: (day: string) => `Op ${day}`,
  nothingOn: 'Op deze dag is er niets.',
  nothingHere: 'In deze maand is er niets gepland.',
  all: (month: string) => `Alles in ${month}`,
  what: 'Wat',
  kind: 'Soort',
  kinds: { campaign: 'campagne', creative: 'uiting', deadline: 'uiterlijk nakijken' },
  from: 'Van',
  until: 'Tot en met',
  late: 'te laat',
} as const
