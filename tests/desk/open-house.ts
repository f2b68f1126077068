import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { fromB64 } from '../../src/chain/base64url.ts'
import { newSigningSeed } from '../../src/chain/signature.ts'
import type { Trust } from '../../src/chain/verify-chain.ts'
import { openChat } from '../../src/chat/server/chat.ts'
import { chatGatekeepers } from '../../src/chat/server/gatekeepers.ts'
import { chatRoutes } from '../../src/chat/server/routes.ts'
import { usualRates } from '../../src/chat/server/token-buckets.ts'
import { makeDemoHouse } from '../../src/commands/demo-house.ts'
import type { Database } from '../../src/database/server/database.ts'
import { deskRoutes } from '../../src/desk/page.ts'
import { openDoors } from '../../src/doors/open-doors.ts'
import type { Route } from '../../src/doors/route.ts'
import { createLive } from '../../src/live/server/live.ts'
import { openOutside } from '../../src/outreach/server/ask-outside.ts'
import { channelRoutes } from '../../src/outreach/server/channel-routes.ts'
import { openChannels } from '../../src/outreach/server/channels.ts'
import { openDebriefNotes } from '../../src/outreach/server/debrief.ts'
import { platforms } from '../../src/outreach/server/open-channel.ts'
import { workersIn } from '../../src/outreach/server/workers.ts'
import { houseKeys, openPeople } from '../../src/people/server/open-people.ts'
import { usualCapacity } from '../../src/queue/capacity.ts'
import { openQueue } from '../../src/queue/server/queue.ts'
import { queueRoutes } from '../../src/queue/server/routes.ts'
import { openFileShredStore } from '../../src/signing/file-shred-store.ts'
import { browserBundle } from '../../vite.config.ts'
import { freePort } from '../support/house.ts'

/** The desk's own bundle behind real doors, with real rooms, a real database and a demo's people. */
export type DeskHouse = {
  readonly origin: string
  readonly trust: Trust
  /** One-time links by role, in the order they were made. */
  readonly links: Readonly<Record<string, readonly string[]>>
  readonly faults: readonly string[]
  /** Stops answering and cuts every line; `open` answers again on the same port. */
  shut(): Promise<void>
  open(): Promise<void>
  /** Lets the house's clock jump ahead, and its watches look. */
  later(ms: number): Promise<void>
  close(): Promise<void>
}

export async function openDeskHouse(database: Database): Promise<DeskHouse> {
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const dataDir = await mkdtemp(join(tmpdir(), 'keerpunt-desk-'))
  let aheadMs = 0
  const clock = () => Date.now() + aheadMs
  const lines = await makeDemoHouse({
    db: database,
    dataDir,
    publicOrigin: origin,
    chatOrigin: origin,
    clock,
    newRootSeed: newSigningSeed,
  })
  const keys = await houseKeys(database)
  const bundle = await buildDesk(keys)
  const faults: string[] = []
  let node = await openNode()
  return {
    origin,
    trust: { rootKeyBytes: fromB64(keys.rootKeyB64 ?? '') ?? new Uint8Array(), demo: keys.demo },
    links: linksIn(lines),
    faults,
    shut: () => node.close(),
    async open() {
      node = await openNode()
    },
    async later(ms) {
      aheadMs += ms
      await node.tick()
    },
    async close() {
      await node.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }

  async function openNode() {
    const live = createLive(null)
    const people = openPeople({ db: database, clock, publicOrigin: origin })
    const shared = { database, live, clock, demo: keys.demo, people }
    const entry = async () => ({ kind: 'open', closesAt: null }) as const
    const queue = openQueue({ ...shared, entry, capacity: usualCapacity })
    const shred = await openFileShredStore(join(dataDir, 'shred'))
    const alias = (id: string) => createHash('sha256').update(id).digest('base64url').slice(0, 16)
    const chat = await openChat({ ...shared, queue, shred, alias, rates: usualRates })
    const debrief = openDebriefNotes({ database, clock, people })
    // None is set, and this node asks nobody outside.
    const channels = await openChannels({
      ...{ database, clock, keyBytes: randomBytes(32), outside: openOutside(new Set()) },
      ...{ makers: platforms, looksAfter: false, hearsOthers: false },
      workers: async () => workersIn(await people.papers()),
      origins: { chat: origin, portal: origin },
      onAlarm: () => {},
      onFault: (error) => faults.push(String(error)),
    })
    const doors = openDoors({
      routes: [
        ...bundle,
        ...people.routes,
        ...queueRoutes(queue),
        ...chatRoutes(chat),
        ...debrief.routes,
        ...channelRoutes({
          ...{ channels, clock, publicOrigin: origin },
          nameOf: async (member) => member,
        }),
      ],
      gatekeepers: {
        anyone: () => ({ kind: 'anyone' }),
        ...people.gatekeepers,
        ...chatGatekeepers(chat, people.gatekeepers.staff),
      },
      dressParts: {
        pageStyles: ["'none'"],
        chatStyles: ["'none'"],
        chatScripts: ["'none'"],
        chatConnect: "'self'",
        tls: false,
      },
      publicOrigin: origin,
      chatOrigin: origin,
      tls: null,
      errorPage: () => ({ kind: 'file', type: 'text/plain', bytes: Buffer.from('Niets') }),
      onFault: (code, route) => faults.push(`${code} ${route}`),
      wordFor: () => null,
    })
    await doors.listen({ host: 'localhost', port })
    return {
      tick: chat.tick,
      async close() {
        await doors.close()
        await channels[Symbol.asyncDispose]()
        await chat[Symbol.asyncDispose]()
        await shred[Symbol.asyncDispose]()
        await live.close()
      },
    }
  }
}

function linksIn(lines: readonly string[]): Record<string, string[]> {
  const links: Record<string, string[]> = {}
  for (const line of lines) {
    const [role = '', address = ''] = line.split('  ')
    links[role] = [...(links[role] ?? []), address]
  }
  return links
}

/** The bundle as it ships, built in memory, and the page that loads it. */
async function buildDesk(keys: Parameters<typeof deskRoutes>[1]): Promise<readonly Route[]> {
  const config = browserBundle('desk', { entry: 'src/desk/main.tsx', format: 'es' })
  const built = await build({ ...config, build: { ...config.build, write: false } })
  const [first] = Array.isArray(built) ? built : [built]
  if (!first || !('output' in first)) throw new Error('vite built nothing')
  const assets = first.output.map((part) => ({
    file: part.fileName,
    bytes: Buffer.from(part.type === 'chunk' ? part.code : part.source),
  }))
  const named = (ending: string) => {
    const found = assets.find(({ file }) => file.endsWith(ending))
    if (!found) throw new Error(`the desk built no ${ending} file`)
    const hash = createHash('sha384').update(found.bytes).digest('base64')
    return { file: found.file, integrity: `sha384-${hash}` }
  }
  const routes = assets.map(({ file, bytes }): Route => {
    const type = file.endsWith('.css') ? 'text/css' : 'text/javascript'
    return {
      method: 'GET',
      path: `/assets/${file}`,
      permission: 'anyone',
      maxBytes: 0,
      takes: 'nothing',
      dress: 'asset',
      answer: () => ({ kind: 'file', type, bytes, forever: true }),
    }
  })
  return [...routes, ...deskRoutes({ script: named('.js'), style: named('.css') }, keys)]
}
