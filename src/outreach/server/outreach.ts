import type { Database } from '../../database/server/database.ts'
import type { PlaceIndex } from '../../directory/place-index.ts'
import type { Route } from '../../doors/route.ts'
import { calendarRoutes } from './calendar-routes.ts'
import { campaignRoutes } from './campaign-routes.ts'
import { countRoutes } from './count-routes.ts'
import { type Counting, openCounting } from './counting.ts'
import { creativeRoutes } from './creative-routes.ts'
import { drawingRoutes } from './drawing-routes.ts'
import { endRoutes } from './end-routes.ts'
import { imageRoutes } from './image-routes.ts'
import { kitRoutes } from './kit-routes.ts'
import { type Leading, openLeading } from './leading.ts'
import { linkRoutes } from './link-routes.ts'
import { todayRoutes } from './today-routes.ts'

/** What campaigns need from the others. */
export type OutreachParts = {
  readonly database: Database
  readonly clock: () => number
  /** What stands before `/c/` in a link. */
  readonly publicOrigin: string
  /** Under which name a member of staff works; the member id when nobody knows. */
  readonly nameOf: (member: string) => Promise<string>
  /** Pages of ours that a link may lead to, now. */
  readonly targets: () => readonly { readonly path: string; readonly title: string }[]
  /** The country's places, for whom a kit is. */
  readonly places: () => PlaceIndex
  readonly onFault: (error: unknown) => void
}

/** What this room's addresses for campaigns work with. */
export type OpenOutreach = AsyncDisposable & {
  readonly parts: OutreachParts
  readonly leading: Leading
  readonly counting: Counting
}

/** Campaigns for the others. */
export type Outreach = AsyncDisposable & { readonly routes: readonly Route[] }

/** Reads which codes lead somewhere, keeps up with them, and counts. Closing it writes what waits. */
export async function openOutreach(parts: OutreachParts): Promise<Outreach> {
  await using opening = new AsyncDisposableStack()
  const leading = opening.use(await openLeading(parts))
  const counting = opening.use(openCounting(parts.database, parts.clock, parts.onFault))
  const opened = opening.move()
  const close = () => opened.disposeAsync()
  const outreach = { parts, leading, counting, [Symbol.asyncDispose]: close }
  return {
    routes: [
      campaignRoutes,
      creativeRoutes,
      linkRoutes,
      countRoutes,
      endRoutes,
      todayRoutes,
      drawingRoutes,
      calendarRoutes,
      kitRoutes,
      imageRoutes,
    ].flatMap((make) => make(outreach)),
    [Symbol.asyncDispose]: close,
  }
}
