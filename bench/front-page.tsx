import type { AddressInfo } from 'node:net'
import type { Database } from '../src/database/server/database.ts'
import type { Moment } from '../src/directory/chat-state.ts'
import { openDoors } from '../src/doors/open-doors.ts'
import type { Answer, Route } from '../src/doors/route.ts'
import type { Portal } from '../src/knowledge/portal.ts'
import { createLive } from '../src/live/server/live.ts'
import { openPeople } from '../src/people/server/open-people.ts'
import { usualCapacity } from '../src/queue/capacity.ts'
import { openQueue } from '../src/queue/server/queue.ts'
import { addressOf } from '../src/site/address.ts'
import { drawWith } from '../src/site/draw.tsx'
import { FrontPage } from '../src/site/FrontPage.tsx'
import { createPageCache } from '../src/site/page-cache.ts'
import { watchPresent } from '../src/site/present.ts'
import { pageStyles } from '../src/site/styles.ts'

const language = 'nl'
const script = { file: 'reader.js', integrity: 'sha384-none' }
const draw = drawWith({ exitTo: 'https://elsewhere.example/', script, askingScript: script })

/** The front page as `site` makes it, by Preact alone: no server, no cache, no compression. */
export function renderFrontPage(moment: Moment, portal: Portal): string {
  return draw({
    language,
    addressIn: (other) => addressOf('/', other),
    talk: null,
    content: <FrontPage language={language} moment={moment} portal={portal} />,
  })
}

/**
 * The front page behind real doors, forgetting the chat's state after every request: what the second in which one
 * look serves everybody is worth. `/` finds its page in the cache, `/anew` renders it again.
 */
export async function serveForgetfully(
  database: Database,
  portal: Portal,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const publicOrigin = 'http://localhost'
  const clock = Date.now
  const people = openPeople({ db: database, clock, publicOrigin })
  const live = createLive(null)
  const cache = createPageCache()

  function present() {
    const queue = openQueue({
      database,
      live,
      clock,
      demo: true,
      people,
      entry: async () => ({ kind: 'open', closesAt: null }),
      capacity: usualCapacity,
    })
    return watchPresent(queue.chatState, () => new Date()).now()
  }

  const page = (path: string, answer: () => Promise<Answer>): Route => ({
    method: 'GET',
    path,
    permission: 'anyone',
    maxBytes: 0,
    takes: 'nothing',
    dress: 'page',
    answer,
  })
  const nobody = () => null
  const doors = openDoors({
    routes: [
      page('/', async () => {
        const { moment, keys } = await present()
        return cache.page(keys[language], () => renderFrontPage(moment, portal))
      }),
      page('/anew', async () => {
        const { moment } = await present()
        const bytes = Buffer.from(renderFrontPage(moment, portal))
        return { kind: 'file', type: 'text/html; charset=utf-8', bytes }
      }),
    ],
    gatekeepers: {
      anyone: () => ({ kind: 'anyone' }),
      'new-visitor': nobody,
      visitor: nobody,
      member: nobody,
      'staff-member': nobody,
      ...people.gatekeepers,
    },
    dressParts: {
      pageStyles,
      chatStyles: ["'none'"],
      chatScripts: ["'none'"],
      chatConnect: "'self'",
      tls: false,
    },
    publicOrigin,
    chatOrigin: publicOrigin,
    tls: null,
    errorPage: () => ({ kind: 'refused', word: 'failed' }),
    onFault: (code) => process.stderr.write(`${code}\n`),
    wordFor: () => null,
  })
  await doors.listen({ host: '127.0.0.1', port: 0 })
  const { port } = doors.server.address() as AddressInfo
  return { port, close: () => doors.close() }
}
