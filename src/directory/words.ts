import type { Language } from '../words/language.ts'
import { forms, plural } from '../words/plural.ts'
import { texts } from '../words/texts.ts'
import { daysBetween, formatDay, formatTime, formatWeekday } from '../words/time.ts'
import type { ChatState } from './chat-state.ts'
import type { Range, Schedule } from './hours.ts'

export const words = texts({
  nl: {
    danger: 'Is er nu gevaar? Bel',
    openNow: 'Deze nummers zijn nu open',
    others: 'Andere nummers',
    allNumbers: 'Je kunt ook bellen',
    free: 'Gratis',
    notOnBill: 'niet op de rekening',
    notFree: 'Kost beltegoed',
    dayAndNight: 'Dag en nacht',
    everyDay: 'Elke dag',
    hoursUnknown: 'Tijden weten wij nog niet',
    concept: 'concept',
    conceptMeans: 'Concept: dit hebben wij nog niet nagekeken.',
    callLog: 'Een gesprek blijft staan in de lijst met oproepen van je telefoon.',
    chatOpen: 'Open nu.',
    waitUnknown: 'Hoe lang je wacht, weten we nog niet.',
    chatFull: 'Het is nu druk.',
    tryLater: 'Probeer het straks nog een keer.',
    chatClosed: 'De chat is nu dicht.',
    chatUnknown: 'We weten nu niet of de chat open is.',
    opensToday: (time: string) => `Open vanaf ${time} uur.`,
    opensTomorrow: (time: string) => `Morgen open vanaf ${time} uur.`,
    opensOn: (day: string, time: string) => `Open op ${day} vanaf ${time} uur.`,
    chatIn: '',
    waitShort: 'Je bent zo aan de beurt.',
    wait: forms({ one: 'Wachttijd: ongeveer # minuut.', other: 'Wachttijd: ongeveer # minuten.' }),
  },
  en: {
    danger: 'Is there danger now? Call',
    openNow: 'These numbers are open now',
    others: 'Other numbers',
    allNumbers: 'You can also call',
    free: 'Free',
    notOnBill: 'not on the bill',
    notFree: 'Costs call credit',
    dayAndNight: 'Day and night',
    everyDay: 'Every day',
    hoursUnknown: 'We do not know the hours yet',
    concept: 'draft',
    conceptMeans: 'Draft: we have not checked this yet.',
    callLog: 'A call stays in the call list of your phone.',
    chatOpen: 'Open now.',
    waitUnknown: 'We do not know yet how long you wait.',
    chatFull: 'It is busy now.',
    tryLater: 'Please try again a little later.',
    chatClosed: 'The chat is closed now.',
    chatUnknown: 'We can not see now if the chat is open.',
    opensToday: (time: string) => `Opens at ${time}.`,
    opensTomorrow: (time: string) => `Opens tomorrow at ${time}.`,
    opensOn: (day: string, time: string) => `Opens on ${day} at ${time}.`,
    chatIn: 'In the chat we write Dutch.',
    waitShort: 'It is your turn very soon.',
    wait: forms({ one: 'Waiting time: about # minute.', other: 'Waiting time: about # minutes.' }),
  },
  ar: {
    danger: 'هل هناك خطر الآن؟ اتصل بـ',
    openNow: 'هذه الأرقام متاحة الآن',
    others: 'أرقام أخرى',
    allNumbers: 'يمكنك الاتصال أيضًا',
    free: 'مجاني',
    notOnBill: 'لا يظهر في الفاتورة',
    notFree: 'المكالمة ليست مجانية',
    dayAndNight: 'ليلًا ونهارًا',
    everyDay: 'كل يوم',
    hoursUnknown: 'لا نعرف الأوقات بعد',
    concept: 'مسودة',
    conceptMeans: 'مسودة: لم نتحقق من هذا بعد.',
    callLog: 'تبقى المكالمة في سجل المكالمات في هاتفك.',
    chatOpen: 'الدردشة مفتوحة الآن.',
    waitUnknown: 'لا نعرف بعد كم ستنتظر.',
    chatFull: 'يوجد ضغط الآن.',
    tryLater: 'حاول مرة أخرى بعد قليل.',
    chatClosed: 'الدردشة مغلقة الآن.',
    chatUnknown: 'لا نعرف الآن هل الدردشة مفتوحة.',
    opensToday: (time: string) => `تفتح اليوم الساعة ${time}.`,
    opensTomorrow: (time: string) => `تفتح غدًا الساعة ${time}.`,
    opensOn: (day: string, time: string) => `تفتح يوم ${day} الساعة ${time}.`,
    chatIn: 'نكتب في الدردشة باللغة الهولندية.',
    waitShort: 'سيأتي دورك قريبًا جدًا.',
    wait: forms({
      zero: 'لا انتظار تقريبًا.',
      one: 'مدة الانتظار: دقيقة واحدة تقريبًا.',
      two: 'مدة الانتظار: دقيقتان تقريبًا.',
      few: 'مدة الانتظار: # دقائق تقريبًا.',
      many: 'مدة الانتظار: # دقيقة تقريبًا.',
      other: 'مدة الانتظار: # دقيقة تقريبًا.',
    }),
  },
})

