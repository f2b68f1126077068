import { keptDays, noteMaxLength } from './exchange.ts'

/** Notes after a heavy contact, for who writes and for who reads them: Dutch, B1. */
export const debriefWords = {
  title: 'Na afloop',
  toHere: 'Was een contact zwaar? Schrijf het van je af',
  how: 'Schrijf hier op wat een contact met je deed. Alleen jij en je werkbegeleiders kunnen het lezen. De server bewaart het verzegeld en kan het niet openen.',
  limits: `Na ${keptDays} dagen is het weg, of eerder als je het zelf weggooit. In een reservekopie kan het verzegeld nog dertig dagen staan.`,
  lost: 'Raak je je passkey kwijt? Dan kan niemand je oude notities terughalen. Je werkbegeleider kan ze nog wel lezen. Ook met een nieuw account, na hoogstens een jaar, kun je je oude notities niet meer lezen of weggooien. Gooi vóór die tijd weg wat weg moet.',
  openHow:
    'Je passkey opent je eigen sleutel. Ga je naar een ander scherm of doe je een kwartier niets, dan gaat hij weer dicht.',
  open: 'Open met je passkey',
  opening: 'Wacht op je passkey',
  noKeys: 'Dat kan hier niet. Open dit adres met https, in een gewone en recente browser.',
  loading: 'Even laden',
  offline: 'De verbinding is weg. Probeer het opnieuw.',
  signedOut: 'Je bent afgemeld. Laad de pagina opnieuw en meld je aan.',
  failed: 'Dat lukte niet. Probeer het opnieuw.',
  again: 'Kijk opnieuw',
  text: 'Wat wil je kwijt?',
  textHow: 'Laat namen en accounts van anderen weg.',
  left: (letters: number) => `Nog ${letters} van ${noteMaxLength} tekens.`,
  readers: (names: readonly string[]) => `Dit kunnen lezen: jij en ${and(names)}.`,
  noReaders: {
    'clock-wrong':
      'De klok van dit apparaat loopt dagen verkeerd. Zet hem goed, dan kun je schrijven.',
    untrusted: 'De papieren op de server kloppen niet. Schrijf nu niets en bel je werkbegeleider.',
    'no-supervisor':
      'Er is nu geen werkbegeleider die het kan lezen. Bel je werkbegeleider en vraag om aan te melden op de werkplek.',
  },
  seal: 'Verzegel en bewaar',
  sealed: 'Bewaard. Praat er ook over.',
  tooMany: 'Er staan al zestig notities. Gooi eerst oude weg.',
  earlier: 'Eerder geschreven',
  none: 'Je hebt nog niets geschreven.',
  notTalked: 'nog niet besproken',
  talked: (day: string) => `besproken op ${day}`,
  read: 'Lees',
  hide: 'Verberg',
  drop: 'Gooi weg',
  dropTitle: 'Gooi deze notitie weg',
  dropHow: 'De tekst is dan weg, ook voor je werkbegeleiders. Dit kan niet terug.',
  dropped: 'De notitie is weg.',
  closed: 'Deze notitie gaat met jouw sleutel niet open, of is niet van wie erbij staat.',

  sharedHow:
    'Wie outreach doet, schrijft hier op wat een contact met haar deed. Antwoord door met haar te praten.',
  /** shown: of those that wait, the ones that stand here. */
  sharedWaiting(waiting: number, shown: number) {
    if (waiting === 0) return 'Er is niets om te lezen.'
    const all = waiting === 1 ? 'Er wacht 1 notitie.' : `Er wachten ${waiting} notities.`
    return waiting <= shown
      ? all
      : `${all} Hier staan er ${shown}, om de beurt van iedereen. De rest komt als je bij een notitie op Besproken drukt.`
  },
  unknownWriter: 'onbekend',
  by: (name: string, day: string) => `${name}, ${day}`,
  markTalked: 'Besproken',
  sharedTalked: (count: number) => `Besproken (${count})`,
}

function and(names: readonly string[]): string {
  const [last = '', ...others] = names.toReversed()
  return others.length === 0 ? last : `${others.toReversed().join(', ')} en ${last}`
}
