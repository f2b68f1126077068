import type { Encoding } from './encoding.ts'
import type { FigureField } from './mapping.ts'
import type { RefusalWord } from './row.ts'
import type { FileFault, TableForm } from './upload.ts'
import { fileMaxBytes, mostRows } from './upload.ts'
import { refusalText } from './words.ts'

const numbers = new Intl.NumberFormat('nl-NL')
const euros = new Intl.NumberFormat('nl-NL', { style: 'currency', currency: 'EUR' })
export const sayNumber = (value: number): string => numbers.format(value)
export const sayEuros = (cents: number): string => euros.format(cents / 100)
const rows = (count: number) => `${sayNumber(count)} ${count === 1 ? 'rij' : 'rijen'}`

/** The screen where the platforms' figures are read in: Dutch, B1. */
export const figuresWords = {
  title: 'Cijfers inlezen',
  how: 'Haal bij Meta, TikTok of Snapchat een verslag op: per advertentie en per dag, als CSV. Zet daar de code van de link in de naam van de advertentie, dan weten wij welke uiting het is. Wij bewaren per uiting en dag alleen vertoningen, klikken en kosten.',
  choose: 'Kies een CSV-bestand',
  drop: 'Of sleep het bestand hierheen.',
  dropNow: 'Laat het bestand hier los.',
  limits: `Hoogstens ${fileMaxBytes / 1_048_576} MB en ${sayNumber(mostRows)} rijen.`,
  send: 'Bekijk dit bestand',
  sending: (part: number) => `Het bestand gaat naar de server: ${part}%`,
  looking: 'We kijken wat er in het bestand staat',
  tooLarge: `Dit bestand is te groot of leeg. ${`Hoogstens ${fileMaxBytes / 1_048_576} MB`}: kies bij het platform een kortere periode.`,
  oneFile: 'Kies één bestand tegelijk.',
  tooMany: 'Er staan al vijf bestanden klaar. Lees die eerst in, of gooi er een weg.',
  lost: 'De verbinding viel weg. Probeer het opnieuw: het bestand begint dan van voren af aan.',
  gone: 'Dit bestand staat niet meer klaar. Kies het opnieuw.',
  failed: 'Dat lukte niet. Probeer het opnieuw.',
  again: 'Probeer opnieuw',
  loading: 'Even laden',
  offline: 'De verbinding is weg. Probeer het opnieuw.',
  listTitle: 'Eerder ingelezen',
  listNone: 'Er is nog niets ingelezen.',
  file: 'Bestand',
  when: 'Dag',
  who: 'Door',
  howItWent: 'Hoe het ging',
  back: 'Terug naar het overzicht',
  unread: 'Onleesbaar bestand',
  seen: (day: string) =>
    `Dit bestand is al ingelezen op ${day}. Nog een keer inlezen telt niet dubbel.`,
  state: {
    arriving: 'komt binnen',
    looked: 'wacht op jouw keuze van kolommen',
    waiting: 'wacht op zijn beurt',
    running: 'wordt gelezen',
    done: (taken: number, refused: number) =>
      `${rows(taken)} geteld${refused > 0 ? `, ${sayNumber(refused)} niet` : ''}`,
    failed: 'niet gelezen',
  },
  mapTitle: 'Wat staat in welke kolom?',
  mapHow: 'Kijk of onze keuze klopt. Onderaan zie je of de eerste rijen meetellen.',
  formTitle: 'Voor beheerders: hoe dit bestand is opgeslagen',
  form: (form: Pick<TableForm, 'encoding' | 'separator'>) =>
    `Letters: ${encodingText[form.encoding]}. Tussen de kolommen: ${separatorText[form.separator]}.`,
  fieldHow: {
    day: '',
    until: 'Alleen als een rij over meer dagen kan gaan. Zo’n rij telt niet mee.',
    name: '',
    shown: '',
    clicked: 'Klikken naar onze pagina, niet alle klikken.',
    cost: '',
    currency: 'Een rij in een andere munt dan euro telt niet mee.',
  } satisfies Record<FigureField, string>,
  noColumn: 'Niet in dit bestand',
  pickColumn: 'Kies een kolom',
  column: (at: number) => `Kolom ${at}`,
  dayOrder: '03/11 betekent',
  dayOrders: { dmy: '3 november', mdy: '11 maart' },
  decimal: 'Voor de centen staat',
  decimals: { ',': 'een komma (12,50)', '.': 'een punt (12.50)' },
  missing: (fields: string) => `Kies eerst een kolom voor: ${fields}.`,
  sameColumn: 'Twee keuzes wijzen naar dezelfde kolom. Kies voor elk een eigen kolom.',
  notEuros:
    'Deze kosten zijn niet in euro’s. Zet bij het platform de munt op euro, of kies bij kosten “niet in dit bestand”.',
  tried: (taken: number, all: number) =>
    `Van de eerste ${rows(all)} ${taken === 1 ? 'telt' : 'tellen'} er ${sayNumber(taken)} mee.`,
  noneTaken:
    'Geen enkele van deze rijen telt mee. Kijk hieronder waarom, en of de kolommen kloppen.',
  firstRows: 'De eerste rijen',
  becomes: 'Telt mee?',
  row: 'Rij',
  counts: 'telt mee',
  refuses: 'telt niet mee',
  skipped: 'een totaal of een lege rij: die slaan wij over',
  confirm: 'Lees de cijfers in',
  discard: 'Gooi dit bestand weg',
  discarded: 'Het bestand is weg. Er is niets geteld.',
  stop: 'Stop met inlezen',
  reading: 'De cijfers worden gelezen',
  readingHow:
    'Je mag deze pagina sluiten. Valt de server uit, dan begint het inlezen daarna opnieuw; niets telt dubbel.',
  progress: (part: number, count: number) => `${part}% gelezen, ${rows(count)}`,
  doneTitle: 'De cijfers zijn ingelezen',
  nothingTitle: 'Geen enkele rij telt mee',
  doneTaken: (taken: number, kept: number) =>
    `${rows(taken)} geteld, samen ${sayNumber(kept)} ${kept === 1 ? 'dag van een uiting' : 'dagen van uitingen'}. Stond daar al een cijfer, dan is het vervangen.`,
  doneTotals: (totals: number) =>
    totals === 1
      ? 'Eén rij met een totaal is overgeslagen. Dat hoort zo: wij tellen zelf op.'
      : `${sayNumber(totals)} rijen met een totaal zijn overgeslagen. Dat hoort zo: wij tellen zelf op.`,
  doneRefused: (refused: number) =>
    `${rows(refused)} ${refused === 1 ? 'telt' : 'tellen'} niet mee. Verbeter ze en lees het bestand opnieuw in. In het verslag staat welke rijen het zijn.`,
  reason: (word: RefusalWord, count: number) => `${rows(count)}: ${refusalText[word]}`,
  kept: 'Het verslag blijft hier 90 dagen staan.',
  report: 'Download het verslag',
  reportName: 'niet-geteld.csv',
  failedTitle: 'Dit bestand is niet gelezen',
  fault: {
    empty: () => 'Er staan geen rijen in. Kies bij het platform een andere periode.',
    workbook: () => 'Dit is een werkboek van Excel. Open het en kies “Opslaan als”, “CSV UTF-8”.',
    'no-text': () =>
      'Dit is geen tabel, maar bijvoorbeeld een foto of een PDF. Kies het CSV-bestand dat je bij het platform ophaalde. Er is niets van bewaard.',
    'no-table': () =>
      'Wij zien hier geen cijfers van een platform in. Nodig zijn kolommen met de dag, de naam of code van de uiting, de vertoningen en de klikken. Is dit wel het goede bestand? Er is niets van bewaard.',
    broken: (row: number | null) =>
      `Vanaf rij ${row ?? 1} is het bestand niet te lezen: een aanhalingsteken sluit niet. Verbeter die rij. Er is niets geteld.`,
    'too-many-columns': () =>
      'Dit bestand heeft meer dan 200 kolommen. Kies bij het platform minder kolommen.',
    'too-many-rows': () =>
      `Dit bestand heeft meer dan ${sayNumber(mostRows)} rijen. Kies een kortere periode. Er is niets geteld.`,
    gone: () => 'Het bestand stond niet meer op de server. Kies het opnieuw. Er is niets geteld.',
    failed: () => 'Er ging iets mis. Kies het bestand opnieuw. Er is niets geteld.',
  } satisfies Record<FileFault, (row: number | null) => string>,
}

const encodingText: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows-1252',
}
const separatorText: Readonly<Record<TableForm['separator'], string>> = {
  ',': 'komma’s',
  ';': 'puntkomma’s',
  '\t': 'tabs',
}
