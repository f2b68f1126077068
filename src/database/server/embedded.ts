import { access, constants, mkdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type Binaries, packagedBinaries } from './binaries.ts'
import { type Cluster, prepareCluster } from './cluster.ts'
import { clearFormerServer } from './former-server.ts'
import { takeDirectory } from './keeper.ts'
import { runServer } from './server-process.ts'
import { serverUser, systemUserHome } from './server-user.ts'
import { type Settings, serverSettings } from './settings.ts'
import { shortPathTo } from './short-path.ts'
import { codeOf } from './sqlstate.ts'
import { alreadyInUse, fileProblem } from './start-error.ts'

const joinPatienceMs = 10_000
const joinEveryMs = 100

export type EmbeddedOptions = {
  readonly dataDir: string
  onProgress(line: string): void
  /** Other binaries than the npm package's, for instance Debian's in /usr/lib/postgresql/15/bin. */
  readonly binaries?: Binaries
  /** Replace single settings, for tests. */
  readonly settings?: Settings
  /** When another process holds DATA_DIR: use its server instead of refusing. For commands beside a running app. */
  readonly join?: boolean
}

export type Embedded = {
  /** The application's own role and database. */
  readonly connection: pg.ClientConfig
  /** PostgreSQL's superuser: for set-up and tests only. */
  readonly admin: pg.ClientConfig
  /** The running server's process; null while there is none, or when it is another process' server. */
  pid(): number | null
  stop(): Promise<void>
}

/**
 * Starts our own PostgreSQL in DATA_DIR/postgres on a Unix socket, and keeps it running until `stop`.
 * Throws DatabaseStartError.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const dataDir = resolve(options.dataDir)
  await makeWritable(dataDir)
  const short = await shortPathTo(dataDir)
  const socketDir = join(short.path, 'postgres')
  const admin = { host: socketDir, port: 5432, user: 'postgres', database: 'postgres' }
  const connection = { host: socketDir, port: 5432, user: 'keerpunt', database: 'keerpunt' }

  const kept = await takeDirectory(join(short.path, 'keeper.sock')).catch((error: unknown) => {
    throw fileProblem(error, dataDir)
  })
  if (kept.kind === 'in-use') {
    if (options.join && (await becomesReady(connection)))
      return { connection, admin, pid: () => null, stop: short.forget }
    await short.forget()
    throw alreadyInUse(dataDir, kept.pid)
  }
  const release = async () => {
    await kept.release()
    await short.forget()
  }
  try {
    const cluster = await clusterIn(dataDir, options.binaries)
    const settings = { ...serverSettings(cluster.binaries.major), ...options.settings }
    await prepareCluster(cluster, { sync: settings['fsync'] !== 'off', ...options })
    await clearFormerServer(dataDir, cluster.dir, socketDir)
    const server = await runServer(cluster, settings, options.onProgress)
    const stop = async () => {
      await server.stop()
      await release()
    }
    await makeRoleAndDatabase(admin, connection).catch(async (error: unknown) => {
      await server.stop()
      throw error
    })
    return { connection, admin, pid: server.pid, stop }
  } catch (error) {
    await release()
    throw error
  }
}

async function clusterIn(dataDir: string, given?: Binaries): Promise<Cluster> {
  const dir = join(dataDir, 'postgres')
  const user = await serverUser(dir)
  const copyHome = user ? systemUserHome : dataDir
  const binaries = given ?? (await packagedBinaries(user, copyHome))
  return { dir, dataDir, binaries, user }
}

async function makeWritable(dataDir: string): Promise<void> {
  try {
    await makeFolder(dataDir)
    await access(dataDir, constants.W_OK | constants.X_OK)
  } catch (error) {
    throw fileProblem(error, dataDir)
  }
}

/** Not Node's own `recursive`: below /proc that one never ends. */
async function makeFolder(dir: string): Promise<void> {
  try {
    await mkdir(dir, { mode: 0o700 })
  } catch (error) {
    const code = codeOf(error)
    if (code === 'EEXIST') return
    const parent = dirname(dir)
    if (code !== 'ENOENT' || (await exists(parent))) throw error
    await makeFolder(parent)
    await mkdir(dir, { mode: 0o700 })
  }
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )

/** The application is no superuser: injected SQL could otherwise run programs. */
async function makeRoleAndDatabase(admin: pg.ClientConfig, app: pg.ClientConfig): Promise<void> {
  const missing = await connectOnce(app).then(
    () => false,
    // 28000: no such role; 3D000: no such database. Anything else is for the caller.
    (error: unknown) => {
      if (!['28000', '3D000'].includes(codeOf(error))) throw error
      return true
    },
  )
  if (!missing) return
  const client = new pg.Client(admin)
  await client.connect()
  try {
    const { rowCount } = await client.query(`select 1 from pg_roles where rolname = 'keerpunt'`)
    if (rowCount === 0) await client.query('create role keerpunt login')
    await client.query('create database keerpunt owner keerpunt')
  } finally {
    await client.end()
  }
}

/** The process that holds the directory may be starting just now. */
async function becomesReady(connection: pg.ClientConfig): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < joinPatienceMs; waitedMs += joinEveryMs) {
    const error: unknown = await connectOnce(connection).catch((error: unknown) => error)
    if (error === undefined) return true
    await sleep(joinEveryMs)
  }
  return false
}

async function connectOnce(config: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(config)
  await client.connect()
  await client.end()
}
