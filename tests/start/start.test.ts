import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { cleanEnvironment, closeHouses, freePort, openHouse } from '../support/house.ts'

const root = resolve(import.meta.dirname, '../..')
const vain = new Set<ChildProcess>()
afterAll(async () => {
  for (const child of vain) child.kill('SIGKILL')
  await closeHouses()
})

/** Starts the built app and waits until it gives up; what it printed, in one piece. */
async function startInVain(
  env: Record<string, string>,
): Promise<{ code: number | null; printed: string }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'keerpunt-vain-'))
  const child = spawn(process.execPath, [join(root, 'dist/server/start.js')], {
    cwd: root,
    env: { ...cleanEnvironment(), DATA_DIR: dataDir, PORT: String(await freePort()), ...env },
  })
  vain.add(child)
  let printed = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece: Buffer) => {
      printed += piece
    })
  const [code] = (await once(child, 'close')) as [number | null]
  vain.delete(child)
  await rm(dataDir, { recursive: true, force: true })
  return { code, printed }
}

/** The last line, which must be a sentence and not a stack. */
const lastLine = (printed: string) => printed.trimEnd().split('\n').at(-1)

describe('npm start', () => {
  test('prints role, two spaces, address; the same lines stand in a file only its owner reads', async () => {
    const house = await openHouse()
    expect(house.addresses['visitor']).toEqual([`${house.origin}/chat`])
    expect(house.addresses['counsellor']?.length).toBeGreaterThan(0)
    const file = join(house.dataDir, 'demo-access.txt')
    const lines = (await readFile(file, 'utf8')).trimEnd().split('\n')
    expect(house.output()).toContain(lines.join('\n'))
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(await (await fetch(`${house.origin}/healthz`)).json()).toEqual({ ready: true })
  })

  test('the demo is open, and still open with the same links after a second start', async () => {
    const first = await openHouse()
    const second = await first.again()
    expect(second.addresses).toEqual(first.addresses)
    const state = (await (await fetch(`${second.origin}/api/v1/chat`)).json()) as { state: string }
    expect(state.state).toBe('open')
  })

  test('ends with the database when it is told to stop', async () => {
    const house = await openHouse()
    const pid = Number(
      (await readFile(join(house.dataDir, 'postgres/postmaster.pid'), 'utf8')).split('\n', 1)[0],
    )
    await house.end('SIGTERM')
    expect(() => process.kill(pid, 0)).toThrow('ESRCH')
  })
})

describe('a start that can not be says why, in one sentence', () => {
  test('a port somebody else has', async () => {
    const taken = createServer().listen(0, '::')
    await once(taken, 'listening')
    const address = taken.address()
    const port = String(typeof address === 'object' && address ? address.port : 0)
    const { code, printed } = await startInVain({ PORT: port })
    taken.close()
    expect(code).toBe(1)
    expect(lastLine(printed)).toMatch(
      `Port ${port} is taken by another program: stop that one, or start with another`,
    )
  })

  test.each([
    [
      'a misspelt setting',
      { PUBLIC_ORIGN: 'https://a.example' },
      'The setting PUBLIC_ORIGN is not known: did you mean PUBLIC_ORIGIN?',
    ],
    ['a malformed setting', { PORT: 'many' }, 'PORT is "many": write a number from 0 to 65535.'],
    [
      'a database that is not there',
      { DATABASE_URL: 'postgres://keerpunt:secret@localhost:1/keerpunt' },
      /^No database answers at localhost:1 \(.*\): start it, or correct DATABASE_URL\.$/,
    ],
    [
      'production without an origin',
      { MODE: 'production' },
      'MODE=production needs PUBLIC_ORIGIN, such as https://chat.example.org.',
    ],
    [
      'production without TLS',
      { MODE: 'production', PUBLIC_ORIGIN: 'http://chat.example.org' },
      'PUBLIC_ORIGIN is http://chat.example.org: production needs an https:// origin.',
    ],
    [
      'a data folder in a file system that takes none',
      { DATA_DIR: '/proc/keerpunt/data' },
      /\/proc\/keerpunt\/data/,
    ],
    ['a data folder that can not be made', { DATA_DIR: '/dev/null/data' }, /\/dev\/null/],
  ])('%s', async (_what, env, sentence) => {
    const { code, printed } = await startInVain(env)
    expect(code).toBe(1)
    expect(lastLine(printed)).toMatch(sentence)
    expect(printed).not.toContain('secret')
    expect(printed).not.toMatch(/^\s+at /m)
  })

  test('production on a data folder that ever held a demo', async () => {
    const demo = await openHouse()
    await demo.end()
    const { code, printed } = await startInVain({
      DATA_DIR: demo.dataDir,
      MODE: 'production',
      PUBLIC_ORIGIN: 'https://chat.example.org',
    })
    expect(code).toBe(1)
    expect(lastLine(printed)).toMatch('held a demo')
  })

  test('a Node that is too old', () => {
    const script = join(root, 'src/commands/prepare.mjs')
    const old = `Object.defineProperty(process.versions, 'node', { value: '18.19.0' }); await import(${JSON.stringify(script)})`
    const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', old], {
      encoding: 'utf8',
    })
    expect(status).toBe(1)
    expect(stderr).toBe(
      'Node 18.19.0 is too old: install Node 20 or newer (nodejs.org) and run this again.\n',
    )
  })
})

describe('a database that goes while people are here', () => {
  test('leaves the pages and the phone numbers, and comes back by itself', async () => {
    const house = await openHouse()
    const pid = Number(
      (await readFile(join(house.dataDir, 'postgres/postmaster.pid'), 'utf8')).split('\n', 1)[0],
    )
    process.kill(pid, 'SIGSTOP')
    try {
      const page = await fetch(`${house.origin}/`)
      expect(page.status).toBe(200)
      expect(await page.text()).toContain('0800-2000')
      const chat = await fetch(`${house.origin}/chat`)
      expect(await chat.text()).toContain('0800-2000')
    } finally {
      process.kill(pid, 'SIGCONT')
    }
    process.kill(pid, 'SIGKILL')
    const back = async () => {
      for (;;) {
        const health = await fetch(`${house.origin}/healthz`)
        if (health.status === 200) {
          const state = await fetch(`${house.origin}/api/v1/chat`)
          if (state.status === 200) return (await state.json()) as { state: string }
        }
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    }
    expect((await back()).state).toBe('open')
  })
})
