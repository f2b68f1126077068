import type { Route } from './route.ts'

/** Something that anybody may get: of who asks nothing is looked at, and nothing is read. */
export const openGet = (
  path: string,
  dress: Route['dress'],
  answer: Route['answer'],
  query?: readonly string[],
): Route => ({
  method: 'GET',
  path,
  permission: 'anyone',
  maxBytes: 0,
  takes: 'nothing',
  dress,
  ...(query && { query }),
  answer,
})
