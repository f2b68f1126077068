/** The conversation as staff read it: Dutch, B1. */
export const chatDeskWords = {
  mine: 'Mijn gesprekken',
  mineEmpty: 'Nog geen gesprekken.',
  mineEmptyHow:
    'Neem je er een aan, dan staat het hier. Je kunt er meer tegelijk voeren: wat je typt, blijft per gesprek staan.',
  conversation: (name: string) => `Gesprek ${name}`,
  unread: (count: number) => (count === 1 ? '1 nieuw bericht' : `${count} nieuwe berichten`),
  typing: 'typt',
  visitorTyping: 'De bezoeker typt',
  away: 'even weg',
  endedShort: {
    closed: 'gesloten',
    left: 'weggegaan',
    deleted: 'gewist',
    out: 'niet meer van jou',
  },
  asMessage: 'bericht',
  noAnswerYet: 'nog geen antwoord',
  answered: 'beantwoord',
  hereNow: 'is er nu',
  hasDraft: 'tekst begonnen',
  opening: 'Gesprek openen',

  log: (name: string) => `Berichten in gesprek ${name}`,
  logEmpty: 'Je bent nu samen in gesprek.',
  logEmptyHow:
    'Zeg welkom, zeg hoe je heet en vraag of rustig typen nu kan. Stel één korte vraag tegelijk.',
  messageEmpty: 'Dit gesprek gaat met berichten.',
  messageEmptyHow: 'De bezoeker is er nu niet en leest je antwoord later, met de code.',
  newBelow: 'Nieuw bericht',
  you: 'Jij',
  visitor: 'Bezoeker',
  team: 'Het team',
  says: (who: string) => `${who}:`,

  status: {
    waiting: 'nog niet verstuurd',
    sent: 'verstuurd',
    delivered: 'aangekomen',
    read: 'gelezen',
  },
  held: (names: string, many: boolean) =>
    `${names} ${many ? 'zijn' : 'is'} erbij gekomen. Toch versturen?`,
  sendAnyway: 'Verstuur toch',
  discard: 'Niet versturen',
  unsendable: {
    ended: 'Niet verstuurd: het gesprek is afgelopen.',
    'too-large': 'Niet verstuurd: het bericht is te lang.',
    malformed: 'Niet verstuurd: het bericht werd geweigerd.',
  },
  remove: 'Haal weg',

  unopened: {
    'no-key': 'Dit bericht kon niet worden geopend: de sleutel ontbreekt.',
    broken:
      'Dit bericht kon niet worden geopend. Het is onderweg veranderd of niet voor jou bedoeld.',
    unsigned: 'Dit bericht is geweigerd: het zegt van een collega te zijn, maar dat klopt niet.',
    repeated: 'Dit bericht is geweigerd: het lijkt een herhaling van een eerder bericht.',
  },
  gap: {
    missing: 'Hier ontbreekt een bericht.',
    order: 'De volgorde klopt hier niet. Er kan iets zijn achtergehouden.',
    history:
      'Dit gesprek ziet er bij de ander anders uit. Er kan iets zijn veranderd of achtergehouden.',
  },
  earlier: (count: number) =>
    count === 1
      ? 'Eén bericht van voor jij erbij kwam.'
      : `${count} berichten van voor jij erbij kwam.`,
  joined: (names: string, many: boolean) => `${names} ${many ? 'zijn' : 'is'} erbij gekomen`,
  left: (names: string, many: boolean) => `${names} ${many ? 'zijn' : 'is'} weg uit dit gesprek`,
  parked: (by: string | null) =>
    by === null
      ? 'De bezoeker ging verder met het team.'
      : `${by} gaf het gesprek terug aan het team.`,
  readsBack: 'Eerdere berichten mag je lezen.',
  readsNotBack: 'Eerdere berichten kun je niet lezen.',
  refusedMember:
    'Iemand werd aan dit gesprek toegevoegd, maar dat klopt niet. Er gaat niets meer uit. Waarschuw je werkbegeleider.',

  trouble: {
    'no-connection': 'Geen verbinding. Wat je stuurt, blijft staan en gaat vanzelf.',
    'too-many': 'Even rustiger: je berichten gaan zo vanzelf verder.',
    'clock-wrong':
      'De klok van deze computer klopt niet. Zet datum en tijd goed en laad deze pagina opnieuw.',
    membership:
      'We kunnen niet bewijzen wie er meeleest. Daarom gaat er niets uit. Waarschuw je werkbegeleider.',
  },
  troubleShort: {
    'no-connection': 'geen verbinding',
    'too-many': 'even wachten',
    'clock-wrong': 'klok klopt niet',
    membership: 'niet te vertrouwen',
  },
  visitorAway:
    'De bezoeker is even niet verbonden. Wat je stuurt, blijft staan voor als die terug is.',
  visitorReadsLater: 'De bezoeker is er nu niet en leest je antwoord met de code.',
  ended: {
    left: 'De bezoeker is weggegaan. Je kunt niets meer sturen.',
    closed: 'Dit gesprek is gesloten. Je kunt nog teruglezen tot je het weghaalt.',
    deleted: 'De bezoeker heeft dit gesprek gewist. Er is niets meer van over.',
    out: 'Je zit niet meer in dit gesprek. Je kunt nog teruglezen tot je het weghaalt.',
  },
  dismiss: 'Haal weg',

  inbox: 'Berichten',
  inboxCount: (count: number) => (count === 1 ? '1 bericht' : `${count} berichten`),
  takeOn: 'Neem op je',
  inboxEmpty: 'Geen berichten. Schrijft iemand als de chat dicht of vol is, dan staat het hier.',
  inboxEmptyLook: 'Geen berichten die op iemand wachten.',
  inboxOff: 'Ga in dienst om een bericht op je te nemen.',
  unattended: 'Zonder hulpverlener',
  unattendedCount: (count: number) =>
    count === 1
      ? '1 bezoeker zit zonder hulpverlener'
      : `${count} bezoekers zitten zonder hulpverlener`,
  unattendedBy: (names: string, many: number) =>
    many === 0 ? 'niemand bekend' : `${names} ${many > 1 ? 'zijn' : 'is'} niet verbonden`,
  unattendedEmpty: 'Iedereen die praat, heeft iemand.',
  unattendedHow:
    'Zoek de hulpverlener op. De bezoeker kan ook zelf verder met het team en staat dan vooraan in de wachtrij.',
  assigned: 'Op zich genomen, nog geen antwoord',
  assignedTo: (names: string) => `bij ${names}`,
  assignedEmpty: 'Alles wat iemand op zich nam, is beantwoord.',

  compose: 'Typ je bericht',
  send: 'Verstuur',
  sendHow: 'Enter verstuurt, Shift + Enter maakt een nieuwe regel',
  tooLong: (textBytes: number, mostBytes: number) =>
    `Dit bericht is ${Math.ceil(((textBytes - mostBytes) / textBytes) * 100)}% te lang. Verstuur het in twee delen.`,

  close: 'Sluit gesprek',
  closeTitle: (name: string) => `Gesprek ${name} sluiten`,
  closeWhat:
    'De bezoeker ziet dat het gesprek is gesloten. Het team houdt het vast: wie de code heeft, kan terugkomen, en dan gaat een collega verder. Na “Haal weg” staat de tekst niet meer op je scherm.',
  closeReadsBack: 'Als de bezoeker terugkomt, mag een collega teruglezen',
  closeNow: 'Sluit nu',
  handBack: 'Geef terug',
  handBackTo: 'aan het team',
  handBackTitle: (name: string) => `Gesprek ${name} teruggeven aan het team`,
  handBackWhat:
    'Een collega gaat verder. Is de bezoeker er nu, dan staat het gesprek vooraan in de wachtrij. Het gaat van je scherm.',
  handBackChoice:
    'Mag een collega teruglezen wat tot nu toe is gezegd? De bezoeker ziet wat je kiest.',
  handBackWith: 'Geef terug, met teruglezen',
  handBackWithout: 'Geef terug, zonder teruglezen',
  partNot: 'Ga verder',
  partingDraft: 'Je hebt nog tekst staan die niet is verstuurd. Die gaat weg.',
  partingWaiting: (count: number) =>
    count === 1
      ? 'Eén bericht is nog niet verstuurd. Dat gaat niet meer uit.'
      : `${count} berichten zijn nog niet verstuurd. Die gaan niet meer uit.`,
  went: {
    queued: (name: string) => `Gesprek ${name} staat vooraan in de wachtrij.`,
    message: (name: string) => `Gesprek ${name} staat bij de berichten.`,
    closed: (name: string) =>
      `Gesprek ${name} is gesloten. Het team houdt het vast tot de bezoeker terugkomt.`,
  },
  partFailed: 'Dat lukte niet. Het gesprek is nog bij jou. Probeer het opnieuw.',
  partNoReception:
    'Het team heeft nu geen geldige sleutel. Het gesprek is nog bij jou. Waarschuw je werkbegeleider.',
  hide: (name: string) => `Verberg gesprek ${name}; het blijft in je lijst`,
  back: 'Terug naar de lijst',

  who: 'Wie is hier',
  here: 'is er',
  notHere: 'niet verbonden',
  teamHow: 'kan meelezen tot iemand aanneemt',
  about: 'Over dit gesprek',
  aboutEmpty: 'Open een gesprek. Hier staat dan wat er vooraf is ingevuld en wie er meeleest.',
  answersGone:
    'Deze antwoorden stonden alleen in het tabblad waarin je het gesprek aannam. Op de server zijn ze bij het aannemen gewist.',
  parkedTitle: 'Hoe het hier kwam',
  lasted: 'Duurt nu',
  started: 'Begonnen',
} as const
