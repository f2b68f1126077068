/**
 * The one table from a room's word to an HTTP status. Clients know the words and say them in the reader's language.
 * Source of the statuses: RFC 9110 §15.
 */
export const refusals = {
  malformed: 400,
  'not-signed-in': 401,
  'not-allowed': 403,
  'foreign-origin': 403,
  unknown: 404,
  'stale-epoch': 409,
  'stale-reception': 409,
  taken: 409,
  'not-on-shift': 409,
  exists: 409,
  left: 410,
  ended: 410,
  expired: 410,
  'too-large': 413,
  'wrong-type': 415,
  'prove-work': 428,
  'too-many': 429,
  failed: 500,
  closed: 503,
  full: 503,
  busy: 503,
  'database-gone': 503,
} as const satisfies Record<string, number>

export type Refusal = keyof typeof refusals
