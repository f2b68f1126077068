import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { isMainThread } from 'node:worker_threads'
import { type Cluster, placeOf } from './cluster.ts'
import { type Settings, settingArguments } from './settings.ts'
import { alreadyInUse, serverProblem } from './start-error.ts'

const run = promisify(execFile)
const patienceMs = 8_000
const retryMs = 100
const restartMs = 500
const stopPatienceMs = 20_000
const keptLines = 20

export type ServerProcess = { stop(): Promise<void>; pid(): number | null }

/**
 * Runs the server until `stop`; when it dies it is started again, however often.
 * Resolves once it accepts connections. Throws DatabaseStartError when the first start fails.
 */
export async function runServer(
  cluster: Cluster,
  settings: Settings,
  onProgress: (line: string) => void,
): Promise<ServerProcess> {
  if (!isMainThread)
    throw new Error('Open the database from the main thread: the server dies with its thread')
  const guard = await parentDeathGuard()
  let stopping = false
  let restarting: Promise<void> = Promise.resolve()
  let child = await startPatiently(cluster, settings, guard)
  watch()

  function watch(): void {
    child.once('exit', () => {
      if (!stopping) restarting = restart()
    })
  }

  async function restart(): Promise<void> {
    let said = 'The database server stopped; starting it again'
    onProgress(said)
    while (!stopping) {
      try {
        child = await startPatiently(cluster, settings, guard)
        watch()
        return onProgress('The database server is back')
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error)
        if (why !== said) onProgress(why)
        said = why
        await sleep(restartMs)
      }
    }
  }

  return {
    pid: () => (child.exitCode === null ? (child.pid ?? null) : null),
    async stop() {
      stopping = true
      await restarting
      await stopChild(child)
    },
  }
}

/** A server killed a moment ago still holds its lock file (unreaped) or shared memory (its last children). */
async function startPatiently(
  cluster: Cluster,
  settings: Settings,
  guard: readonly string[],
): Promise<ChildProcess> {
  for (let waitedMs = 0; ; waitedMs += retryMs) {
    const started = await startOnce(cluster, settings, guard)
    if (started.kind === 'ready') return started.child
    const held = /lock file .* already exists|pre-existing shared memory block/.test(started.said)
    if (!held) throw serverProblem(started.said, cluster.dataDir)
    if (waitedMs >= patienceMs) throw alreadyInUse(cluster.dataDir, null)
    await sleep(retryMs)
  }
}

type Started =
  | { readonly kind: 'ready'; readonly child: ChildProcess }
  | { readonly kind: 'stopped'; readonly said: string }

/**
 * On Linux the kernel stops the server when the thread that started it dies, however it dies; INT is the
 * fast stop. Elsewhere (or without util-linux) the next start clears it: former-server.ts.
 */
async function parentDeathGuard(): Promise<string[]> {
  const prefix = ['setpriv', '--pdeathsig', 'INT', '--']
  if (process.platform !== 'linux') return []
  const works = run('setpriv', [...prefix.slice(1), 'true']).then(() => true)
  return (await works.catch(() => false)) ? prefix : []
}

/** The server has a session of its own: Ctrl-C in the terminal reaches only Keerpunt, which stops it last. */
function startOnce(
  cluster: Cluster,
  settings: Settings,
  guard: readonly string[],
): Promise<Started> {
  const { binaries, dir, user } = cluster
  const place = placeOf(dir, binaries.major)
  const [command = '', ...args] = [
    ...guard,
    ...[join(binaries.dir, 'postgres'), '-D', place.directory],
    ...settingArguments(settings),
  ]
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      ...user,
      cwd: place.cwd,
      env: { LC_ALL: 'C', PATH: process.env['PATH'] },
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
    })
    const lines: string[] = []
    // Read for ever: a full pipe would stop the server. Only the last lines are kept, in memory.
    createInterface({ input: child.stderr }).on('line', (line) => {
      if (lines.push(line) > keptLines) lines.shift()
      if (line.includes('database system is ready to accept connections'))
        resolve({ kind: 'ready', child })
    })
    child.once('error', reject)
    child.once('close', () => resolve({ kind: 'stopped', said: lines.join('\n') }))
  })
}

/** Fast stop; after 20 s without waiting for anything (the next start then replays its log). */
function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGQUIT'), stopPatienceMs)
    child.once('exit', () => {
      clearTimeout(timer)
      resolve()
    })
    child.kill('SIGINT')
  })
}
