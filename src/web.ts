import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { renderChatPage } from '../visitor/page.tsx'
import { chatPageCss } from '../visitor/styles.ts'
import { bundleRoutes, laterOf, type Manifest, readManifest } from './bundles.ts'
import type { Chat } from './chat/server/chat.ts'
import { chatGatekeepers } from './chat/server/gatekeepers.ts'
import { chatRoutes } from './chat/server/routes.ts'
import type { Config } from './config.ts'
import type { Database } from './database/server/database.ts'
import { deskRoutes, editorialRoutes, outreachPageRoutes } from './desk/page.ts'
import { contactRoutes } from './directory/server/contact-routes.ts'
import { numberRoutes } from './directory/server/number-routes.ts'
import type { DressParts } from './doors/dress.ts'
import { openDoors } from './doors/open-doors.ts'
import { openApi } from './doors/openapi.ts'
import type { Route } from './doors/route.ts'
import { json } from './doors/route.ts'
import { keepScripts } from './earlier-scripts.ts'
import { wordFor } from './faults.ts'
import { answerSearchForm, searchRoutes } from './knowledge/server/search-routes.ts'
import type { OpenPortal } from './open-portal.ts'
import { channelRoutes } from './outreach/server/channel-routes.ts'
import type { Channels } from './outreach/server/channels.ts'
import type { Debrief } from './outreach/server/debrief.ts'
import type { Figures } from './outreach/server/figures.ts'
import type { Logbook } from './outreach/server/logbook.ts'
import type { Outreach } from './outreach/server/outreach.ts'
import { personalRoutes } from './outreach/server/personal-routes.ts'
import type { HouseKeys, People } from './people/server/open-people.ts'
import type { Queue } from './queue/server/queue.ts'
import { queueRoutes } from './queue/server/routes.ts'
import type { ExportKey } from './signing/export-key.ts'
import { openSite } from './site/site.tsx'
import { pageStyles } from './site/styles.ts'
import { styleSource } from './ui/server/style-source.ts'

/** What the addresses of a node work with. */
export type WebParts = {
  readonly config: Config
  readonly packageRoot: string
  readonly log: Logger
  readonly keys: HouseKeys
  readonly database: Database
  readonly people: People
  readonly queue: Queue
  readonly chat: Chat
  readonly portal: OpenPortal
  readonly outreach: Outreach
  readonly figures: Figures
  readonly logbook: Logbook
  readonly debrief: Debrief
  readonly channels: Channels
  /** Signs what partners take over. */
  readonly exportKey: ExportKey
}

/** Every address of the house on one server, not yet listening. */
export function openWeb(parts: WebParts): FastifyInstance {
  const { config, packageRoot, log, keys, database, people, queue, chat } = parts
  const { knowledge, search, places } = parts.portal
  const dist = join(packageRoot, 'dist')
  const manifest = readManifest(dist)
  const site = openSite({
    publicOrigin: config.publicOrigin,
    exitTo: config.exitTo,
    script: manifest.reader.script,
    askingScript: manifest.asking.script,
    portal: knowledge.portal,
    exportKey: parts.exportKey,
    asks: {
      guide: places.now,
      search: (fields, language) => answerSearchForm(search, fields, language),
    },
    contact: null,
    chatState: queue.chatState,
    chatPage: (language, moment) =>
      renderChatPage({
        moment,
        script: manifest.chat.script,
        house: {
          language,
          rootKey: keys.rootKeyB64,
          demo: keys.demo,
          apiOrigin: '',
          exitTo: config.exitTo,
          later: laterOf(manifest),
        },
      }),
    clock: () => new Date(),
  })
  const { nameOf } = knowledge.parts
  const directoryParts = { database, clock: Date.now, places, nameOf }
  const routes = [
    ...site.routes,
    ...bundleRoutes(dist, keepScripts(dist, config.dataDir, Date.now())),
    ...deskRoutes(manifest.desk, keys),
    ...editorialRoutes(manifest.editorial),
    ...outreachPageRoutes(manifest.bereik, keys),
    ...people.routes,
    ...queueRoutes(queue),
    ...chatRoutes(chat),
    ...knowledge.routes,
    ...searchRoutes(search),
    ...parts.outreach.routes,
    ...parts.figures.routes,
    ...personalRoutes.flatMap((make) => make(parts.logbook)),
    ...parts.debrief.routes,
    ...channelRoutes({
      ...{ channels: parts.channels, clock: Date.now, nameOf },
      publicOrigin: config.publicOrigin,
    }),
    ...[contactRoutes, numberRoutes].flatMap((make) => make(directoryParts)),
    healthRoute(database),
  ]
  return openDoors({
    routes: [...routes, openApiRoute(routes)],
    gatekeepers: {
      anyone: () => ({ kind: 'anyone' }),
      ...people.gatekeepers,
      ...chatGatekeepers(chat, people.gatekeepers.staff),
    },
    dressParts: dressParts(config, manifest),
    publicOrigin: config.publicOrigin,
    chatOrigin: config.chatOrigin,
    tls: config.tls,
    errorPage: site.errorPage,
    onFault: (code, route) => log.error({ code, route }, 'fault'),
    wordFor,
  })
}

function dressParts(config: Config, manifest: Manifest): DressParts {
  return {
    pageStyles,
    chatStyles: [styleSource(chatPageCss)],
    chatScripts: [manifest.chat.script, ...Object.values(laterOf(manifest))].map(
      ({ integrity }) => `'${integrity}'`,
    ),
    chatConnect:
      config.chatOrigin === config.publicOrigin ? "'self'" : `'self' ${config.publicOrigin}`,
    tls: config.publicOrigin.startsWith('https://'),
  }
}

/** 200 once everything above is open; 503 while the database is away. */
function healthRoute(database: Database): Route {
  return {
    method: 'GET',
    path: '/healthz',
    permission: 'anyone',
    maxBytes: 0,
    takes: 'nothing',
    dress: 'api',
    answer: () => json({ ready: database.isUp() }, database.isUp() ? 200 : 503),
  }
}

/** What stands in this table, for whoever builds upon it. */
function openApiRoute(routes: readonly Route[]): Route {
  const document = openApi(routes)
  return {
    method: 'GET',
    path: '/api/v1/openapi.json',
    permission: 'anyone',
    maxBytes: 0,
    takes: 'nothing',
    dress: 'api',
    answer: () => json(document),
  }
}