/** The chat's state in one or two short sentences, as of `now`. */
export const chatStateText = (language: Language, state: ChatState, now: Date): string =>
  [words[language][stateWord[state.kind]], chatStateDetail(language, state, now)]
    .filter(Boolean)
    .join(' ')

/** Only what comes after "open", "busy" or "closed": how long, when; '' when there is nothing to add. */
export function chatStateDetail(language: Language, state: ChatState, now: Date): string {
  switch (state.kind) {
    case 'open':
      return waitText(language, state.waitSeconds)
    case 'full':
      return words[language].tryLater
    case 'closed':
      return state.opensAt ? opensText(language, state.opensAt, now) : ''
    case 'unknown':
      return ''
    default:
      return state satisfies never
  }
}

const stateWord = {
  open: 'chatOpen',
  full: 'chatFull',
  closed: 'chatClosed',
  unknown: 'chatUnknown',
} as const satisfies Record<ChatState['kind'], string>

/** An honest waiting time, rounded up to whole minutes. */
export function waitText(language: Language, seconds: number | null): string {
  const say = words[language]
  if (seconds === null) return say.waitUnknown
  return seconds < 30 ? say.waitShort : plural(language, Math.ceil(seconds / 60), say.wait)
}

export function opensText(language: Language, opensAt: Date, now: Date): string {
  const say = words[language]
  const time = formatTime(language, opensAt)
  const days = daysBetween(now, opensAt)
  if (days <= 0) return say.opensToday(time)
  return days === 1 ? say.opensTomorrow(time) : say.opensOn(formatDay(language, opensAt), time)
}

/** A week in a few words: `ma–vr 08:00–20:00, za 10:00–17:00`. */
export function scheduleText(language: Language, schedule: Schedule | null): string {
  const say = words[language]
  if (schedule === null) return say.hoursUnknown
  if (schedule.kind === 'always') return say.dayAndNight
  const runs: { from: number; to: number; ranges: readonly Range[] }[] = []
  schedule.week.forEach((ranges, index) => {
    const last = runs.at(-1)
    if (last && last.to === index && hoursText(last.ranges) === hoursText(ranges)) last.to++
    else runs.push({ from: index + 1, to: index + 1, ranges })
  })
  return runs
    .filter((run) => run.ranges.length > 0)
    .map((run) => `${daysText(language, run.from, run.to)} ${hoursText(run.ranges)}`)
    .join(', ')
}

/** Kept on one line, and from left to right in Arabic too. */
const hoursText = (ranges: readonly Range[]) =>
  ranges.map(([opens, closes]) => `\u2066${opens}\u2060–\u2060${closes}\u2069`).join(' + ')

function daysText(language: Language, from: number, to: number): string {
  if (from === 1 && to === 7) return words[language].everyDay
  const first = formatWeekday(language, from, 'short')
  return from === to ? first : `${first}–${formatWeekday(language, to, 'short')}`
}
