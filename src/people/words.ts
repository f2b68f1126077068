import type { Role } from '../chain/paper.ts'

/** Signing in and the reception key as staff read it: Dutch, B1. */
export const peopleWords = {
  signInTitle: 'Aanmelden',
  signInHow: 'Meld je aan met je passkey: je vinger, je gezicht of de pincode van dit apparaat.',
  signIn: 'Meld je aan',
  signingIn: 'Wacht op je passkey',
  enrolTitle: (name: string) => `Welkom, ${name}`,
  enrolRole: (role: Role) =>
    `Je werkt hier als ${roleWord[role]}. Bezoekers zien alleen de naam hierboven.`,
  enrolHow:
    'Maak nu een passkey op dit apparaat. Daarna gebruik je hem meteen één keer, zodat je zeker weet dat hij werkt. Deze link is dan op.',
  enrol: 'Maak een passkey',
  enrolling: 'Volg de stappen van je apparaat',
  opening: 'Je link wordt nagekeken',
  again: 'Probeer het opnieuw',
  signInInstead: 'Meld je aan met je passkey',

  noBrowser: 'Aanmelden kan hier niet. Open dit adres met https, in een gewone en recente browser.',
  cancelled: 'Het is niet afgemaakt. Er is niets veranderd; probeer het gerust opnieuw.',
  'no-prf':
    'Dit apparaat kan je sleutel niet bewaren. Gebruik een ander apparaat, een recente browser of een beveiligingssleutel met PRF.',
  'no-passkey':
    'Dit apparaat of deze browser kan geen passkey maken of gebruiken. Probeer een ander.',
  'wrong-key':
    'Je sleutel gaat hiermee niet open. Vraag je werkbegeleider om een nieuwe link en gebruik deze niet meer.',
  offline: 'Er komt geen antwoord. Kijk of je internet werkt en probeer het opnieuw.',
  refusedLink: {
    unknown: 'Deze link kennen wij niet. Kijk of je hem helemaal hebt overgenomen.',
    taken:
      'Deze link is al gebruikt. Was jij dat, meld je dan aan met je passkey. Was jij dat niet, zeg het meteen tegen je werkbegeleider.',
    expired:
      'Deze link is verlopen, of je deed er te lang over. Open hem opnieuw of vraag een nieuwe.',
    'not-allowed':
      'Dit account mag niet meer inloggen, of je passkey klopte niet. Vraag het je werkbegeleider.',
    exists: 'Deze passkey hoort al bij een account. Meld je daarmee aan.',
  },
  refusedSignIn: {
    unknown:
      'Deze passkey kennen wij niet. Kies een andere, of vraag je werkbegeleider om een link.',
    expired: 'Je deed er te lang over. Probeer het opnieuw.',
    'not-allowed': 'Met deze passkey kom je niet binnen. Vraag het je werkbegeleider.',
  },
  refusedOther: 'Het lukte nu niet. Probeer het over een minuut opnieuw.',

  receptionTitle: 'Sleutel van de ontvangst',
  receptionWhat:
    'Met deze sleutel kunnen collega’s lezen wat een bezoeker als eerste stuurt. Hij wordt elke zeven dagen vernieuwd en werkt er veertien.',
  receptionNone:
    'Er is geen geldige sleutel. De chat is daarom dicht. Vernieuw de sleutel om hem te openen.',
  receptionAge: (days: number) =>
    days === 0
      ? 'Vandaag vernieuwd.'
      : days === 1
        ? 'Gisteren vernieuwd.'
        : `${days} dagen geleden vernieuwd.`,
  receptionBy: (name: string) => `Ondertekend door ${name}.`,
  receptionFor: (count: number) =>
    count === 1 ? 'Eén collega staat erop.' : `${count} collega’s staan erop.`,
  receptionOthers:
    'Er zijn collega’s bij gekomen of weggegaan. Vernieuw de sleutel, dan klopt de lijst weer.',
  receptionOld: 'Deze sleutel is te oud. Vernieuw hem nu.',
  renew: 'Vernieuw de sleutel',
  renewing: 'De sleutel wordt vernieuwd',
  renewed: 'De sleutel is vernieuwd.',
  renewRefused: 'Vernieuwen lukte niet, want er is net iets veranderd. Probeer het opnieuw.',
  'clock-wrong':
    'De klok van dit apparaat loopt dagen verkeerd. Zet hem goed en probeer het opnieuw.',
  untrusted:
    'De papieren op de server kloppen niet met de hoofdsleutel van dit huis. Doe niets en waarschuw de beheerders.',
}

const roleWord: Readonly<Record<Role, string>> = {
  counsellor: 'hulpverlener',
  supervisor: 'werkbegeleider',
  admin: 'beheerder',
  editor: 'redacteur',
  analyst: 'analist',
  outreach_worker: 'outreachend werker',
  experience_expert: 'ervaringsdeskundige',
}
