import { dpiaRoutes } from './dpia-routes.ts'
import { logbookRoutes } from './logbook-routes.ts'
import { protocolRoutes } from './protocol-routes.ts'
import { stopListRoutes } from './stop-list-routes.ts'
import { textRoutes } from './text-routes.ts'

/** Every address of writing to one person. */
export const personalRoutes = [
  logbookRoutes,
  stopListRoutes,
  textRoutes,
  dpiaRoutes,
  protocolRoutes,
] as const
