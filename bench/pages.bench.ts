// Pages a second on one core: from the cache, with the chat's state read anew for each, and by Preact alone.
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { makeDemoHouse } from '../src/commands/demo-house.ts'
import type { Database } from '../src/database/server/database.ts'
import { migrate } from '../src/database/server/migrate.ts'
import { openDatabase } from '../src/database/server/open.ts'
import { contentPortal } from '../src/knowledge/pages/testing.ts'
import { closeHouses, openHouse } from '../tests/support/house.ts'
import { stayOn } from './cores.ts'
import { print } from './figure.ts'
import { importBuilt } from './import-built.ts'

const root = join(import.meta.dirname, '..')
const { renderFrontPage, serveForgetfully } = await importBuilt<typeof import('./front-page.tsx')>(
  join(import.meta.dirname, 'front-page.tsx'),
)

const portal = (await contentPortal())()

const pinned = stayOn(0)
const how = pinned ? 'server and database on one core, client on another' : 'cores not separated'
const bare = {
  what: 'the same page rendered by Preact alone, per second',
  value: rendersPerSecond(),
}
const wire = {
  what: 'the same bytes from a bare node:http server, same client, per second',
  value: await fromBareServer(),
}
await fromHouse()
await fromDatabase()

async function fromHouse() {
  const house = await openHouse()
  try {
    print({
      figure: 'front page, cached',
      value: await pagesPerSecond(house.port, '/'),
      unit: '1/s',
      beside: wire,
      target: { atLeast: 8_000 },
      note: how,
    })
  } finally {
    await closeHouses()
  }
}

async function fromDatabase() {
  const dataDir = await mkdtemp(join(tmpdir(), 'keerpunt-bench-'))
  try {
    await using database = await openDatabase({ dataDir, databaseUrl: null, onProgress: () => {} })
    await migrate(database, join(root, 'migrations'))
    await openDemo(database, dataDir)
    const server = await serveForgetfully(database, portal)
    const figure = 'front page, the chat’s state read from the database for each'
    print({
      figure,
      value: await pagesPerSecond(server.port, '/'),
      unit: '1/s',
      beside: bare,
      target: { atLeast: 2_000 },
      note: `${how}; three statements a page`,
    })
    print({
      figure: `${figure}, and rendered anew`,
      value: await pagesPerSecond(server.port, '/anew'),
      unit: '1/s',
      beside: bare,
      note: how,
    })
    await server.close()
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function openDemo(db: Database, dataDir: string): Promise<void> {
  const origin = 'http://localhost'
  await makeDemoHouse({
    db,
    dataDir,
    publicOrigin: origin,
    chatOrigin: origin,
    clock: Date.now,
    newRootSeed: () => crypto.getRandomValues(new Uint8Array(32)),
  })
}

function rendersPerSecond(): number {
  const moment = { instant: new Date(), state: { kind: 'open', waitSeconds: 120 } } as const
  const render = (ms: number) => {
    const start = performance.now()
    let pages = 0
    for (; performance.now() - start < ms; pages++) renderFrontPage(moment, portal)
    return (pages * 1000) / (performance.now() - start)
  }
  render(1_000)
  return render(2_000)
}

/** What client, kernel and Node's own HTTP can do at most. */
async function fromBareServer(): Promise<number> {
  const page = Buffer.from(
    renderFrontPage({ instant: new Date(), state: { kind: 'full' } }, portal),
  ).subarray(0, 9_000)
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.setHeader('content-length', page.length)
    response.end(page)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const perSecond = await pagesPerSecond((server.address() as AddressInfo).port, '/')
  server.closeAllConnections()
  server.close()
  return perSecond
}

/** The client is a process of its own on the other core. */
async function pagesPerSecond(port: number, path: string): Promise<number> {
  const options = [join(import.meta.dirname, 'load-pages.ts'), `${port}`, path, '5']
  const [command = '', ...rest] = pinned
    ? ['taskset', '-c', '1', process.execPath, ...options]
    : [process.execPath, ...options]
  const { stdout } = await promisify(execFile)(command, rest)
  return Number(stdout)
}
