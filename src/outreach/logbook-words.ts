import type { Asked } from '../doors/asking.ts'
import type { Platform } from './handle.ts'
import { type KeyAlarm, mostOwnPhrases, type Off } from './logbook-exchange.ts'
import { mostLooksADay } from './looks.ts'
import type { Outcome } from './once-only.ts'
import { outreachWords } from './words.ts'

const lost: Record<KeyAlarm, string> = {
  keys: 'Een sleutel in outreach-keys ontbreekt op de server. Vraag de beheerder om hem uit de back-up terug te zetten. Een stop vastleggen kan wel.',
  'own-key':
    'De sleutel van de bloklijst, outreach-own.key, is niet de goede. Vraag de beheerder om hem uit de back-up terug te zetten.',
}

const why: Readonly<Record<string, string>> = {
  dpia: 'Dit staat uit. Eerst moeten twee personen de DPIA bevestigen.',
  keys: `Dit kan nu niet. ${lost.keys}`,
  'own-key': `Dit kan nu niet. ${lost['own-key']}`,
  'own-text': 'Jij schreef deze tekst. Een ander keurt goed.',
  'text-decided': 'Over deze tekst is al beslist. Kijk opnieuw.',
  'no-why-given': 'Schrijf kort waarom.',
  'own-key-there': 'De goede sleutel is er al. De bloklijst blijft zoals hij is.',
  'many-looks': `Je hebt vandaag ${mostLooksADay} keer een naam of tekst laten nakijken. Meer kan niet op één dag. Morgen kun je verder. Een stop vastleggen kan wel.`,
  'no-text': 'Er is geen goedgekeurd bericht in deze taal. Kijk bij Teksten.',
  'minor-reason': 'Schrijf op waarom het protocol dit toelaat, in 10 tot 300 tekens.',
  'protocol-unread': 'Lees eerst het protocol voor minderjarigen en zet er een vinkje bij.',
  'protocol-short': 'Vul elk vak in, met minstens 10 tekens.',
  enough: 'Je hebt gezegd dat het genoeg is voor vandaag. Morgen kun je verder.',
  'no-handle': 'Dit kan geen accountnaam zijn op dit platform. Kijk de naam na.',
  minor:
    'Misschien is deze persoon minderjarig. Zonder een protocol dat nu geldt, sturen wij geen bericht.',
  'has-handle': 'De accountnaam staat in je tekst. Haal hem eruit: hij mag niet worden bewaard.',
  'has-address':
    'In je tekst staat een adres, nummer of account. Haal het eruit. Zet na een punt een spatie.',
  'own-name':
    'In je tekst of in het bericht staat een naam of adres van de bloklijst. Haal het eruit. Is het je werknaam, of een woord van het bericht? Vraag je collega’s: wie het erop zette, maakt de eigen lijst leeg en zet er de hele naam op.',
  'own-in-use':
    'Dit staat in een bericht of adres van ons, of het is een werknaam. Met dit op de lijst gaat er geen bericht meer weg. Typ er een woord bij, zoals je achternaam.',
  'own-full': `Er staan al ${mostOwnPhrases} namen en adressen op je bloklijst. Meer kan niet. Maak de lijst leeg en zet erop wat nodig is.`,
  stop: 'Deze persoon wil geen berichten. Schrijf niet, ook niet op een andere plek.',
  before: 'Deze persoon is al benaderd, of een collega is ermee bezig. Schrijf niet nog een keer.',
  own: 'Een ander moet meekijken. Je kunt dit niet zelf goedkeuren.',
  'not-own': 'Alleen wie dit aanvroeg kan dit doen.',
  gone: 'Dit kan niet meer. Iemand was je voor, of het is verlopen.',
  quiet: 'Het is nu stil. Berichten gaan alleen weg tussen 10.00 en 21.00 uur, niet op feestdagen.',
  'no-chat': 'De chat is nu niet open. Wacht tot er iemand kan antwoorden.',
  'other-handle':
    'Dit is een andere naam dan je aanvroeg. Kijk of je het goede profiel voor je hebt.',
  message:
    'Met jouw werknaam erin mag dit bericht niet weg. Kijk bij Teksten, of vraag de beheerder om een andere werknaam.',
  'no-phrase': 'Typ één tot vier woorden.',
  stale: 'De tekst is veranderd. Laad de pagina opnieuw en lees hem nog eens.',
}

