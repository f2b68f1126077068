/** The desk's shell: Dutch, B1. */
export const deskWords = {
  title: 'Werkplek',
  titleWith: (count: number) => (count === 0 ? 'Werkplek' : `(${count}) Werkplek`),
  demo: 'demo',
  columns: {
    left: 'Wachtrij en mijn gesprekken',
    middle: 'Gesprekken',
    care: 'Over dit gesprek',
  },
  line: {
    connecting: 'verbinden',
    streaming: '',
    polling: 'langzame verbinding',
    down: 'verbinding weg, we proberen het opnieuw',
  },
  lineHow: {
    connecting: '',
    streaming: '',
    polling: 'Dit netwerk houdt ons tegen. We vragen elke paar seconden zelf of er iets nieuws is.',
    down: 'Wat je typt en stuurt blijft staan en gaat vanzelf zodra de verbinding terug is.',
  },
  trouble: {
    'clock-wrong':
      'De klok van deze computer klopt niet. Zet datum en tijd goed en laad deze pagina opnieuw.',
    'no-reception':
      'Er is geen geldige sleutel van de ontvangst. Bezoekers kunnen nu niet beginnen. Vraag een werkbegeleider om die te vernieuwen.',
    'not-listed':
      'Je staat nog niet op de lijst van de ontvangst. Bezoekers kunnen niet nagaan wie je bent. Vraag een werkbegeleider om de sleutel te vernieuwen.',
  },
  noticeClose: 'Sluit melding',
  signOut: 'Meld je af',
  nothingHere: 'Voor jouw rol staat hier nog niets.',
  signedOut: 'Je bent afgemeld',
  signedOutHow: 'Meld je opnieuw aan met je passkey. Wat je had getypt, staat er dan nog.',
  account: (name: string) => `${name}: je account`,
  role: { counsellor: 'hulpverlener', supervisor: 'werkbegeleider' },
  start: {
    off: 'Ga in dienst om te beginnen.',
    quiet: 'Het is nu rustig.',
    waiting: 'Er wacht iemand. Neem links een gesprek aan.',
    choose: 'Kies links een gesprek.',
  },
  startHow: [
    'Met “Neem gesprek aan” haal je iemand uit de wachtrij. De antwoorden van vooraf staan er al bij.',
    'Je kunt meer gesprekken tegelijk voeren. Op een breed scherm staan er drie naast elkaar.',
    'Wie schrijft als de chat dicht of vol is, staat bij “Berichten”. Met “Neem op je” is het antwoord aan jou.',
    'Alles kan met het toetsenbord. Druk op ? voor de toetsen.',
  ],
  endShift: {
    title: {
      stop: 'Je dienst stoppen',
      ended: 'Je dienst is na 12 uur gestopt',
      'sign-out': 'Afmelden',
    },
    what: (count: number) =>
      `${count === 1 ? 'Je hebt nog een gesprek' : `Je hebt nog ${count} gesprekken`} open. Kies wat ermee gebeurt. De bezoeker ziet of een collega mag teruglezen.`,
    choice: {
      keep: 'Ik maak het zelf af',
      without: 'Geef terug aan het team, zonder teruglezen',
      with: 'Geef terug aan het team, met teruglezen',
    },
    cancel: { stop: 'Ga verder', ended: 'Sluit', 'sign-out': 'Ga verder' },
    done: { stop: 'Stop mijn dienst', ended: 'Doe dit', 'sign-out': 'Meld me af' },
    endedNotice: 'Je dienst is na 12 uur gestopt. Je hebt nog gesprekken open.',
    look: 'Kies wat ermee gebeurt',
    kept: 'Wat je zelf afmaakt, blijft bij jou. Is de bezoeker er, dan ziet die na een minuut dat je weg bent.',
  },
  given: (count: number) =>
    count === 1
      ? 'Eén gesprek is terug bij het team.'
      : `${count} gesprekken zijn terug bij het team.`,
  help: 'Toetsen en uitleg',
  helpTitle: 'Toetsen',
  keys: [
    ['g', 'Ga naar de wachtrij'],
    ['b', 'Ga naar de berichten'],
    ['n', 'Neem het eerste gesprek aan'],
    ['t', 'Typ verder in het gesprek'],
    ['Alt 1…9', 'Ga naar dat gesprek in je lijst'],
    ['Enter', 'Verstuur'],
    ['Shift Enter', 'Nieuwe regel'],
    ['Esc', 'Uit het tekstvak, of sluit een venster'],
    ['?', 'Deze uitleg'],
  ],
  singles: 'Toetsen van één letter',
  singlesHow:
    'Ze werken alleen buiten een tekstvak. Zet ze uit als je met je stem werkt of vaak per ongeluk een toets raakt.',
  close: 'Sluit',
  broken: 'Er ging iets mis op deze pagina.',
  brokenHow:
    'Laad de pagina opnieuw en meld je aan met je passkey. Je gesprekken en alles wat verstuurd was, komen terug.',
  reload: 'Laad opnieuw',
  noRoot:
    'Dit huis heeft nog geen hoofdsleutel. De werkplek opent zodra een beheerder die heeft gemaakt.',
} as const
