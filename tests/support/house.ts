import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

/** A running Keerpunt in its own process, as `npm start` runs it: the built bundles, over HTTP only. */
export type House = {
  readonly origin: string
  readonly port: number
  readonly dataDir: string
  /** Addresses per role, in the order they were printed. */
  readonly addresses: Readonly<Record<string, readonly string[]>>
  readonly pid: number
  /** Everything it printed so far. */
  output(): string
  /** Ends the process with a signal and waits for it. The data stay. */
  end(signal?: NodeJS.Signals): Promise<void>
  /** Starts it again on the same data and port. */
  again(changes?: Changes): Promise<House>
}

/** What is different from then on. env: settings. root: where another build stands. */
export type Changes = {
  readonly env?: Readonly<Record<string, string>>
  readonly root?: string
}

const houses = new Set<{ child: ChildProcess; dataDir: string }>()

/** Starts a house on a free port and fresh data. Ends when `closeHouses` is called. */
export async function openHouse(env: Record<string, string> = {}): Promise<House> {
  const dataDir = env['DATA_DIR'] ?? (await mkdtemp(join(tmpdir(), 'keerpunt-house-')))
  return start(await freePort(), dataDir, { env, root })
}

/** Ends every house of this test file and removes its data. */
export async function closeHouses(): Promise<void> {
  for (const { child, dataDir } of houses) {
    await endChild(child, 'SIGTERM')
    await rm(dataDir, { recursive: true, force: true })
  }
  houses.clear()
}

async function start(port: number, dataDir: string, how: Required<Changes>): Promise<House> {
  const { env, root } = how
  const child = spawn(process.execPath, [join(root, 'dist/server/start.js')], {
    cwd: root,
    env: { ...cleanEnvironment(), PORT: String(port), DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  houses.add({ child, dataDir })
  let printed = ''
  const opened = new Promise<void>((resolve, reject) => {
    const read = (piece: Buffer) => {
      printed += piece
      if (/^visitor {2}\S+\n/m.test(printed)) resolve()
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('exit', () => reject(new Error(`the house did not open:\n${printed}`)))
  })
  await opened
  return {
    origin: `http://localhost:${port}`,
    port,
    dataDir,
    addresses: addressesIn(await accessLines(dataDir, printed)),
    pid: child.pid ?? -1,
    output: () => printed,
    end: (signal = 'SIGTERM') => endChild(child, signal),
    async again(changes = {}) {
      await endChild(child, 'SIGTERM')
      return start(port, dataDir, { ...how, ...changes })
    },
  }
}

/** The lines are printed one by one; the file has them all. Production has no file. */
function accessLines(dataDir: string, printed: string): Promise<string> {
  return readFile(join(dataDir, 'demo-access.txt'), 'utf8').catch(() => printed)
}

function addressesIn(printed: string): Record<string, string[]> {
  const found: Record<string, string[]> = {}
  for (const [, role = '', address = ''] of printed.matchAll(/^([a-z_]+) {2}(https?:\S+)$/gm))
    found[role] = [...(found[role] ?? []), address]
  return found
}

async function endChild(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill(signal)
  await gone
}

/** The environment without the settings of whoever runs the tests. */
export function cleanEnvironment(): Record<string, string> {
  const { PATH = '', HOME = '', LANG = 'C.UTF-8', TMPDIR = '/tmp' } = process.env
  return { PATH, HOME, LANG, TMPDIR }
}

/** A port nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0)
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  server.close()
  await once(server, 'close')
  return port
}
