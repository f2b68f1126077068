// From `npm start` to the visitor's address: on an empty machine, on an empty house, and the second time.
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cleanEnvironment, freePort } from '../tests/support/house.ts'
import { print, quantile } from './figure.ts'

const root = join(import.meta.dirname, '..')
const secondTimes = 5

const folder = await mkdtemp(join(tmpdir(), 'keerpunt-bench-'))
try {
  const beside = { what: 'Node 26 started and ended with nothing to do', value: bareNode() }
  const dataDir = join(folder, 'data')
  const first = await startAndStop(root, dataDir)
  print({
    figure: 'npm start, installed and built, on an empty house',
    value: first,
    unit: 's',
    beside,
    note: 'makes the database, migrates, makes a demo with its key chain',
  })
  const again: number[] = []
  while (again.length < secondTimes) again.push(await startAndStop(root, dataDir))
  print({
    figure: 'npm start, the second time',
    value: quantile(again, 0.5),
    unit: 's',
    beside,
    target: { atMost: 3 },
    note: `median of ${secondTimes}, from ${Math.min(...again).toFixed(2)} to ${Math.max(...again).toFixed(2)} s`,
  })
  if (existsSync(join(root, '.git'))) await fromNothing()
} finally {
  await rm(folder, { recursive: true, force: true })
}

async function fromNothing() {
  const clone = join(folder, 'clone')
  const start = performance.now()
  execFileSync('git', ['clone', '--quiet', root, clone])
  const cloned = (performance.now() - start) / 1000
  const started = await startAndStop(clone, join(clone, 'data'))
  print({
    figure: 'git clone and npm start, nothing installed',
    value: cloned + started,
    unit: 's',
    note: 'the last commit; packages from the registry or npm’s cache',
  })
}

async function startAndStop(folder: string, dataDir: string): Promise<number> {
  const env = { ...cleanEnvironment(), PORT: String(await freePort()), DATA_DIR: dataDir }
  const start = performance.now()
  const child = spawn('npm', ['start'], {
    cwd: folder,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  const opened = new Promise<number>((resolve, reject) => {
    const read = (piece: Buffer) => {
      printed += piece
      if (/^visitor {2}\S+\n/m.test(printed)) resolve((performance.now() - start) / 1000)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('exit', () => reject(new Error(`npm start did not open:\n${printed}`)))
  })
  try {
    return await opened
  } finally {
    await endGroup(child)
  }
}

/** npm, its shell and the app; each has to go before the next start. */
async function endGroup(child: ChildProcess): Promise<void> {
  const pid = child.pid
  if (pid === undefined) return
  const closed = child.exitCode === null && once(child, 'close')
  try {
    process.kill(-pid, 'SIGTERM')
  } catch {}
  await closed
}

function bareNode(): number {
  const samples = Array.from({ length: 5 }, () => {
    const start = performance.now()
    spawnSync(process.execPath, ['-e', '0'])
    return (performance.now() - start) / 1000
  })
  return quantile(samples, 0.5)
}
