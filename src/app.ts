import { join } from 'node:path'
import { pino } from 'pino'
import type { MemberId } from './chain/member.ts'
import { openChat } from './chat/server/chat.ts'
import { matchKeys } from './chat/server/match-keys.ts'
import { usualRates } from './chat/server/token-buckets.ts'
import type { Config } from './config.ts'
import type { Database } from './database/server/database.ts'
import { prepareJobs } from './database/server/jobs.ts'
import { migrate } from './database/server/migrate.ts'
import { openDatabase } from './database/server/open.ts'
import { accessFile } from './demo-access.ts'
import { makeDemo, printDemoAccess } from './demo-process.ts'
import { chatEntry, defaultChatHours } from './directory/chat-hours.ts'
import { readChatHours } from './directory/server/store.ts'
import { logFault } from './faults.ts'
import { linkTargets } from './link-targets.ts'
import { listen } from './listen.ts'
import { createLive } from './live/server/live.ts'
import { postgresPeers } from './live/server/postgres-peers.ts'
import { openPortal } from './open-portal.ts'
import { openOutside } from './outreach/server/ask-outside.ts'
import { openChannels } from './outreach/server/channels.ts'
import { openDebriefNotes } from './outreach/server/debrief.ts'
import { openFigures } from './outreach/server/figures.ts'
import { openLogbook } from './outreach/server/logbook.ts'
import { platforms } from './outreach/server/open-channel.ts'
import { openOutreach } from './outreach/server/outreach.ts'
import { workersIn } from './outreach/server/workers.ts'
import { assertNoDemoRoot } from './people/server/demo-root.ts'
import { houseKeys, openPeople } from './people/server/open-people.ts'
import { usualCapacity } from './queue/capacity.ts'
import { openQueue } from './queue/server/queue.ts'
import { openExportKey } from './signing/export-key.ts'
import { openFileShredStore } from './signing/file-shred-store.ts'
import { keyFromFile } from './signing/key-file.ts'
import { keyedHash } from './signing/keyed-hash.ts'
import { addressOf } from './site/address.ts'
import { startUpkeep } from './upkeep.ts'
import { openWeb } from './web.ts'

/** A running node. */
export type App = {
  /** Prints one line per role: the role, two spaces, its address. */
  announce(): Promise<void>
  close(): Promise<void>
}

export type AppParts = {
  /** Where `dist/` and `migrations/` stand. */
  readonly packageRoot: string
  /** Hears one line per slow step. */
  readonly say: (line: string) => void
}

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
  if (config.mode === 'production') await lookForRoot(config, database, say)
  else if ((await houseKeys(database)).rootKeyB64 === null) await makeDemo(say)
  const keys = await houseKeys(database)

  const live = createLive(config.databaseUrl ? postgresPeers(database) : null)
  opening.defer(() => live.close())
  const people = openPeople({ db: database, clock, publicOrigin: config.publicOrigin })
  const shred = opening.use(await openFileShredStore(join(config.dataDir, 'shred')))
  // Several nodes may be starting chats just now; one that does everything is alone.
  if (config.role === 'all') {
    const gone = await matchKeys({ database, shred })
    if (gone.rows > 0)
      say(`Removed ${gone.rows} conversations that nobody can read: their keys are gone.`)
  }
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
      onFault: (error) => logFault(log, 'rotation', error),
      alias: (conversation) =>
        keyedHash([aliasKey], 'conversation', conversation).hashBytes.toString('base64url', 0, 12),
    }),
  )
  const portal = opening.use(
    await openPortal({
      ...{ database, people, packageRoot },
      hearsOthers: config.databaseUrl !== null,
      onFault: (where, error) => logFault(log, where, error),
    }),
  )
  const workers = async () => workersIn(await people.papers())
  const channels = opening.use(
    await openChannels({
      ...{ database, clock, workers, looksAfter: config.role !== 'web' },
      outside: openOutside(config.insideHosts),
      keyBytes: await keyFromFile(join(config.dataDir, 'channels.key')),
      origins: { chat: config.chatOrigin, portal: config.publicOrigin },
      makers: { ...platforms, telegramApi: config.telegramApi },
      hearsOthers: config.databaseUrl !== null,
      onAlarm: queue.moved,
      onFault: (error) => logFault(log, 'channels', error),
    }),
  )
  await prepareJobs(database)
  const nameOf = async (member: string) =>
    (await people.staffByMember(member as MemberId))?.pseudonym ?? member
  const figures = await openFigures({ database, clock, dataDir: config.dataDir, nameOf })
  const logbook = await openLogbook({
    ...{ database, clock, nameOf, addressOf, workers, dataDir: config.dataDir },
    chatState: queue.chatState,
    origin: config.publicOrigin,
  })
  const debrief = openDebriefNotes({ database, clock, people })
  if (config.role !== 'web')
    opening.use(
      await startUpkeep({
        ...{ chat, people, figures, logbook, debrief, log },
        holdsKeys: config.role === 'all',
      }),
    )
  if (config.role !== 'worker') {
    const outreach = opening.use(
      await openOutreach({
        ...{ database, clock, nameOf, publicOrigin: config.publicOrigin },
        targets: () => linkTargets(portal.knowledge.portal()),
        places: () => portal.places.now().index,
        onFault: (error) => logFault(log, 'outreach', error),
      }),
    )
    const server = openWeb({
      ...{
        config,
        packageRoot,
        log,
        keys,
        database,
        people,
        queue,
        chat,
        portal,
        outreach,
        figures,
        logbook,
        debrief,
        channels,
      },
      exportKey: await openExportKey(join(config.dataDir, 'export.key')),
    })
    opening.defer(() => server.close())
    await listen(server, config.port)
  }
  const open = opening.move()
  return { announce: () => announce(config, say), close: () => open.disposeAsync() }
}

/** The demo's lines stand in its file; production has its visitor's address only. */
async function announce(config: Config, say: AppParts['say']): Promise<void> {
  const isDemo = config.mode === 'demo'
  if (isDemo && (await printDemoAccess(join(config.dataDir, accessFile)))) return
  say(`visitor  ${config.chatOrigin}/chat`)
}

async function lookForRoot(config: Config, database: Database, say: AppParts['say']) {
  const { rootKeyB64, demo } = await houseKeys(database)
  await assertNoDemoRoot(config.dataDir, demo)
  if (rootKeyB64 === null)
    say('No root key yet: the chat stays closed. Production set-up is not part of this version.')
}
