import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { fromB64, toB64 } from '../chain/base64url.ts'
import { verifyChain } from '../chain/verify-chain.ts'
import { testDatabase } from '../database/server/testing.ts'
import { accessFile } from '../demo-access.ts'
import { parseInviteLink } from '../people/invite-link.ts'
import { assertNoDemoRoot, DemoRootError } from '../people/server/demo-root.ts'
import { houseKeys, openPeople } from '../people/server/open-people.ts'
import { runDemo } from './demo.ts'

const db = await testDatabase()
const root = join(import.meta.dirname, '../..')
const dataDir = await mkdtemp(join(tmpdir(), 'keerpunt-demo-'))
afterAll(() => rm(dataDir, { recursive: true }))

const env = {
  DATABASE_URL: db.url,
  DATA_DIR: dataDir,
  PUBLIC_ORIGIN: 'http://localhost:3456',
}

/** The command as it is: a process of its own. */
async function run(more: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['src/commands/demo.ts'], {
    cwd: root,
    env: { PATH: process.env['PATH'] ?? '', ...env, ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { out: '', error: '' }
  child.stdout.on('data', (piece) => {
    said.out += piece
  })
  child.stderr.on('data', (piece) => {
    said.error += piece
  })
  const [code] = await once(child, 'close')
  return { code, ...said }
}

test('production refuses a demo in one sentence', async () => {
  const answer = await run({ MODE: 'production', PUBLIC_ORIGIN: 'https://chat.example.org' })
  expect(answer).toMatchObject({ code: 1, out: '' })
  expect(answer.error).toMatch(/^MODE is production: .*\.\n$/)
  expect((await houseKeys(db)).rootKeyB64).toBeNull()
})

test('a house without a root is nobody’s', async () => {
  expect(await houseKeys(db)).toEqual({ rootKeyB64: null, demo: false })
  await expect(assertNoDemoRoot(dataDir)).resolves.toBeUndefined()
})

test('an empty house gets people, links, a shift and a chain that a visitor accepts', async () => {
  // Two at once, as two nodes of one house would: one makes it, the other prints the same.
  const [{ code, out }, other] = await Promise.all([run(), run()])
  expect([code, other.code, other.out]).toEqual([0, 0, out])
  expect(
    out
      .trim()
      .split('\n')
      .map((line) => line.split('  ')[0]),
  ).toEqual([
    'visitor',
    'counsellor',
    'counsellor',
    'supervisor',
    'editor',
    'editor',
    'experience_expert',
    'outreach',
    'outreach',
  ])
  const addresses = out
    .trim()
    .split('\n')
    .map((line) => new URL(line.split('  ')[1] ?? ''))
  expect(addresses[0]?.href).toBe('http://localhost:3456/chat')
  for (const { origin, pathname, hash } of addresses.slice(1)) {
    expect([origin, pathname]).toEqual(['http://localhost:3456', '/desk'])
    expect(parseInviteLink(hash)).not.toBeNull()
  }

  const { rootKeyB64, demo } = await houseKeys(db)
  const rootKeyBytes = fromB64(rootKeyB64 ?? '')
  if (!rootKeyBytes) throw new Error('the house has no root')
  expect(demo).toBe(true)
  const people = openPeople({ db, clock: Date.now, publicOrigin: env.PUBLIC_ORIGIN })
  const chain = await people.chainForDesk()
  const verdict = await verifyChain({ rootKeyBytes, demo }, chain, Date.now())
  if (verdict.kind !== 'valid') throw new Error(verdict.why)
  expect([...verdict.staff.values()].map(({ paper }) => paper.pseudonym).sort()).toEqual([
    'Bo',
    'Jay',
    'Kim',
    'Lou',
    'Mila',
    'Noor',
    'Ray',
    'Sam',
  ])
  expect(await verifyChain({ rootKeyBytes, demo: false }, chain, Date.now())).toMatchObject({
    kind: 'refused',
  })
  const shifts = await db.query({
    name: 'test.shifts',
    text: `select a.pseudonym from queue.shift s join people.account a on a.id = s.account
      where s.ends_at > now()`,
  })
  expect(shifts.rows).toEqual([{ pseudonym: 'Noor' }])
})

test('the same lines stand in a file that only its owner reads', async () => {
  const path = join(dataDir, accessFile)
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  expect((await run()).out).toBe(await readFile(path, 'utf8'))
})

test('running it again changes nothing and prints the file', async () => {
  const before = await houseKeys(db)
  const lines = await runDemo(env, root)
  expect(lines).toHaveLength(9)
  expect(await houseKeys(db)).toEqual(before)
  const { rows } = await db.query({
    name: 'test.accounts',
    text: 'select count(*) as n from people.account',
  })
  expect(rows).toEqual([{ n: 8 }])
})

test('production refuses a DATA_DIR that ever held a demo, also one it can not read', async () => {
  await expect(assertNoDemoRoot(dataDir)).rejects.toThrow(DemoRootError)
  const other = await mkdtemp(join(tmpdir(), 'keerpunt-real-'))
  await writeFile(join(other, 'root.json'), '{')
  await expect(assertNoDemoRoot(other)).rejects.toThrow(DemoRootError)
  const real = { rootKeyB64: toB64(new Uint8Array(32)), demo: false }
  await writeFile(join(other, 'root.json'), JSON.stringify(real))
  await expect(assertNoDemoRoot(other)).resolves.toBeUndefined()
  await expect(assertNoDemoRoot(other, true)).rejects.toThrow(DemoRootError)
  await rm(other, { recursive: true })
})
