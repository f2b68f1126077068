/** What stands in a kit. Dutch, B1: teachers and officials read it, and pass it on. */
export const kitWords = {
  /** image: what its file is called; null when there is none. */
  letter: (
    name: string,
    campaign: string,
    address: string,
    poster: string,
    image: string | null,
  ) => `Beste collega,

Dit is het pakket van de campagne “${campaign}” voor ${name}.
Wil je meedoen? Dat kost weinig tijd.

Zo gebruik je het pakket
1. Print de poster (${poster}). Hang hem op waar jongeren komen, ook bij de wc.
2. Zet het beeld voor een telefoon (beeld-telefoon) op een scherm of in een story.
3. Zet de tekst uit nieuwsbrief.txt in jullie nieuwsbrief of op jullie site.
4. Neem bij elk beeld de beschrijving over uit beschrijvingen.txt. Dan hoort ook wie niet goed ziet wat erop staat.${image === null ? '' : `\n5. Zet het beeld van de campagne (${image}) bij de tekst in jullie nieuwsbrief of op jullie site.`}

Deze link is alleen voor jullie
${address}
Wij tellen hoe vaak iemand de link opent, een test doet of een chat begint, en hoe ver zo’n gesprek komt.
Wij weten niet wie het zijn. Deel de link dus gewoon.

Let op
- Verander de tekst niet. Een woord als “slachtoffer” schrikt jongeren af.
- Vraag een jongere niet of hij of zij de link heeft geopend.
- Praat een jongere met jou? Luister. Jij hoeft het niet op te lossen. Samen kijken kan ook via de chat.
- Is er direct gevaar? Bel 112.

Dank je wel,
Keerpunt
`,
  newsletter: (says: string, address: string) => `Voor in de nieuwsbrief

${says}

Jongeren praten bij Keerpunt met iemand die luistert. Gratis, en zonder hun naam te zeggen. Keerpunt is geen politie.
Kijk op ${address}
`,
  texts: 'Teksten van de campagne. Neem ze over zoals ze hier staan.',
  /** image: what its file is called, and what stands on it; null when there is none. */
  descriptions: (
    says: string,
    address: string,
    image: { readonly name: string; readonly alt: string } | null,
  ) => `Beschrijvingen van de beelden, voor wie ze niet ziet

Poster en beeld voor een telefoon:
De tekst “${says.replaceAll(/\s+/g, ' ')}”, met een QR-code en het adres ${address}.${image === null ? '' : `\n\nBeeld van de campagne (${image.name}):\n${image.alt}`}

QR-code:
Een QR-code die leidt naar ${address}.
`,
} as const

/** Kits on the outreach workers' page: Dutch, B1. */
export const kitDeskWords = {
  title: 'Pakketten',
  overview: 'Alle pakketten',
  how: 'Een pakket voor een school of gemeente heeft een eigen link. Zo zie je per regio wat het bracht, en niet wie.',
  make: 'Nieuw pakket',
  none: 'Er is nog geen pakket. Maak het eerste.',
  noCreative:
    'Er is nog geen goedgekeurde uiting. Vraag eerst een collega om er een goed te keuren.',
  creative: 'Campagne en uiting',
  creativeOf: (campaign: string, variant: string, says: string) =>
    `${campaign}, variant ${variant}: ${says}`,
  municipality: 'Gemeente',
  school: 'School',
  schoolHow: 'Laat leeg als het pakket voor de gemeente zelf is. Nooit een naam van iemand.',
  target: 'Leidt naar',
  made: 'Het pakket is gemaakt.',
  forWhom: 'Voor wie',
  region: 'Regio',
  link: 'Link',
  fetch: 'Haal op (zip)',
  fetchOf: (name: string) => `Haal op (zip) voor ${name}`,
  making: 'Even bezig',
  saved: {
    fetched: 'Het pakket staat bij je downloads.',
    stopped: 'De link van dit pakket is gestopt. Maak een nieuw pakket.',
    failed: 'Het pakket kon niet gemaakt worden. Probeer het opnieuw.',
  },
  notReady: 'wacht op een collega',
  unknownPlace: 'Deze plaats kennen wij niet. Schrijf de naam van een gemeente.',
  which: 'Welke bedoel je?',
  perRegion: 'Per regio',
  noKit: 'zonder pakket',
} as const
