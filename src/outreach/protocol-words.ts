import { protocolMaxLength } from './protocol-exchange.ts'

/** The protocol for minors on the outreach workers' page: Dutch, B1. */
export const protocolWords = {
  title: 'Protocol minderjarigen',
  how: 'Zonder protocol krijgt niemand een bericht die misschien jonger is dan 18. Met een protocol mag het, als de aanvraag zegt waarom, en als een collega het protocol heeft gelezen.',
  none: 'Er is geen protocol. Wie misschien minderjarig is, krijgt geen bericht.',
  on: 'Geldt. Twee personen hebben dit protocol bevestigd.',
  offNone: 'Geldt niet. Nog niemand heeft dit protocol bevestigd. Er zijn er twee nodig.',
  offOne: 'Geldt niet. Eén persoon heeft dit protocol bevestigd. Er is nog één nodig.',
  withdrawn: (by: string, day: string) =>
    `Geldt niet meer. ${by} trok het in op ${day}. Schrijf een nieuw protocol als het weer mag.`,
  version: (version: number, writer: string, day: string) =>
    `Versie ${version}, geschreven door ${writer} op ${day}`,
  text: 'Wat het protocol zegt',
  decides: 'Wie beslist',
  decidesHow: 'Een functie, geen naam. Bijvoorbeeld: de gedragswetenschapper die dienst heeft.',
  context: 'In welke situatie mag het',
  rules: 'Wat moet er verder gebeuren',
  most: (field: keyof typeof protocolMaxLength) =>
    `10 tot ${protocolMaxLength[field]} tekens, zonder namen.`,
  write: 'Schrijf een protocol',
  rewrite: 'Schrijf een nieuwe versie',
  writeDoes: 'Bewaar',
  written: 'Bewaard. Twee personen moeten het bevestigen.',
  writeHow:
    'De versie die nu geldt, stopt meteen. De nieuwe geldt pas als twee personen hem bevestigen.',
  confirm: 'Ik heb dit protocol gelezen en bevestig het',
  confirmed: 'Je hebt het protocol bevestigd.',
  withdraw: 'Trek het protocol in',
  withdrew: 'Ingetrokken. Wie misschien minderjarig is, krijgt vanaf nu geen bericht.',
  confirmations: 'Bevestigd door',
  valid: 'Een bevestiging geldt één jaar.',
} as const
