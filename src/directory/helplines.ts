import type { Texts } from '../words/texts.ts'
import type { Day } from './holidays.ts'
import type { Schedule, Week } from './hours.ts'
import { everyDay, openState } from './hours.ts'

/** Where a fact comes from and the day somebody checked it; null: nobody has, so the page marks it "concept". */
export type Check = { readonly source: string; readonly verifiedOn: Day | null }

export type Reader = 'youth' | 'relative' | 'professional'

export type Helpline = {
  readonly id: string
  /** What it calls itself; the same in every language. */
  readonly name: string
  readonly number: string
  readonly numberCheck: Check
  readonly whatFor: Texts<string>
  /** null: we do not know them. */
  readonly hours: Schedule | null
  readonly hoursCheck: Check
  readonly free: boolean
  /** True when a source says that the call does not stand on the phone bill. */
  readonly notOnBill: boolean
  readonly readers: readonly Reader[]
}

const unchecked: Check = { source: 'general knowledge', verifiedOn: null }
const checked = (source: string): Check => ({ source, verifiedOn: '2026-08-22' })
const always: Schedule = { kind: 'always' }
const weekly = (week: Week): Schedule => ({
  kind: 'weekly',
  week,
  holidays: 'as-usual',
  exceptions: new Map(),
})
const day: readonly (readonly [string, string])[] = [['08:00', '20:00']]

/** For danger only. It stands apart from all others. */
export const emergency: Helpline = {
  id: 'emergency',
  name: '112',
  number: '112',
  numberCheck: unchecked,
  whatFor: {
    nl: 'Alleen als er nu gevaar is',
    en: 'Only when there is danger now',
    ar: 'فقط عند وجود خطر الآن',
  },
  hours: always,
  hoursCheck: unchecked,
  free: true,
  notOnBill: false,
  readers: ['youth', 'relative', 'professional'],
}

/** Most fitting first. Every number stands here once and nowhere else in the program; the desk changes it: numbers.ts. */
export const helplines: readonly Helpline[] = [
  {
    id: 'kindertelefoon',
    name: 'Kindertelefoon',
    number: '0800-0432',
    numberCheck: checked('kindertelefoon.nl'),
    whatFor: {
      nl: 'Praten over alles, als je 8 tot en met 18 bent',
      en: 'Talk about anything, if you are 8 to 18',
      ar: 'للحديث عن أي شيء، من عمر 8 إلى 18 سنة',
    },
    hours: weekly(everyDay(['11:00', '21:00'])),
    hoursCheck: unchecked,
    free: true,
    notOnBill: false,
    readers: ['youth'],
  },
  {
    id: 'fier',
    name: 'Fier',
    number: '058-215 70 84',
    numberCheck: checked('fier.nl/chat-met-fier-en-privacy'),
    whatFor: {
      nl: 'Hulp als iemand je dwingt of geweld gebruikt',
      en: 'Help when someone forces you or is violent',
      ar: 'مساعدة إذا كان أحد يجبرك أو يعنّفك',
    },
    hours: always,
    hoursCheck: unchecked,
    free: false,
    notOnBill: false,
    readers: ['youth', 'relative'],
  },
  {
    id: 'veilig-thuis',
    name: 'Veilig Thuis',
    number: '0800-2000',
    numberCheck: checked('veiligthuisrr.nl, veiligthuisgv.nl'),
    whatFor: {
      nl: 'Het is thuis niet veilig, of je vertrouwt het niet',
      en: 'Home is not safe, or something feels wrong',
      ar: 'البيت غير آمن، أو لديك شكّ في ذلك',
    },
    hours: always,
    hoursCheck: checked('veiligthuisrr.nl, veiligthuisgv.nl'),
    free: true,
    notOnBill: false,
    readers: ['youth', 'relative', 'professional'],
  },
  {
    id: '113',
    name: '113',
    number: '0800-0113',
    numberCheck: checked('113.nl'),
    whatFor: {
      nl: 'Je denkt aan zelfmoord',
      en: 'You think about suicide',
      ar: 'إذا كنت تفكّر في الانتحار',
    },
    hours: always,
    hoursCheck: unchecked,
    free: true,
    notOnBill: true,
    readers: ['youth', 'relative'],
  },
  {
    id: 'centrum-seksueel-geweld',
    name: 'Centrum Seksueel Geweld',
    number: '0800-0188',
    numberCheck: unchecked,
    whatFor: {
      nl: 'Iemand heeft seks tegen je wil gehad of geprobeerd',
      en: 'Someone had sex with you against your will, or tried to',
      ar: 'إذا اعتدى عليك أحد جنسيًا أو حاول ذلك',
    },
    hours: always,
    hoursCheck: unchecked,
    free: true,
    notOnBill: false,
    readers: ['youth', 'relative'],
  },
  {
    id: 'slachtofferhulp',
    name: 'Slachtofferhulp Nederland',
    number: '0900-0101',
    numberCheck: unchecked,
    whatFor: {
      nl: 'Hulp met regelen, geld en rechten',
      en: 'Help with practical things, money and rights',
      ar: 'مساعدة في الأمور العملية والمال والحقوق',
    },
    hours: weekly([day, day, day, day, day, [['10:00', '17:00']], []]),
    hoursCheck: unchecked,
    free: false,
    notOnBill: false,
    readers: ['youth', 'relative'],
  },
  {
    id: 'comensha',
    name: 'CoMensha',
    number: '033-448 11 86',
    numberCheck: checked('comensha.nl, wegwijzermensenhandel.nl'),
    whatFor: {
      nl: 'Overleg en opvang bij mogelijke uitbuiting',
      en: 'Advice and shelter when someone may be exploited',
      ar: 'استشارة ومأوى عند الاشتباه في استغلال',
    },
    hours: null,
    hoursCheck: unchecked,
    free: false,
    notOnBill: false,
    readers: ['professional'],
  },
  {
    id: 'police',
    name: 'Politie',
    number: '0900-8844',
    numberCheck: unchecked,
    whatFor: {
      nl: 'Als het geen haast heeft',
      en: 'When it is not urgent',
      ar: 'الشرطة، عندما لا يكون الأمر عاجلًا',
    },
    hours: always,
    hoursCheck: unchecked,
    free: false,
    notOnBill: false,
    readers: ['relative', 'professional'],
  },
]

/** Throws UnknownHelplineError: the ids stand in this file. */
export function helplineOf(id: string): Helpline {
  const line = [emergency, ...helplines].find((candidate) => candidate.id === id)
  if (!line) throw new UnknownHelplineError(id)
  return line
}

export class UnknownHelplineError extends Error {
  override readonly name = 'UnknownHelplineError'
}

/** True while any fact in the row was never checked. */
export const isConcept = (line: Helpline): boolean =>
  line.numberCheck.verifiedOn === null ||
  (line.hours !== null && line.hoursCheck.verifiedOn === null)

export const helplinesFor = (reader: Reader): readonly Helpline[] =>
  helplines.filter((line) => line.readers.includes(reader))

/** The lines for one kind of reader, parted by whether they answer now. Unknown hours count as not open. */
export function helplinesAt(
  instant: Date,
  reader: Reader,
): { readonly open: readonly Helpline[]; readonly closed: readonly Helpline[] } {
  const open: Helpline[] = []
  const closed: Helpline[] = []
  for (const line of helplinesFor(reader)) {
    const answers = line.hours !== null && openState(line.hours, instant).kind === 'open'
    ;(answers ? open : closed).push(line)
  }
  return { open, closed }
}

/** `tel:` address: digits only. */
export const telephone = (line: Helpline): string => `tel:${line.number.replace(/\D/g, '')}`
