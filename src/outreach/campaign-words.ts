import type { Audience, Phase } from './campaign.ts'
import type { Channel, CreativeState } from './creative.ts'
import { imageFileMostBytes, imageMostBytes } from './image.ts'

const days = new Intl.DateTimeFormat('nl-NL', { day: 'numeric', month: 'short' })
/** `22 nov. – 5 dec.` */
export const saySpan = (from: string, until: string): string =>
  `${days.format(new Date(`${from}T12:00:00`))} – ${days.format(new Date(`${until}T12:00:00`))}`
const numbers = new Intl.NumberFormat('nl-NL')
export const sayNumber = (value: number): string => numbers.format(value)
const euros = new Intl.NumberFormat('nl-NL', { style: 'currency', currency: 'EUR' })
export const sayEuros = (cents: number): string => euros.format(cents / 100)
/** p: a chance from 0 to 1. `in 40 van de 100 keer`. */
const sayChance = (p: number): string =>
  p < 0.01 ? 'in minder dan 1 van de 100 keer' : `in ${Math.round(100 * p)} van de 100 keer`
const shares = new Intl.NumberFormat('nl-NL', { style: 'percent', maximumFractionDigits: 1 })
export const sayShare = (share: number): string => shares.format(share)

/** Campaigns on the outreach workers' page: Dutch, B1. */
export const campaignWords = {
  title: 'Campagnes',
  overview: 'Alle campagnes',
  make: 'Nieuwe campagne',
  none: 'Er is nog geen campagne. Maak de eerste.',
  save: 'Bewaar',
  change: 'Wijzig',
  saved: 'Bewaard.',
  name: 'Naam',
  goal: 'Doel',
  goalHow: 'Wat moet er na deze campagne anders zijn?',
  audience: 'Voor wie',
  audiences: {
    youth: 'jongeren',
    relatives: 'ouders en anderen',
    professionals: 'professionals',
  } satisfies Record<Audience, string>,
  startsOn: 'Van',
  endsOn: 'Tot en met',
  daysWrong: 'De laatste dag is eerder dan de eerste.',
  phase: 'Stand',
  phases: {
    planned: 'gepland',
    running: 'loopt',
    over: 'voorbij',
    stopped: 'gestopt',
  } satisfies Record<Phase, string>,
  nothingOut: 'nog niets goedgekeurd',
  stop: 'Stop de campagne',
  resume: 'Ga verder',
  stopped: 'De campagne is gestopt. De links tellen niet meer.',
  resumed: 'De campagne gaat verder.',
  madeUp: 'verzonnen cijfers',
  when: 'Wanneer',
  creatives: 'Uitingen',
  waiting: 'Na te kijken',
  visits: 'Bezoeken',
  tests: 'Zelftest af',
  chats: 'Chat gestart',
  serious: 'Serieus gesprek',
  handovers: 'Overgedragen',
  close: 'Sluit deze campagne',

  makeCreative: 'Nieuwe uiting',
  noCreative: 'Er is nog geen uiting.',
  creativeTitle: (variant: string, channel: string) => `Variant ${variant}, ${channel}`,
  variant: 'Variant',
  variantHow: 'Wil je twee uitingen vergelijken? Geef ze een andere letter.',
  language: 'Taal',
  languages: { nl: 'Nederlands', en: 'Engels', ar: 'Arabisch' },
  channel: 'Kanaal',
  channels: {
    instagram: 'Instagram',
    tiktok: 'TikTok',
    snapchat: 'Snapchat',
    telegram: 'Telegram',
    facebook: 'Facebook',
    'ad-site': 'advertentiesite',
    school: 'school',
    municipality: 'gemeente',
    poster: 'poster',
  } satisfies Record<Channel, string>,
  says: 'Tekst',
  alt: 'Wat staat er op het beeld',
  altHow: 'Voor wie het beeld niet ziet.',
  noAlt: 'Beschrijf het beeld voor wie het niet ziet.',
  image: 'Beeld',
  addImage: 'Beeld toevoegen',
  changeImage: 'Ander beeld',
  removeImage: 'Haal het beeld weg',
  imageAdded: 'Het beeld staat erbij. Een collega kijkt opnieuw.',
  imageGone: 'Het beeld is weg. Een collega kijkt opnieuw.',
  chooseImage: `Kies een bestand (PNG, JPEG of WebP, hoogstens ${imageFileMostBytes / 1_000_000} MB)`,
  imageHow:
    'Wij maken het kleiner en halen weg wat de camera erbij schreef, zoals plaats en tijd. Zet er niemand herkenbaar op.',
  notImage: 'Dit is geen PNG, JPEG of WebP die wij kunnen lezen.',
  imageTooLarge: `Dit bestand is te groot, hoogstens ${imageFileMostBytes / 1_000_000} MB. Maak het kleiner en kies het opnieuw.`,
  imageTooDetailed: `Dit beeld blijft te groot, hoogstens ${imageMostBytes / 1_000_000} MB nadat wij het kleiner maakten. Kies een rustiger beeld.`,
  imagesFull: 'Er is geen plaats meer voor beelden. Haal eerst een oud beeld weg.',
  uploading: 'Even bezig',
  cost: 'Kosten in euro’s',
  costWrong: 'Schrijf een bedrag, zoals 25, 25,50 of 1.250,50.',
  ownDays: {
    startsOn: 'Te zien van',
    endsOn: 'Te zien tot en met',
    approveBy: 'Nakijken uiterlijk',
  },
  ownDaysHow: 'Laat de dagen leeg als de uiting gelijk loopt met de campagne.',
  approveByDay: (day: string) => `nakijken uiterlijk ${day}`,
  from: (day: string) => `vanaf ${day}`,
  until: (day: string) => `tot en met ${day}`,
  states: {
    draft: 'in bewerking',
    review: 'na te kijken',
    approved: 'goedgekeurd',
  } satisfies Record<CreativeState, string>,
  by: (names: string) => `Van ${names}`,
  approvedBy: (name: string) => `Goedgekeurd door ${name}`,
  changeCreative: 'Wijzig deze uiting',
  changedAgain: 'Na een wijziging kijkt een collega opnieuw.',
  ask: 'Vraag een collega',
  asked: 'Een collega ziet dit nu bij Vandaag.',
  approve: 'Keur goed',
  approved: 'Goedgekeurd. De links werken in de dagen van de campagne.',
  own: 'Jij schreef hieraan mee. Een collega keurt goed.',
  sendBack: 'Stuur terug',
  sendBackWhy: 'Wat moet er anders?',
  sentBack: (name: string, why: string) => `${name} stuurde terug: ${why}`,
  wentBack: 'Teruggestuurd.',
  rejected: 'Geweigerd door het platform',
  rejectedWhy: 'Reden van het platform',
  rejectedHow: 'Laat leeg als het platform de uiting toch toont.',
  rejectedNote: 'Noteer weigering',
  labels: 'Deze woorden plakken een etiket op wie dit leest:',
  label: (part: string, instead: string) => `“${part}”. Schrijf liever ${instead}.`,

  linksOf: (first: string) => `Links, de eerste is /c/${first}`,
  makeLink: 'Nieuwe link',
  target: 'Leidt naar',
  note: 'Voor wie is deze link',
  noteHow: 'Zoals de school of gemeente die het pakket krijgt. Nooit een naam van iemand.',
  linkMade: 'De link is gemaakt.',
  stopLink: 'Stop deze link',
  stopLinkTitle: (code: string) => `Stop /c/${code}`,
  stopLinkHow: (code: string) =>
    `De link /c/${code} werkt daarna nooit meer. Ook QR-codes en posters die al gedrukt zijn, werken dan niet meer.`,
  linkStopped: 'De link is gestopt.',
  leads: 'werkt',
  leadsNot: 'werkt nu niet',
  ended: 'gestopt',
  copy: 'Kopieer',
  copied: 'Gekopieerd.',
  files: { qr: 'QR-code', poster: 'Poster (A4)', story: 'Beeld voor een telefoon' },
  link: 'Link',

  funnel: 'Van gezien tot chat',
  funnelHow:
    'Wij tellen aantallen, geen mensen. Wie zonder script leest of de pagina opnieuw opent, telt anders mee.',
  upTo: 'Wij schrijven vier keer per dag op wat er is geteld. Bezoeken staan er tot dan, wat daarna komt tot en met gisteren.',
  fewer: 'minder dan 5',
  hidden: 'niet getoond',
  hiddenWhy:
    'Niet getoond: minder dan 5, of een aantal dat zo’n klein aantal verraadt. Zo is niemand te herkennen.',
  step: 'Stap',
  count: 'Aantal',
  share: 'Van de stap ervoor',
  shown: 'Getoond (platform)',
  clicked: 'Geklikt (platform)',
  compare: 'Vergelijk twee varianten',
  compareOne: 'Eerste variant',
  compareOther: 'Tweede variant',
  ofVariant: (variant: string, chats: number | null, visits: number) =>
    `Variant ${variant}: ${sayShown(chats)} van ${sayNumber(visits)} bezoeken begonnen een chat`,
  tooFew: 'Nog niet te zeggen: van een van de twee zijn er te weinig chats om te tonen.',
  nothingYet: 'Nog niet te zeggen: van een van de twee zijn er nog geen bezoeken.',
  notYet: (p: number) => `Nog niet te zeggen. Zo’n verschil komt ${sayChance(p)} door toeval.`,
  better: (variant: string, p: number) =>
    `Variant ${variant} brengt vaker naar de chat. Zo’n verschil komt maar ${sayChance(p)} door toeval.`,
  peek: 'Kijk niet elke dag: wie vaak kijkt, ziet vaker een verschil dat toeval is.',
  stale: 'Iemand anders wijzigde dit net. Kijk opnieuw en doe het dan nog eens.',
  notAllowed: 'Dit mag je niet zelf doen. Vraag een collega.',

  todayReview: 'Na te kijken',
  todayReviewNone: 'Er wacht geen uiting op jou.',
  todaySentBack: 'Teruggestuurd naar jou',
  todayOut: 'Dit gaat vandaag naar buiten',
  todayOutNone: 'Vandaag gaat er niets naar buiten.',
  todaySoon: 'Begint binnen een week',
  todayBack: 'Wat kwam er terug',
  todayBackTable: 'Aantallen van vandaag en gisteren',
  todayBackNone: 'Gisteren en vandaag is er niets geteld.',
  campaign: 'Campagne',
  visitsToday: 'Bezoeken vandaag',
  yesterday: (stage: string) => `${stage} gisteren`,
  look: 'Bekijk',
  goOut: (count: number) => (count === 1 ? '1 gaat naar buiten' : `${count} gaan naar buiten`),
  approvedCount: (count: number) => `${count} goedgekeurd`,
  waitCount: (count: number) => (count === 1 ? '1 wacht' : `${count} wachten`),
} as const

/** How a campaign stands: in its days it runs only once something of it was approved. */
export const sayPhase = (line: { readonly phase: Phase; readonly approved: number }): string =>
  line.phase === 'running' && line.approved === 0
    ? campaignWords.nothingOut
    : campaignWords.phases[line.phase]

/** What a creative's own days are; one of the two may be its campaign's. */
export function sayOwnDays(from: string | null, until: string | null): string {
  if (from && until) return saySpan(from, until)
  if (from) return campaignWords.from(days.format(new Date(`${from}T12:00:00`)))
  return campaignWords.until(days.format(new Date(`${until}T12:00:00`)))
}

/** null: may not be shown. */
export const sayShown = (count: number | null): string =>
  count === null ? campaignWords.hidden : sayNumber(count)
/** Of a whole campaign: null is fewer than five, for nothing else is hidden there. */
export const sayOwn = (count: number | null): string =>
  count === null ? campaignWords.fewer : sayNumber(count)
