import { execFile } from 'node:child_process'
import { chown, mkdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Binaries } from './binaries.ts'
import type { ServerUser } from './server-user.ts'
import { codeOf } from './sqlstate.ts'
import { DatabaseStartError, fileProblem, serverProblem } from './start-error.ts'

const run = promisify(execFile)

export type Cluster = {
  /** DATA_DIR/postgres */
  readonly dir: string
  readonly dataDir: string
  readonly binaries: Binaries
  readonly user: ServerUser
}

/**
 * Where a PostgreSQL program runs, and what it calls its directory. As root that may lie under a folder the
 * server's user may not enter (root's home): Linux' link to the working directory, which is set before the
 * user changes, leads there all the same. PostgreSQL 15 leaves its working directory, so it needs the path.
 */
export function placeOf(dir: string, major: number): { cwd: string; directory: string } {
  return process.platform === 'linux' && major >= 16
    ? { cwd: dir, directory: '/proc/self/cwd' }
    : { cwd: '/', directory: dir }
}

/** Makes the cluster when there is none; refuses one of another major version. */
export async function prepareCluster(
  cluster: Cluster,
  options: { readonly sync: boolean; onProgress(line: string): void },
): Promise<void> {
  const found = await readVersion(cluster)
  if (found === null) {
    options.onProgress('Making a new database')
    return await createCluster(cluster, options.sync)
  }
  const major = Number.parseInt(found, 10)
  if (major !== cluster.binaries.major)
    throw new DatabaseStartError(
      'other-version',
      `${cluster.dir} was made by PostgreSQL ${major} and this Keerpunt brings ${cluster.binaries.major}: start the Keerpunt that made it, or run PostgreSQL ${major} on that folder and set DATABASE_URL.`,
    )
}

async function readVersion(cluster: Cluster): Promise<string | null> {
  try {
    return await readFile(join(cluster.dir, 'PG_VERSION'), 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw fileProblem(error, cluster.dir)
  }
}

/** Made beside its place and renamed, so that a start killed half-way leaves nothing that looks whole. */
async function createCluster(cluster: Cluster, sync: boolean): Promise<void> {
  const half = `${cluster.dir}.new`
  try {
    await rm(half, { recursive: true, force: true })
    await mkdir(half, { mode: 0o700 })
    if (cluster.user) await chown(half, cluster.user.uid, cluster.user.gid)
    await initdb(cluster, half, sync)
    await rename(half, cluster.dir)
  } catch (error) {
    await rm(half, { recursive: true, force: true }).catch(() => {})
    if (['ENOTEMPTY', 'EEXIST'].includes(codeOf(error)))
      throw new DatabaseStartError(
        'not-a-database',
        `${cluster.dir} holds files that are no database: move them away, or set DATA_DIR to another folder.`,
      )
    throw fileProblem(error, cluster.dataDir)
  }
}

/**
 * `trust` is safe here: there is no TCP, and the only socket lies in the cluster's own 0700 folder, which
 * nobody but the server's user and root can enter. Passwords would have to lie in that same folder.
 */
async function initdb(cluster: Cluster, dir: string, sync: boolean): Promise<void> {
  const { binaries, user } = cluster
  const place = placeOf(dir, binaries.major)
  const locale = binaries.major >= 17 ? ['--locale-provider=builtin'] : []
  const speed = sync ? [] : ['--no-sync']
  const args = [
    ...['-D', place.directory, '--username=postgres', '--auth=trust', '--encoding=UTF8'],
    ...['--locale=C.UTF-8', '--data-checksums', '--no-instructions', ...locale, ...speed],
  ]
  try {
    await run(join(binaries.dir, 'initdb'), args, { ...user, cwd: place.cwd, env: { LC_ALL: 'C' } })
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : ''
    throw said ? serverProblem(said, cluster.dataDir) : error
  }
}
