import type { ChannelKind, Problem } from './channel.ts'
import type { CredentialField } from './channel-credentials.ts'
import type { ChannelState } from './channel-exchange.ts'

const moments = new Intl.DateTimeFormat('nl-NL', { dateStyle: 'medium', timeStyle: 'short' })
/** text: ISO 8601. */
export const sayMoment = (text: string): string => moments.format(new Date(text))

/** The desk's words for the ways in: Dutch, B1. */
export const channelWords = {
  title: 'Kanalen',
  how: 'Jongeren kunnen ons hier zelf een bericht sturen. Elk bericht krijgt één automatisch antwoord: de weg naar de veilige chat. Wij lezen en bewaren niets van wat zij schrijven.',
  name: {
    telegram: 'Telegram',
    instagram: 'Instagram',
    messenger: 'Messenger',
    sms: 'Sms',
    email: 'E-mail',
  } satisfies Record<ChannelKind, string>,
  /** What each platform allows; docs/channels.md has the sources. */
  allows: {
    telegram:
      'De bot mag pas antwoorden als iemand zelf op Start drukt of schrijft. Hij mag niet zelf beginnen.',
    instagram:
      'Antwoorden mag tot 24 uur na iemands laatste bericht. Wij antwoorden alleen op berichten van het laatste uur.',
    messenger:
      'Antwoorden mag tot 24 uur na iemands laatste bericht. Wij antwoorden alleen op berichten van het laatste uur.',
    sms: 'Via jullie eigen sms-dienst. Die tekent elk bericht met een gedeeld geheim.',
    email: 'Via jullie eigen maildienst. Die tekent elk bericht met een gedeeld geheim.',
  } satisfies Record<ChannelKind, string>,
  state: {
    off: 'Uit',
    starting: 'Start',
    works: 'Werkt',
    failing: 'Hapert',
    dead: 'Werkt niet',
    silent: 'Niet bewaakt',
  } satisfies Record<ChannelState, string>,
  problem: {
    refused: 'De gegevens worden niet geaccepteerd. Vul ze opnieuw in.',
    elsewhere: 'Een andere computer leest deze bot al. Zet die uit.',
    limited: 'Het is te druk. Het platform vraagt ons te wachten.',
    unreachable: 'Er komt geen antwoord. Kijk of het adres klopt en of de dienst werkt.',
    broken: 'Het platform meldt zelf een storing. Probeer het later opnieuw.',
    odd: 'Het platform antwoordt anders dan we verwachten. Waarschuw de beheerders.',
    inside: 'Het adres ligt in een eigen netwerk. Vraag de beheerders of dat mag.',
    'not-brought':
      'Telegram kan ons adres niet bereiken. Waarschuw de beheerders, of kies: wij halen ze op.',
    'lost-key': 'De opgeslagen gegevens gaan niet open met het sleutelbestand. Vul ze opnieuw in.',
  } satisfies Record<Problem, string>,
  /** What went wrong with one channel: only a gateway has an address that somebody typed. */
  problemOf: (kind: ChannelKind, problem: Problem): string =>
    problem === 'unreachable' && kind !== 'sms' && kind !== 'email'
      ? channelWords.noAnswer[kind]
      : channelWords.problem[problem],
  noAnswer: {
    telegram: 'Telegram antwoordt niet. Kijk of de token klopt, of probeer het later opnieuw.',
    instagram:
      'Instagram antwoordt niet. Kijk of de gegevens kloppen, of probeer het later opnieuw.',
    messenger:
      'Messenger antwoordt niet. Kijk of de gegevens kloppen, of probeer het later opnieuw.',
  },
  silentHow: 'Er is al minuten niet gekeken of dit kanaal werkt. Waarschuw de beheerders.',
  alarm: (names: readonly string[]) =>
    names.length === 1
      ? `${names[0]} werkt niet.`
      : `Deze kanalen werken niet: ${names.join(', ')}.`,
  today: {
    judge: (name: string, by: string) => `${name}: bekijk het adres dat ${by} invulde`,
    broken: {
      dead: (name: string) => `${name} werkt niet`,
      silent: (name: string) => `${name} wordt niet bewaakt`,
    },
  },
  healthyAt: (moment: string) => `Voor het laatst gezien dat het werkt: ${moment}.`,
  failures: (count: number) =>
    count === 1 ? 'De laatste keer ging het mis.' : `${count} keer op rij ging het mis.`,
  unanswered: (count: number) =>
    count === 1
      ? 'Ons laatste antwoord kwam niet aan.'
      : `${count} antwoorden op rij kwamen niet aan: mensen schrijven en horen niets.`,
  unansweredHow:
    'Dit gaat pas weg als er een antwoord aankomt. Stuur zelf een bericht om het te proberen.',
  dropped: (count: number) => `Door drukte kregen ${count} berichten geen antwoord.`,
  setBy: (name: string, day: string, confirmedBy: string | null) =>
    confirmedBy
      ? `Ingesteld door ${name}, bevestigd door ${confirmedBy} op ${day}.`
      : `Ingesteld door ${name} op ${day}.`,
  removedBy: (name: string, day: string) => `Uitgezet door ${name} op ${day}.`,
  address: 'Ons adres voor dit platform',
  set: 'Stel in',
  replace: 'Vervang gegevens',
  test: 'Test',
  testing: 'Wordt getest',
  remove: 'Zet uit',
  about: (verb: string, name: string) => `${verb}: ${name}`,
  setTitle: (name: string) => `${name} instellen`,
  setHow:
    'Wat je hier invult, wordt versleuteld bewaard en nooit meer getoond. Dat jij het deed, wordt genoteerd met jouw naam.',
  save: 'Bewaar en start',
  saved: (name: string) => `${name} is ingesteld. Test het kanaal.`,
  waitsHow:
    'Aan dit adres sturen wij het nummer of adres van wie ons schrijft. Daarom ziet een collega een nieuw adres eerst. Het gaat werken als die het bevestigt.',
  waits: (name: string) => `Bewaard. ${name} gaat werken als een collega het adres bevestigt.`,
  proposal: {
    title: 'Wacht op een collega',
    by: (name: string, day: string) => `${name} vulde dit adres in op ${day}.`,
    address: 'Nieuw adres',
    before: 'Nu in gebruik',
    nothingBefore: 'nog geen adres',
    how: 'Klopt dit adres? Wij sturen er het nummer of adres heen van wie ons schrijft.',
    own: 'Jij vulde dit in. Een collega moet het bevestigen.',
    left: 'Deze collega werkt niet meer bij Bereik. Wijs het adres af en vul het zelf opnieuw in.',
    confirm: 'Bevestig adres',
    refuse: 'Wijs af',
    withdraw: 'Trek in',
    confirmed: (name: string) => `${name} gebruikt nu dit adres. Test het kanaal.`,
    refused: 'Het nieuwe adres is weggegooid.',
    stale: 'Dit is al beoordeeld of vervangen. Kijk hoe het nu staat.',
  },
  removeTitle: (name: string) => `${name} uitzetten?`,
  removeHow:
    'De gegevens worden weggegooid. Wie ons daarna hier schrijft, krijgt geen antwoord meer.',
  removed: (name: string) => `${name} staat uit.`,
  works: (name: string | null) =>
    name === null
      ? 'De test is gelukt: het platform kent ons.'
      : `De test is gelukt: wij zijn ${name}.`,
  fails: (kind: ChannelKind, problem: Problem): string =>
    `De test is mislukt. ${channelWords.problemOf(kind, problem)}`,
  isOff: 'Dit kanaal staat uit. Er is niets getest.',
  way: 'Hoe komen berichten binnen?',
  polling: 'Wij halen ze op',
  webhook: 'Telegram brengt ze (vraagt een https-adres)',
  field: {
    token: 'Token van @BotFather',
    accountId: 'Nummer van ons account of onze pagina',
    accessToken: 'Toegangssleutel (access token)',
    appSecret: 'Geheim van de app (app secret)',
    verifyToken: 'Controlewoord (verify token)',
    url: 'Adres van de dienst',
    secret: 'Gedeeld geheim, minstens 24 tekens',
  } satisfies Record<CredentialField['name'], string>,
  why: {
    field: (label: string) => `Dit klopt niet: ${label}. Kijk het na.`,
    'needs-https': 'Telegram komt alleen naar een https-adres. Kies: wij halen ze op.',
    address: 'Schrijf een https-adres zonder naam of wachtwoord erin.',
    inside: 'Dit adres ligt in een eigen netwerk. Vraag de beheerders of dat mag.',
    stale: 'Een collega was je voor. Kijk eerst hoe het nu staat.',
    other: 'Dat lukte niet. Probeer het opnieuw.',
  },
}