/** What came back instead of what was asked for. */
export function sayNot(answer: Asked<unknown>): string {
  if (answer.kind !== 'refused') return outreachWords.offline
  const detail = answer.detail as { readonly why?: unknown } | null
  return why[String(detail?.why)] ?? outreachWords.failed
}

export const logbookWords = {
  title: 'Logboek',
  how: 'Eén persoon, één bericht. Een collega kijkt eerst mee. De accountnaam wordt nergens bewaard.',
  off: {
    dpia: why['dpia'] ?? '',
    keys: why['keys'] ?? '',
    'own-key': why['own-key'] ?? '',
  } satisfies Record<Off, string>,
  toDpia: 'Lees en bevestig de DPIA',
  wait: { quiet: why['quiet'] ?? '', 'no-chat': why['no-chat'] ?? '' },
  minutes: (minutes: number) =>
    minutes < 2 ? 'Je kijkt hier net.' : `Je kijkt hier ${minutes} minuten.`,
  pause: 'Neem nu pauze. Loop even weg van je scherm.',
  enough: 'Genoeg voor vandaag',
  enoughTitle: 'Het is genoeg voor vandaag',
  enoughHow:
    'Tot morgen kun je niets aanvragen, goedkeuren of versturen. Wat er van een verstuurd bericht kwam, kun je in het logboek nog vastleggen. Praat met je leidinggevende als het je bijblijft.',
  enoughAsk:
    'Tot morgen kun je dan niets aanvragen, goedkeuren of versturen. Dit kun je vandaag niet terugdraaien. Wat er van een verstuurd bericht kwam, kun je in het logboek wel vastleggen.',
  enoughDoes: 'Stop voor vandaag',
  new: 'Nieuwe persoon',
  newTitle: 'Vraag een bericht aan',
  newDoes: 'Vraag aan',
  platform: 'Platform',
  platforms: {
    instagram: 'Instagram',
    tiktok: 'TikTok',
    snapchat: 'Snapchat',
    telegram: 'Telegram',
    'ad-site': 'Advertentie (adres of telefoonnummer)',
  } satisfies Record<Platform, string>,
  handle: 'Accountnaam of adres van het profiel',
  handleHow: 'Alleen om op te zoeken. Wij bewaren hem niet.',
  language: 'Taal van het bericht',
  languages: { nl: 'Nederlands', en: 'Engels', ar: 'Arabisch' },
  context: 'Aanleiding: waar en wanneer zag je dit?',
  reason: 'Reden: waarom denk je dat hulp welkom is?',
  textHow: 'Zonder naam, account, adres of nummer. 10 tot 300 tekens.',
  minor: 'Deze persoon is misschien jonger dan 18',
  minorHow: 'Er geldt geen protocol voor minderjarigen. Dan sturen wij geen bericht.',
  minorUnder: 'Dit protocol geldt nu:',
  minorReason: 'Waarom laat het protocol dit toe?',
  minorReasonShort: 'Misschien minderjarig',
  protocolRead: 'Ik heb het protocol gelezen. Deze aanvraag past erbij.',
  toProtocol: 'Lees het protocol',
  asked: 'Aangevraagd. Een collega kijkt mee.',
  waiting: 'Wacht op een collega',
  approved: 'Mag worden verstuurd',
  sent: 'Verstuurd',
  closed: 'Niet verstuurd',
  none: 'Er staat niets.',
  about: (platform: Platform, worker: string, day: string) =>
    `${logbookWords.platforms[platform]} · ${worker} · ${day}`,
  contextShort: 'Aanleiding',
  reasonShort: 'Reden',
  messageShort: 'Dit bericht krijgt deze persoon',
  approve: 'Keur goed',
  refuse: 'Keur af',
  withdraw: 'Trek in',
  approvedTold: 'Goedgekeurd. De collega kan het bericht sturen.',
  refusedTold: 'Afgekeurd. Alles over deze persoon is weg.',
  withdrawnTold: 'Ingetrokken. Alles over deze persoon is weg.',
  withdrawnLateTold: 'Ingetrokken. Deze persoon telt een jaar lang als benaderd.',
  withdrawLate: 'Trek je dit nu in? Dan telt deze persoon toch een jaar lang als benaderd.',
  byColleague: (name: string) => `goedgekeurd door ${name}`,
  waitsForOther: 'Een collega moet meekijken.',
  waitsForWorker: (name: string) => `${name} verstuurt.`,
  send: 'Haal het bericht op',
  sendTitle: 'Eén bericht, één keer',
  sendHow:
    'Typ de accountnaam nog een keer, met het profiel voor je. Je krijgt het bericht één keer te zien. Daarna staat deze persoon als benaderd, ook als je het toch niet stuurt.',
  sendDoes: 'Controleer en haal op',
  copyTitle: 'Stuur dit bericht',
  copyHow: 'Plak het in de app, met je werkaccount. Verander er niets aan.',
  copy: 'Kopieer',
  copied: 'Gekopieerd',
  copyNotYet:
    'Je hebt het bericht nog niet gekopieerd. Sluit je dit? Dan krijg je het niet nog een keer te zien.',
  copyLeave: 'Sluit zonder kopie',
  copyByHand: 'Kopiëren lukt hier niet. Selecteer de tekst en kopieer hem zelf.',
  done: 'Klaar',
  outcome: 'Wat kwam ervan?',
  outcomeNone: 'nog niets',
  came: (total: number) =>
    total === 1
      ? 'In twaalf maanden ging 1 bericht weg:'
      : `In twaalf maanden gingen ${total} berichten weg:`,
  outcomes: {
    'no-answer': 'geen antwoord',
    replied: 'antwoord',
    'moved-to-chat': 'naar de chat',
    stop: 'stop',
    hostile: 'vijandig',
    'account-blocked': 'account geblokkeerd',
  } satisfies Record<Outcome, string>,
  outcomeSave: 'Leg vast',
  outcomeSaved: 'Vastgelegd.',
  saidStop: 'Zei “stop”',
  saidStopHow:
    'Zei deze persoon “stop” tegen jou? Dan krijgt deze persoon vijf jaar lang geen bericht van ons, op geen enkel platform. Dit kun je niet terugdraaien.',
  saidStopDoes: 'Leg de stop vast',
  stopSaved: 'Vastgelegd. Deze persoon krijgt nergens meer een bericht.',
  hostile: 'Vijandig antwoord',
  hostileTitle: 'Een vijandig antwoord',
  hostileHow: [
    'Antwoord niet. Sluit het gesprek in de app.',
    'Vertel het je leidinggevende, vandaag nog.',
    'Weet iemand wie jij bent of waar je woont? Zeg dat erbij.',
  ],
  hostileCall: (number: string) => `Word je bedreigd en is er nu gevaar? Bel ${number}.`,
  hostileDoes: 'Leg vast en schrijf nooit meer',
  hostileSaved: 'Vastgelegd. Deze persoon krijgt nergens meer een bericht. Neem even pauze.',
  closedWhy: {
    refused: 'afgekeurd',
    withdrawn: 'ingetrokken',
    expired: 'verlopen',
    stopped: 'staat op de stoplijst',
  },
  columns: { day: 'Dag', platform: 'Platform', worker: 'Wie', outcome: 'Uitkomst' },
  ownTitle: 'Jouw bloklijst',
  ownHow:
    'Zet hier je eigen naam, bijnaam, straat of school. Ze kunnen dan nooit in een bericht staan. Niemand kan ze teruglezen, ook jij niet. Krijg je een nieuw account, na hoogstens een jaar? Zet ze er dan opnieuw op.',
  ownCount: (count: number) =>
    count === 1 ? 'Er staat 1 naam of adres op.' : `Er staan ${count} namen en adressen op.`,
  ownPhrase: 'Naam of adres',
  ownAdd: 'Zet erop',
  ownAdded: 'Staat op je bloklijst.',
  ownClear: 'Maak de lijst leeg',
  ownCleared: 'Je bloklijst is leeg.',
  ownRestart: 'Begin met een lege bloklijst',
  ownRestartHow:
    'Is de sleutel nergens meer? Dan kan niemand de oude bloklijst nog gebruiken. Begin opnieuw: van elke collega gaan de namen weg, en ieder zet ze er zelf weer op.',
  ownRestarted:
    'De bloklijst is leeg en heeft een nieuwe sleutel. Vraag elke collega om haar namen er weer op te zetten.',
} as const

