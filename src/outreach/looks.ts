/**
 * So often on a day a worker may ask whether somebody was contacted or said stop, in the logbook and on the stop list
 * together: enough for a day's work, too little to go through a list. A proposal.
 */
export const mostLooksADay = 40
