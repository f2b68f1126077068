import { spawnSync } from 'node:child_process'
import { cpus } from 'node:os'

/**
 * Ties this process to one core; children started from now on inherit it. 'all' lets it go.
 * Where there is no taskset (other systems than Linux) or one core only, nothing happens and false comes back.
 */
export function stayOn(core: number | 'all'): boolean {
  const last = cpus().length - 1
  const cores = core === 'all' ? `0-${last}` : `${Math.min(core, last)}`
  return spawnSync('taskset', ['-acp', cores, String(process.pid)]).status === 0 && last > 0
}
