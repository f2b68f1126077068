import { type ChildProcess, spawn } from 'node:child_process'
import { chown, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { locatePackage } from './binaries.ts'
import { ask } from './fixtures/ask.ts'
import { type Child, runFixture } from './fixtures/child.ts'
import { temporaryFolder } from './fixtures/folder.ts'
import { start } from './fixtures/start.ts'
import { openDatabase } from './open.ts'
import { serverUser } from './server-user.ts'

test('a killed app takes its server along, and the next start works', async () => {
  const dataDir = await temporaryFolder()
  const app = child('hold-open.ts', dataDir)
  expect(await app.said()).toBe('open')
  const server = await serverPid(dataDir)
  await app.kill()
  await vi.waitFor(async () => expect(await programOf(server)).toBeNull(), patience)
  const { connection } = await start({ dataDir })
  expect(await ask(connection, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('the next start need not wait until a killed app and its server are gone', async () => {
  const dataDir = await temporaryFolder()
  for (let round = 0; round < 3; round++) {
    const app = child('hold-open.ts', dataDir)
    expect(await app.said()).toBe('open')
    await app.kill()
  }
})

test('an app that is told to stop closes its database in good order', async () => {
  const dataDir = await temporaryFolder()
  const app = child('hold-open.ts', dataDir)
  expect(await app.said()).toBe('open')
  app.process.kill('SIGTERM')
  expect(await app.said()).toBe('closed')
  await expect(readFile(join(dataDir, 'postgres/postmaster.pid'))).rejects.toThrow('ENOENT')
})

test('a second app on the same DATA_DIR is told which process has it', async () => {
  const dataDir = await temporaryFolder()
  const first = child('hold-open.ts', dataDir)
  expect(await first.said()).toBe('open')
  expect(await child('hold-open.ts', dataDir).said()).toBe(
    `DATA_DIR ${dataDir} is already in use by process ${first.process.pid}: stop that one, or set DATA_DIR to another folder.`,
  )
})

test('a killed server is started again while the app runs, and the pool recovers', async () => {
  const dataDir = await temporaryFolder()
  const lines: string[] = []
  await using database = await openDatabase({
    dataDir,
    databaseUrl: null,
    onProgress: (line) => lines.push(line),
  })
  for (let round = 1; round <= 3; round++) {
    process.kill(await serverPid(dataDir), 'SIGKILL')
    await vi.waitFor(
      () => expect(lines.filter((line) => line.endsWith('back'))).toHaveLength(round),
      patience,
    )
    await vi.waitFor(() => expect(database.isUp()).toBe(true), patience)
    const { rows } = await database.query({ name: 'test.one', text: 'select 1 as one' })
    expect(rows).toEqual([{ one: 1 }])
  }
  expect(new Set(lines.slice(1))).toEqual(
    new Set(['The database server stopped; starting it again', 'The database server is back']),
  )
})

test('no acknowledged row is lost or out of order when app or server is killed while writing', async () => {
  const dataDir = await temporaryFolder()
  const acknowledged: number[] = []
  for (let round = 0; round < 6; round++) {
    const app = child('write-batches.ts', dataDir, String(round * 1_000_000))
    app.lines.on('line', (line) => acknowledged.push(Number(line)))
    const enough = acknowledged.length + 300 + round * 97
    await vi.waitFor(() => expect(acknowledged.length).toBeGreaterThan(enough), patience)
    if (round % 2 === 1) process.kill(await serverPid(dataDir), 'SIGKILL')
    await app.kill()
  }
  const { connection } = await start({ dataDir })
  const rows = await ask(connection, 'select row from public.written order by place')
  const stored = rows.map((row) => Number(row['row']))
  expect(acknowledged.length).toBeGreaterThan(2_000)
  expect(acknowledged.filter((row) => !new Set(stored).has(row))).toEqual([])
  expect(stored).toEqual(stored.toSorted((a, b) => a - b))
})

test('a server that was killed and is never reaped does not hold up the next start', async () => {
  const dataDir = await temporaryFolder()
  const first = await start({ dataDir })
  await first.stop()
  // A shell that leaves its child to a program that never waits for it, as PID 1 of many containers does.
  const careless = await serverUnder(dataDir, ['bash', '-c', '"$@" & exec sleep 600', 'bash'])
  const zombie = await serverPid(dataDir)
  expect(zombie).not.toBe(careless.pid)
  process.kill(zombie, 'SIGKILL')
  await vi.waitFor(async () => expect(await stateOf(zombie)).toBe('Z'), patience)
  const { connection } = await start({ dataDir })
  expect(await ask(connection, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a server that outlived its app is stopped first', async () => {
  const dataDir = await temporaryFolder()
  const first = await start({ dataDir })
  await first.stop()
  const orphan = await serverUnder(dataDir, [])
  const { connection, pid } = await start({ dataDir })
  expect(await ask(connection, 'select 1 as one')).toEqual([{ one: 1 }])
  expect(pid()).not.toBe(orphan.pid)
  expect(orphan.exitCode).toBe(0)
})

test("a pid file whose number now belongs to another program of the server's user is ignored", async () => {
  const dataDir = await temporaryFolder()
  const first = await start({ dataDir })
  await first.stop()
  const user = await serverUser(join(dataDir, 'postgres'))
  const other = spawn('sleep', ['600'], { ...user })
  onTestFinished(() => void other.kill())
  for (const name of ['postmaster.pid', '.s.PGSQL.5432.lock']) {
    const pidFile = join(dataDir, 'postgres', name)
    await writeFile(pidFile, `${other.pid}\n/proc/self/cwd\n1\n5432\n.\n\n0 0\nready\n`)
    if (user) await chown(pidFile, user.uid, user.gid)
  }
  const { connection } = await start({ dataDir })
  expect(await ask(connection, 'select 1 as one')).toEqual([{ one: 1 }])
  expect(other.exitCode).toBeNull()
})

const patience = { timeout: 30_000, interval: 10 }

function child(file: string, ...args: string[]): Child {
  const running = runFixture(file, ...args)
  onTestFinished(() => void running.process.kill('SIGKILL'))
  return running
}

/** Starts the server itself, without any supervisor, under another program. */
async function serverUnder(dataDir: string, wrapper: readonly string[]): Promise<ChildProcess> {
  const dir = join(dataDir, 'postgres')
  const program = join(locatePackage(), 'native/bin/postgres')
  const [command = '', ...args] = [
    ...[...wrapper, program, '-D', '/proc/self/cwd'],
    ...['-c', 'listen_addresses=', '-c', 'unix_socket_directories=.'],
  ]
  const running = spawn(command, args, {
    ...(await serverUser(dir)),
    cwd: dir,
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  })
  onTestFinished(() => void running.kill('SIGKILL'))
  let said = ''
  for await (const bytes of running.stderr) {
    said += bytes
    if (said.includes('ready to accept connections')) break
  }
  return running
}

async function serverPid(dataDir: string): Promise<number> {
  return Number.parseInt(await readFile(join(dataDir, 'postgres/postmaster.pid'), 'latin1'), 10)
}

async function programOf(pid: number): Promise<string | null> {
  return (await readFile(`/proc/${pid}/comm`, 'latin1').catch(() => null))?.trim() ?? null
}

async function stateOf(pid: number): Promise<string | undefined> {
  const status = await readFile(`/proc/${pid}/stat`, 'latin1')
  return status.match(/\) (\S)/)?.[1]
}
