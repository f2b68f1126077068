import { type FeedFault, feedMaxBytes, mostAds, type RowFault } from './ad.ts'

const numbers = new Intl.NumberFormat('nl-NL')
const count = (number: number, one: string, more: string) =>
  `${numbers.format(number)} ${number === 1 ? one : more}`
const groups = (number: number) => count(number, 'groep', 'groepen')

/** Looking through ads that a person collected: Dutch, B1. */
export const feedWords = {
  title: 'Advertenties',
  how: 'Kies een bestand met advertenties dat iemand van ons zelf maakte. Het blijft in deze browser: niets gaat naar de server, behalve wat jij aan een collega vraagt.',
  limits: `CSV of JSON Feed, hoogstens ${feedMaxBytes / 1_048_576} MB en ${numbers.format(mostAds)} advertenties. Ga je naar een ander scherm of doe je een kwartier niets, dan is het weg.`,
  choose: 'Kies een bestand',
  reading: 'Het bestand wordt gelezen',
  fault: {
    empty: 'Dit bestand is leeg. Kies een ander.',
    'too-large': `Dit bestand is groter dan ${feedMaxBytes / 1_048_576} MB. Deel het in stukken.`,
    'too-many-rows': `In dit bestand staan meer dan ${numbers.format(mostAds)} advertenties. Deel het in stukken.`,
    workbook: 'Dit is een werkboek van Excel. Open het en kies “Opslaan als”, “CSV UTF-8”.',
    markup: 'Dit is een webpagina of een RSS-bestand. Die lezen wij niet. Maak er een CSV van.',
    'no-ads': 'Wij vinden hier geen advertenties in. Kies een CSV of een JSON Feed.',
  } satisfies Record<FeedFault, string>,
  refused: (number: number) => `${count(number, 'rij is', 'rijen zijn')} niet gelezen`,
  refusedRow: (row: number, why: RowFault) => `Rij ${row}: ${rowFault[why]}`,
  refusedMore: (number: number) => `En nog ${count(number, 'rij', 'rijen')}.`,
  group: (at: number, all: number) => `Groep ${at} van ${all}`,
  together: (ads: number) =>
    ads === 1
      ? 'Eén advertentie.'
      : `${numbers.format(ads)} advertenties die bij elkaar horen: zelfde nummer, account, adres of tekst.`,
  before: (number: number) => `${groups(number)} had je net al bekeken.`,
  ad: (row: number) => `Rij ${row}`,
  points: 'Te bereiken via',
  noPlatform: 'platform staat er niet bij',
  noPoints: 'In deze advertentie staat geen account, adres of nummer.',
  not: 'Niet benaderen',
  ask: 'Vraag een collega',
  skip: 'Sla over',
  keys: 'Of druk op de letter die bij de knop staat.',
  doneTitle: 'Alles is bekeken',
  done: (number: number) => `Je bekeek ${groups(number)}. Van de advertenties is niets bewaard.`,
  stop: 'Stop en wis alles',
  stopped: 'De advertenties zijn weg. Er is niets bewaard.',
}

const rowFault: Readonly<Record<RowFault, string>> = {
  broken: 'een aanhalingsteken sluit niet. Wat eronder staat, is niet gelezen.',
  'too-long': 'te lang.',
  'no-text': 'er staat geen tekst in.',
}
