/** What the screen of regional contacts says, in Dutch for editors. */
export const contactsWords = {
  title: 'Hulp in de regio',
  how: 'Bij wie lezers uitkomen op “Hulp bij jou in de buurt”. Download de lijst, verander hem in een spreadsheet en stel hem voor. Een collega bevestigt. Nummers staan er niet in: die komen uit de lijst met hulplijnen.',
  download: 'Download de lijst',
  choose: 'Kies een bestand (CSV)',
  propose: 'Stel voor',
  proposed: (rows: number) => `Voorgesteld: ${rows} rijen. Een collega moet dit bevestigen.`,
  waits: (changes: number) =>
    changes === 1 ? 'Eén regel verandert.' : `${changes} regels veranderen.`,
  confirmed: 'De nieuwe lijst staat nu op de site.',
  now: 'De lijst van nu',
  gone: 'gaat weg',
  fresh: 'komt erbij',
} as const