export const stopListWords = {
  title: 'Stoplijst',
  how: 'Wie “stop” zegt, krijgt vijf jaar lang nergens meer een bericht van ons. De lijst kan niemand lezen: je kunt alleen vragen of een naam erop staat.',
  look: 'Staat deze naam erop?',
  add: 'Zet op de stoplijst',
  addTitle: 'Zet deze naam erop?',
  addHow:
    'Dan krijgt deze persoon vijf jaar lang geen bericht van ons, op geen enkel platform. Dit kun je niet terugdraaien. Kijk de naam goed na.',
  addDoes: 'Zet erop',
  listed: 'Deze naam staat erop. Schrijf niet.',
  notListed: 'Deze naam staat er niet op.',
  added: 'Staat op de stoplijst. Wat voor deze persoon klaarstond, gaat niet weg.',
} as const

export const dpiaWords = {
  title: 'DPIA',
  on: 'Aan. Twee personen hebben deze tekst bevestigd.',
  offNone: 'Uit. Nog niemand heeft deze tekst bevestigd. Er zijn er twee nodig.',
  offOne: 'Uit. Eén persoon heeft deze tekst bevestigd. Er is nog één nodig.',
  version: (document: string) => `Versie ${document}`,
  confirmations: 'Bevestigd door',
  confirm: 'Ik heb dit gelezen en bevestig het',
  withdraw: 'Trek mijn bevestiging in',
  confirmed: 'Je hebt de tekst bevestigd.',
  withdrawn: 'Je bevestiging is ingetrokken. Het logboek staat uit zolang er minder dan twee zijn.',
  valid: 'Een bevestiging geldt één jaar, en alleen voor deze versie.',
  print: 'Druk af of bewaar als pdf',
  messages: 'Het bericht dat nu geldt, in elke taal',
  message: (language: string, version: number) => `${language}, versie ${version}`,
  noMessages: 'Er is nu geen bericht in gebruik.',
} as const

