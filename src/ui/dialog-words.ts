/** What stands in every dialog of the staff's pages. Dutch, B1. */
export const dialogWords = {
  cancel: 'Annuleer',
  leaving: 'Weggooien wat je typte?',
  leave: 'Gooi weg',
  stay: 'Typ verder',
} as const
