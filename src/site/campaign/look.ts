/** The campaign's own drawing: a bank card that goes back into its owner's hand. On a grid of 24 × 24. */
export const campaignDrawing = {
  card: 'M4.5 5.5h15A2 2 0 0 1 21.5 7.5v9a2 2 0 0 1-2 2h-15a2 2 0 0 1-2-2v-9a2 2 0 0 1 2-2zM2.5 9.5h19M6 14.5h4',
  no: 'M3 21L21 3',
} as const

/** The same by day and by night: it hangs on walls. */
export const campaignColours = {
  ground: '#0b4f5c',
  ink: '#faf7f2',
  sun: '#f0a63c',
} as const

export const campaignWords = {
  title: 'Geldezel?',
  answer: 'No way!',
  says: 'Jouw pas. Jouw naam. Jij mag nee zeggen.',
  scan: 'Lees wat je kunt doen.',
  talk: 'Of praat met ons. Gratis. Je hoeft je naam niet te zeggen.',
} as const
