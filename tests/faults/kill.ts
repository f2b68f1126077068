import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** The postmaster of the PostgreSQL that serves this DATA_DIR. Source: PostgreSQL documentation §66.1, postmaster.pid. */
export async function postmasterOf(dataDir: string): Promise<number> {
  const file = await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')
  const pid = Number(file.split('\n')[0])
  if (!Number.isInteger(pid) || pid <= 1) throw new TypeError('postmaster.pid names no process')
  return pid
}

/** Resolves when /healthz says that the house is ready, its database too. */
export async function ready(origin: string, patienceMs = 60_000): Promise<void> {
  const until = Date.now() + patienceMs
  while (!(await isReady(origin))) {
    if (Date.now() > until) throw new Error('the house did not come back by itself')
    await pause(25)
  }
}

async function isReady(origin: string): Promise<boolean> {
  try {
    return (await fetch(`${origin}/healthz`, { signal: AbortSignal.timeout(5_000) })).ok
  } catch {
    return false
  }
}

/** Resolves when a process has ended. */
export async function gone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0)
    } catch {
      return
    }
    await pause(10)
  }
}
