import type { NumberFault } from '../directory/numbers.ts'

/** What the screen of telephone numbers says: Dutch, B1. */
export const numberWords = {
  title: 'Nummers',
  how: 'De nummers van de hulplijnen, zoals elke pagina ze laat zien. Een fout nummer stuurt iemand in nood naar de verkeerde. Daarom verandert niemand er een alleen: jij stelt voor, een collega bevestigt.',
  line: 'Hulplijn',
  number: 'Nummer',
  source: 'Waar staat dit nummer?',
  sourceColumn: 'Bron',
  sourceHow: 'Bijvoorbeeld de eigen site van de hulplijn.',
  checkedOn: 'Nagekeken op',
  never: 'nog niet nagekeken',
  edit: 'Verander',
  editTitle: (name: string) => `Nummer van ${name}`,
  propose: 'Stel voor',
  proposed: 'Voorgesteld. Een collega moet het bevestigen. Tot dan blijft het oude nummer staan.',
  confirmed: 'Bevestigd. Elke pagina laat nu dit nummer zien.',
  look: 'Open zelf de bron of bel het nummer, voordat je dit bevestigt.',
  was: 'nu',
  becomes: 'wordt',
  why: {
    'not-a-number':
      'Dit is geen Nederlands telefoonnummer. Schrijf het zoals 0800-2000 of 033-448 11 86.',
    'dear-number': 'Dit is een duur betaalnummer. Dat kan hier niet staan.',
    'same-number': 'Dit nummer staat al bij een andere hulplijn.',
    'no-source': 'Schrijf waar dit nummer staat.',
    'not-a-day': 'Kies de dag waarop je het hebt nagekeken. Die is vandaag of eerder.',
  } satisfies Record<NumberFault, string>,
} as const
