/** What a hash is of: equal names in the two lists do not look equal. */
export const contactLabel = 'outreach contact'
export const stopLabel = 'outreach stop'