const many = (one: string, more: (count: number) => string) => (count: number) =>
  count === 1 ? one : more(count)

/** The logbook's part of the first screen. */
export const logbookTodayWords = {
  title: 'Eén persoon, één bericht',
  none: 'In het logboek wacht niets op jou.',
  alarms: {
    keys: `Er gaat geen bericht weg. ${lost.keys}`,
    'own-key': `Er gaat geen bericht weg. ${lost['own-key']} Is hij nergens meer? Kijk dan in het logboek.`,
  } satisfies Record<KeyAlarm, string>,
  toApprove: many(
    '1 aanvraag wacht op een tweede blik',
    (count) => `${count} aanvragen wachten op een tweede blik`,
  ),
  toSend: many('1 bericht mag je versturen', (count) => `${count} berichten mag je versturen`),
  toTell: many(
    'Van 1 bericht moet je nog zeggen wat ervan kwam',
    (count) => `Van ${count} berichten moet je nog zeggen wat ervan kwam`,
  ),
  texts: many(
    '1 tekst wacht op jouw goedkeuring',
    (count) => `${count} teksten wachten op jouw goedkeuring`,
  ),
  protocol: 'Het protocol voor minderjarigen wacht op jouw bevestiging',
  noOwnPhrases: 'Je bloklijst is leeg. Zet er je eigen naam en adres op',
} as const
