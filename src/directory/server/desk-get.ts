import type { Route } from '../../doors/route.ts'

/** A question that the redaction asks of the house: editors, and experts by experience who read along. */
export const deskGet = (path: string, answer: Route['answer']): Route => ({
  method: 'GET',
  path,
  permission: 'redaction',
  maxBytes: 0,
  takes: 'nothing',
  dress: 'api',
  answer,
})
