import { readFile, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { answers } from './keeper.ts'
import { alreadyInUse } from './start-error.ts'

const patienceMs = 8_000
const everyMs = 50

/**
 * Clears what a killed Keerpunt left: waits for its server to stop (telling it to, where the system did
 * not), and removes pid files whose process is a zombie or by now another program. Call only while holding
 * the directory: then any server in it has lost its Keerpunt. socketDir: a short path to `clusterDir`.
 */
export async function clearFormerServer(
  dataDir: string,
  clusterDir: string,
  socketDir: string,
): Promise<void> {
  const pidFile = join(clusterDir, 'postmaster.pid')
  let told = false
  for (let waitedMs = 0; ; waitedMs += everyMs) {
    const pid = await readPid(pidFile)
    if (pid === null) return
    if (!(await isServer(pid))) {
      // Alive in another container: its socket answers, its pid means nothing here.
      if (await answers(join(socketDir, '.s.PGSQL.5432'))) throw alreadyInUse(dataDir, null)
      await unlink(pidFile).catch(() => {})
      return await unlink(join(clusterDir, '.s.PGSQL.5432.lock')).catch(() => {})
    }
    if (waitedMs >= patienceMs) throw alreadyInUse(dataDir, pid)
    if (!told) told = stopServer(pid)
    await sleep(everyMs)
  }
}

async function readPid(pidFile: string): Promise<number | null> {
  const text = await readFile(pidFile, 'latin1').catch(() => '')
  return Number.parseInt(text, 10) || null
}

/** SIGINT: PostgreSQL's "fast" stop. */
function stopServer(pid: number): true {
  try {
    process.kill(pid, 'SIGINT')
  } catch {
    // Already gone: the next look sees it.
  }
  return true
}

/** Whether this pid is a living PostgreSQL: pids are reused, and an unreaped zombie still has one. */
async function isServer(pid: number): Promise<boolean> {
  if (process.platform !== 'linux') return isAlive(pid)
  const status = await readFile(`/proc/${pid}/stat`, 'latin1').catch(() => '')
  const [, program, state] = status.match(/\((.*)\) (\S)/) ?? []
  return program === 'postgres' && state !== 'Z' && state !== 'X'
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
