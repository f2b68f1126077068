import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { newSigningSeed } from '../../src/chain/signature.ts'
import { openChat } from '../../src/chat/server/chat.ts'
import { chatGatekeepers } from '../../src/chat/server/gatekeepers.ts'
import { chatRoutes } from '../../src/chat/server/routes.ts'
import { usualRates } from '../../src/chat/server/token-buckets.ts'
import { makeDemoHouse } from '../../src/commands/demo-house.ts'
import type { Database } from '../../src/database/server/database.ts'
import { deskRoutes } from '../../src/desk/page.ts'
import { openDoors } from '../../src/doors/open-doors.ts'
import { wordFor } from '../../src/faults.ts'
import { createLive } from '../../src/live/server/live.ts'
import { houseKeys, openPeople } from '../../src/people/server/open-people.ts'
import { usualCapacity } from '../../src/queue/capacity.ts'
import { openQueue } from '../../src/queue/server/queue.ts'
import { queueRoutes } from '../../src/queue/server/routes.ts'
import { openFileShredStore } from '../../src/signing/file-shred-store.ts'
import { freePort } from '../support/house.ts'

/** The chat behind real doors in this process, with a demo's people; restarts in milliseconds. */
export type Room = {
  readonly origin: string
  /** One-time links of the counsellors. */
  readonly links: readonly string[]
  /** Everything closed in mid-work and opened again on the same database, port and shred store. */
  restart(): Promise<void>
}

/** Opens it on a database of its own; closed after the file's last test. */
export async function openRoom(database: Database): Promise<Room> {
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const dataDir = await mkdtemp(join(tmpdir(), 'keerpunt-room-'))
  const clock = Date.now
  const lines = await makeDemoHouse({
    ...{ db: database, dataDir, clock, newRootSeed: newSigningSeed },
    ...{ publicOrigin: origin, chatOrigin: origin },
  })
  const keys = await houseKeys(database)
  let node = await openNode()
  afterAll(async () => {
    await node.close()
    await rm(dataDir, { recursive: true, force: true })
  })
  return {
    origin,
    links: lines.flatMap((line) => line.split('counsellor  ')[1] ?? []),
    async restart() {
      await node.close()
      node = await openNode()
    },
  }

  async function openNode() {
    const live = createLive(null)
    const people = openPeople({ db: database, clock, publicOrigin: origin })
    const shared = { database, live, clock, demo: keys.demo, people }
    const alwaysOpen = async () => ({ kind: 'open', closesAt: null }) as const
    const queue = openQueue({ ...shared, entry: alwaysOpen, capacity: usualCapacity })
    const shred = await openFileShredStore(join(dataDir, 'shred'))
    const alias = (id: string) => createHash('sha256').update(id).digest('base64url').slice(0, 16)
    const chat = await openChat({ ...shared, queue, shred, alias, rates: usualRates })
    const none = { file: 'none', integrity: 'none' }
    const doors = openDoors({
      routes: [
        ...deskRoutes({ script: none, style: none }, keys),
        ...[...people.routes, ...queueRoutes(queue), ...chatRoutes(chat)],
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
      errorPage: () => ({ kind: 'file', type: 'text/plain', bytes: Buffer.from('no') }),
      onFault: () => {},
      wordFor,
    })
    await doors.listen({ host: '127.0.0.1', port })
    return {
      async close() {
        await doors.close()
        await chat[Symbol.asyncDispose]()
        await shred[Symbol.asyncDispose]()
        await live.close()
      },
    }
  }
}
