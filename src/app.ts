import { join } from 'node:path'
import { type Logger, pino } from 'pino'
import { renderChatPage } from '../visitor/page.tsx'
import { chatPageCss } from '../visitor/styles.ts'
import { startAuditWriter } from './audit/server/writer.ts'
import { bundleRoutes, type Manifest, readManifest } from './bundles.ts'
import { type Chat, openChat } from './chat/server/chat.ts'
import { sweepQueue } from './chat/server/ending.ts'
import { chatGatekeepers } from './chat/server/gatekeepers.ts'
import { sweepRetention } from './chat/server/retention.ts'
import { receptionsInUse } from './chat/server/retention-store.ts'
import { chatRoutes } from './chat/server/routes.ts'
import { usualRates } from './chat/server/token-buckets.ts'
import type { Config } from './config.ts'
import { TooBusyError, WriterClosedError } from './database/server/batch.ts'
import type { Database } from './database/server/database.ts'
import { migrate } from './database/server/migrate.ts'
import { openDatabase } from './database/server/open.ts'
import { DatabaseGoneError, StatementError } from './database/server/sqlstate.ts'
import { makeDemo } from './demo-process.ts'
import { deskRoutes } from './desk/page.ts'
import { chatEntry, defaultChatHours } from './directory/chat-hours.ts'
import { readChatHours } from './directory/server/store.ts'
import type { DressParts } from './doors/dress.ts'
import { openDoors } from './doors/open-doors.ts'
import type { Refusal } from './doors/refusals.ts'
import type { Route } from './doors/route.ts'
import { json } from './doors/route.ts'
import { listen } from './listen.ts'
import { createLive } from './live/server/live.ts'
import { postgresPeers } from './live/server/postgres-peers.ts'
import { assertNoDemoRoot } from './people/server/demo-root.ts'
import { houseKeys, openPeople, type People } from './people/server/open-people.ts'
import { usualCapacity } from './queue/capacity.ts'
import { openQueue } from './queue/server/queue.ts'
import { queueRoutes } from './queue/server/routes.ts'
import { openFileShredStore } from './signing/file-shred-store.ts'
import { keyFromFile } from './signing/key-file.ts'
import { keyedHash } from './signing/keyed-hash.ts'
import { openSite } from './site/site.tsx'
import { pageStyles } from './site/styles.ts'
import { styleSource } from './ui/server/style-source.ts'

/** A running node. */
export type App = {
  /** One line per role: the role, two spaces, its address. */
  readonly addresses: readonly string[]
  close(): Promise<void>
}

export type AppParts = {
  /** Where `dist/` and `migrations/` stand. */
  readonly packageRoot: string
  /** Hears one line per slow step. */
  readonly say: (line: string) => void
}

const sweepEveryMs = 15_000
const dailyMs = 24 * 3_600_000

/** Opens everything a node holds, each after what it needs, and listens. Closes what is open when a later step fails. */
export async function openApp(config: Config, { packageRoot, say }: AppParts): Promise<App> {
  await using opening = new AsyncDisposableStack()
  const log = pino({ base: null })
  const clock = Date.now
  const database = opening.use(
    await openDatabase({
      dataDir: config.dataDir,
      databaseUrl: config.databaseUrl,
      onProgress: say,
    }),
  )
  await migrate(database, join(packageRoot, 'migrations'), say)
  const addresses = await addressesOf(config, database, say)
  const keys = await houseKeys(database)

  const live = createLive(config.databaseUrl ? postgresPeers(database) : null)
  opening.defer(() => live.close())
  const people = openPeople({ db: database, clock, publicOrigin: config.publicOrigin })
  const shred = opening.use(await openFileShredStore(join(config.dataDir, 'shred')))
  const aliasKey = { id: '1', keyBytes: await keyFromFile(join(config.dataDir, 'alias.key')) }
  const queue = openQueue({
    database,
    live,
    clock,
    demo: keys.demo,
    people,
    entry: async (now) => chatEntry((await readChatHours(database)) ?? defaultChatHours, now),
    capacity: usualCapacity,
  })
  const chat = opening.use(
    await openChat({
      database,
      live,
      clock,
      queue,
      people,
      shred,
      demo: keys.demo,
      rates: usualRates,
      alias: (conversation) =>
        keyedHash([aliasKey], 'conversation', conversation).hashBytes.toString('base64url', 0, 12),
    }),
  )
  if (config.role !== 'web') {
    opening.use(startAuditWriter(database, (error) => logFault(log, 'audit', error)))
    const timer = setInterval(
      () => void sweepQueue(chat.parts, clock()).catch((error) => logFault(log, 'sweep', error)),
      sweepEveryMs,
    )
    opening.defer(() => clearInterval(timer))
    const keep = () => dailySweep(chat, people).catch((error) => logFault(log, 'retention', error))
    await keep()
    const daily = setInterval(keep, dailyMs)
    opening.defer(() => clearInterval(daily))
  }
  if (config.role !== 'worker') {
    const manifest = readManifest(join(packageRoot, 'dist'))
    const site = openSite({
      publicOrigin: config.publicOrigin,
      exitTo: config.exitTo,
      leave: manifest.leave.script,
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
            later: { fallback: manifest.chat.fallback },
          },
        }),
      clock: () => new Date(),
    })
    const server = openDoors({
      routes: [
        ...site.routes,
        ...bundleRoutes(join(packageRoot, 'dist')),
        ...deskRoutes(manifest.desk, keys),
        ...people.routes,
        ...queueRoutes(queue),
        ...chatRoutes(chat),
        healthRoute(database),
      ],
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
    opening.defer(() => server.close())
    await listen(server, config.port)
  }
  const open = opening.move()
  return { addresses, close: () => open.disposeAsync() }
}

/** What time has ended: talks, sessions, links, and reception papers nothing waits for. */
async function dailySweep(chat: Chat, people: People): Promise<void> {
  const { database, clock } = chat.parts
  await sweepRetention(chat.parts, clock())
  await people.sweep(await receptionsInUse(database))
}

/** The demo's lines, made by its own process on an empty house; production has its visitor's address only. */
async function addressesOf(
  config: Config,
  database: Database,
  say: AppParts['say'],
): Promise<readonly string[]> {
  if (config.mode === 'demo') return makeDemo(say)
  const { rootKeyB64, demo } = await houseKeys(database)
  await assertNoDemoRoot(config.dataDir, demo)
  if (rootKeyB64 === null)
    say('No root key yet: the chat stays closed. Production set-up is not part of this version.')
  return [`visitor  ${config.chatOrigin}/chat`]
}

function dressParts(config: Config, manifest: Manifest): DressParts {
  return {
    pageStyles,
    chatStyles: [styleSource(chatPageCss)],
    chatScripts: [manifest.chat.script, manifest.chat.fallback].map(
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

/** Errors that the rooms throw and a caller may know about. */
function wordFor(error: unknown): Refusal | null {
  if (error instanceof DatabaseGoneError) return 'database-gone'
  if (error instanceof TooBusyError || error instanceof WriterClosedError) return 'busy'
  if (!(error instanceof StatementError)) return null
  return error.word === 'gone' || error.word === 'disk-full' || error.word === 'read-only'
    ? 'database-gone'
    : error.word === 'busy' || error.word === 'again'
      ? 'busy'
      : null
}

/** A code and a place; never the message, which may hold what somebody typed. */
function logFault(log: Logger, where: string, error: unknown): void {
  const code =
    error instanceof StatementError
      ? error.sqlstate
      : error instanceof Error
        ? error.name
        : 'thrown'
  log.error({ where, code }, 'fault')
}
