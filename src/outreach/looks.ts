/**
 * So often on a day a worker may have something looked up: whether somebody was contacted or said stop, and whether
 * words that she wrote or lets through have a colleague's name in them. In the logbook, on the stop list and in texts
 * together: enough for a day's work, too little to go through a list. A proposal.
 */
export const mostLooksADay = 40
