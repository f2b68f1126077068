/** What the redaction says wherever two persons decide: Dutch, B1. */
export const proposalWords = {
  by: (by: string) => `Voorstel van ${by}`,
  own: 'Dit is jouw voorstel. Een collega moet het bevestigen.',
  confirm: 'Bevestig',
  refuse: 'Wijs af',
  refuseTitle: 'Dit voorstel afwijzen',
  refuseWhy: 'Waarom? (mag leeg)',
  refuseHow: 'Wie het voorstelde, leest hier je reden. Lezers merken er niets van.',
  refused: 'Afgewezen. Wie het voorstelde, ziet dat hier.',
  refusedBy: (by: string) => `Afgewezen door ${by}`,
  withdraw: 'Trek in',
  clear: 'Haal deze melding weg',
  withdrawn: 'Het voorstel is weg.',
  waiting: 'Bevestig of wijs af',
  fact: (id: string) => `Feit ${id}`,
  number: (name: string) => `Nummer van ${name}`,
  streetWord: (word: string) => `Straatwoord ${word}`,
} as const
