import type { Estimate } from './check.ts'
import type { Aim, Level, Reason } from './reason.ts'

const or = (all: readonly string[]) => all.map((one) => `“${one}”`).join(' of ')

/** The check as editors read it: Dutch, B1. Every level is called an estimate. */
export const plainWords = {
  title: 'Begrijpelijke taal',
  estimate: (level: Level) => `Schatting: ${level}`,
  estimateHow:
    'Een schatting door vaste regels. Geen lezer heeft dit gemeten. Laat de tekst ook door een lezer bekijken.',
  fits: (aim: Aim) => `Past bij ${aim}`,
  tooHard: (aim: Aim) => `Waarschijnlijk te moeilijk voor ${aim}`,
  empty: 'Er staat nog geen tekst.',
  wordsPerSentence: (mean: number) => `${decimal(mean)} woorden per zin`,
  syllablesPerWord: (mean: number) => `${decimal(mean)} lettergrepen per woord`,
  longest: (words: number) =>
    words === 1 ? 'Langste zin: 1 woord' : `Langste zin: ${words} woorden`,
  fleschDouma: (score: number) => `Flesch-Douma: ${Math.round(score)} (hoger is makkelijker)`,
  nothingFound: 'In deze zin is niets gevonden.',
  counts: {
    'long-sentence': (count: number) => (count === 1 ? '1 lange zin' : `${count} lange zinnen`),
    'hard-word': (count: number) =>
      count === 1 ? '1 moeilijk woord' : `${count} moeilijke woorden`,
    'long-word': (count: number) => (count === 1 ? '1 lang woord' : `${count} lange woorden`),
    passive: (count: number) => (count === 1 ? '1 lijdende zin' : `${count} lijdende zinnen`),
    figure: (count: number) => (count === 1 ? '1 beeldspraak' : `${count} keer beeldspraak`),
    'two-ideas': (count: number) =>
      count === 1 ? '1 extra gedachte in een zin' : `${count} extra gedachten in zinnen`,
    abbreviation: (count: number) => (count === 1 ? '1 afkorting' : `${count} afkortingen`),
    'number-form': (count: number) =>
      count === 1 ? '1 lastig getal' : `${count} lastige getallen`,
    label: (count: number) => (count === 1 ? '1 etiket' : `${count} etiketten`),
  } satisfies Record<Reason['kind'], (count: number) => string>,
} as const

/** One reason, in a sentence that says what to do. */
export function sayReason(reason: Reason): string {
  switch (reason.kind) {
    case 'long-sentence':
      return `Deze zin heeft ${reason.words} woorden. Maak er twee zinnen van, of houd het bij ${reason.most}.`
    case 'hard-word':
      return `“${reason.part}” is een moeilijk woord. Schrijf liever ${or(reason.instead)}.`
    case 'long-word':
      return `“${reason.part}” is een lang woord. Kies een korter woord of leg het uit.`
    case 'passive':
      return `“${reason.part}”: schrijf wie het doet. Zo weet de lezer om wie het gaat.`
    case 'figure':
      return `“${reason.part}” is beeldspraak. Zeg wat je bedoelt: “${reason.means}”.`
    case 'two-ideas':
      return `Bij “${reason.part}” begint een nieuwe gedachte. Begin daar een nieuwe zin.`
    case 'abbreviation':
      return reason.instead === null
        ? `“${reason.part}” is een afkorting. Schrijf die voluit of leg haar uit.`
        : `“${reason.part}” is een afkorting. Schrijf liever “${reason.instead}”.`
    case 'number-form':
      return `“${reason.part}” is lastig te lezen. Schrijf liever “${reason.instead}”.`
    case 'label':
      return `“${reason.part}” plakt een etiket op iemand. Schrijf liever ${or(reason.instead)}.`
    default:
      return reason satisfies never
  }
}

/** What an estimate stands on, most frequent first. */
export const sayCounts = ({ counts }: Estimate): readonly string[] =>
  (Object.entries(counts) as [Reason['kind'], number][])
    .sort(([, a], [, b]) => b - a)
    .map(([kind, count]) => plainWords.counts[kind](count))

function decimal(value: number): string {
  return value.toFixed(1).replace('.', ',')
}
