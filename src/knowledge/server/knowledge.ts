import type { Database } from '../../database/server/database.ts'
import type { Route } from '../../doors/route.ts'
import type { Portal } from '../portal.ts'
import { countRoutes } from './count-routes.ts'
import { deskRoutes } from './desk-routes.ts'
import { readEdition } from './edition-store.ts'
import { factRoutes } from './fact-routes.ts'
import { loadContent } from './load-content.ts'
import { mediaRoutes } from './media-routes.ts'
import { createShown, type Shown } from './shown.ts'
import { streetWordRoutes } from './street-word-routes.ts'

/** What this room needs from the others. */
export type KnowledgeParts = {
  readonly database: Database
  readonly clock: () => number
  /** The folder with the portal's first pages. */
  readonly contentRoot: string
  /** Under which name a member of staff works; the member id when nobody knows. */
  readonly nameOf: (member: string) => Promise<string>
  /** Addresses outside this room that a page may link to, such as `/chat`. */
  readonly otherAddresses: readonly string[]
  /** Checks words of Dutch. */
  readonly spelling: {
    check(
      words: readonly string[],
    ): Promise<readonly { word: string; suggestions: readonly string[] }[]>
  }
  /** Hears that readers see something else now; errors go to `onFault`. */
  readonly changed: (portal: Portal) => Promise<void>
  readonly onFault: (error: unknown) => void
}

/** What this room's addresses work with. */
export type OpenKnowledge = AsyncDisposable & {
  readonly parts: KnowledgeParts
  readonly shown: Shown
  /** What readers see now: in memory, so that it is there when the database is not. */
  portal(): Portal
  /** Looks at the tables at once: after a change on this node. */
  refresh(): Promise<void>
}
/** This room for the others. */
export type Knowledge = OpenKnowledge & { readonly routes: readonly Route[] }

const lookEveryMs = 2_000

/** Loads the first pages into an empty house, reads what is published and keeps up with it. */
export async function openKnowledge(parts: KnowledgeParts): Promise<Knowledge> {
  const { database, clock } = parts
  await loadContent(parts)
  const shown = createShown(database)
  let edition = await readEdition(database)
  await shown.read(clock())
  let told = shown.portalAt(clock())
  await parts.changed(told)
  let looking: Promise<void> | null = null

  const open: OpenKnowledge = {
    parts,
    shown,
    portal: current,
    refresh: () => look(true),
    async [Symbol.asyncDispose]() {
      clearInterval(timer)
      await looking?.catch(() => {})
    },
  }
  const timer = setInterval(() => void look(false).catch(parts.onFault), lookEveryMs)
  timer.unref()
  return {
    ...open,
    routes: [deskRoutes, factRoutes, streetWordRoutes, mediaRoutes, countRoutes].flatMap((make) =>
      make(open),
    ),
  }

  function current(): Portal {
    return shown.portalAt(clock())
  }

  /** One look at a time; a change made during one is seen by the next. */
  async function look(always: boolean): Promise<void> {
    while (looking) await looking.catch(() => {})
    looking = lookOnce(always).finally(() => {
      looking = null
    })
    return looking
  }

  async function lookOnce(always: boolean): Promise<void> {
    const now = await readEdition(database)
    if (always || now !== edition) await shown.read(clock())
    edition = now
    const portal = current()
    if (portal.edition === told.edition) return
    told = portal
    await parts.changed(portal)
  }
}
