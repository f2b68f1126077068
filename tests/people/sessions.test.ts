import { beforeEach, describe, expect, test } from 'vitest'
import { toB64 } from '../../src/chain/base64url.ts'
import { memberIdOfPaper, type PaperHash } from '../../src/chain/member.ts'
import { paperBytes } from '../../src/chain/paper.ts'
import { signPaper, unsigned } from '../../src/chain/signed-paper.ts'
import { testDatabase } from '../../src/database/server/testing.ts'
import type { StaffRole } from '../../src/doors/permission.ts'
import { type RolePermission, rolesFor, staffRoles } from '../../src/people/permissions.ts'
import { importRevocation } from '../../src/people/server/import.ts'
import type { Account, AccountId } from '../../src/people/server/rows.ts'
import { createSessions, sessionIdleMs, sessionLifeMs } from '../../src/people/server/sessions.ts'
import { insertAccount } from '../../src/people/server/store.ts'
import { sessionCookie } from '../../src/people/session-cookie.ts'
import { openDeskHouse } from './desk-house.ts'

const db = await testDatabase()
const house = await openDeskHouse(db)
const cookies = sessionCookie(house.origin)
const sessions = createSessions(db, cookies, () => house.clock.now)
const minuteMs = 60_000

/** Somebody of each role, whose paper nobody has to believe here. */
const staff = new Map<StaffRole, Account>()
for (const role of staffRoles) {
  const bytes = new Uint8Array([1, 2, staffRoles.indexOf(role)])
  const hash = toB64(crypto.getRandomValues(new Uint8Array(32))) as PaperHash
  const account = {
    id: toB64(crypto.getRandomValues(new Uint8Array(16))) as AccountId,
    role,
    pseudonym: role,
    paper: unsigned(bytes),
    hash,
    notAfter: house.clock.now + 300 * 24 * 60 * minuteMs,
  }
  await insertAccount(db, account)
  staff.set(role, { ...account, member: memberIdOfPaper(hash), revoked: false })
}
house.people.forget()

const someone = (role: StaffRole) => {
  const account = staff.get(role)
  if (!account) throw new Error(`nobody is ${role}`)
  return account
}

/** A Cookie header of a fresh session. */
async function signedIn(role: StaffRole): Promise<string> {
  const written = await db.transaction((tx) => sessions.open(tx, someone(role), house.clock.now))
  return written.split(';', 1)[0] ?? ''
}

const takesJson = new Set(
  house.people.routes
    .filter(({ takes }) => takes === 'json')
    .map(({ method, path }) => `${method} ${path}`),
)
const ask = (method: string, path: string, headers: Record<string, string>) =>
  fetch(`${house.origin}${path.replace(':member', someone('editor').member)}`, {
    method,
    ...(takesJson.has(`${method} ${path}`)
      ? { headers: { ...headers, 'content-type': 'application/json' }, body: '{}' }
      : { headers }),
  })
const own = { origin: house.origin }
const meAs = async (cookie: string) => (await ask('GET', '/api/v1/people/me', { cookie })).status

beforeEach(() => db.script('truncate people.session'))

describe('every address × every role', () => {
  /** What an empty but well-meant request gets from who may enter. */
  const admitted: Readonly<Record<string, number>> = {
    'POST /api/v1/people/enrol/begin': 400,
    'POST /api/v1/people/enrol/finish': 400,
    'POST /api/v1/people/sign-in/begin': 200,
    'POST /api/v1/people/sign-in/finish': 400,
    'POST /api/v1/people/sign-out': 204,
    'GET /api/v1/people/me': 200,
    'POST /api/v1/people/sessions/end': 200,
    'POST /api/v1/people/staff/:member/sessions/end': 200,
    'GET /api/v1/people/reception': 200,
    'POST /api/v1/people/reception': 400,
  }

  test('is a table without a missing line', () => {
    const addresses = house.people.routes.map(({ method, path }) => `${method} ${path}`)
    expect(Object.keys(admitted).sort()).toEqual(addresses.sort())
  })

  for (const { method, path, permission } of house.people.routes) {
    const expected = admitted[`${method} ${path}`] ?? 0
    test.each(staffRoles)(`${method} ${path} as %s`, async (role) => {
      const may = permission === 'anyone' || rolesFor[permission as RolePermission].includes(role)
      const answer = await ask(method, path, { ...own, cookie: await signedIn(role) })
      expect(answer.status).toBe(may ? expected : 403)
    })
    test(`${method} ${path} as nobody, and with a made-up cookie`, async () => {
      const open = permission === 'anyone'
      expect((await ask(method, path, own)).status).toBe(open ? expected : 401)
      const cookie = cookies.write('A'.repeat(43)).split(';', 1)[0] ?? ''
      expect((await ask(method, path, { ...own, cookie })).status).toBe(open ? expected : 403)
    })
    if (method === 'GET') continue
    test(`${method} ${path} from another origin`, async () => {
      const headers = { origin: 'https://evil.example', cookie: await signedIn('supervisor') }
      const answer = await ask(method, path, headers)
      expect([answer.status, await answer.json()]).toEqual([403, { refused: 'foreign-origin' }])
    })
  }
})

test('a session ends after half an hour without a sign of life, and not before', async () => {
  const cookie = await signedIn('counsellor')
  for (let turn = 0; turn < 4; turn++) {
    house.clock.now += sessionIdleMs - minuteMs
    expect(await meAs(cookie)).toBe(200)
  }
  house.clock.now += sessionIdleMs
  expect(await meAs(cookie)).toBe(403)
})

test('a session ends after twelve hours however busy it is', async () => {
  const cookie = await signedIn('counsellor')
  const end = house.clock.now + sessionLifeMs
  while (house.clock.now + 20 * minuteMs < end) {
    house.clock.now += 20 * minuteMs
    expect(await meAs(cookie)).toBe(200)
  }
  house.clock.now = end
  expect(await meAs(cookie)).toBe(403)
})

test('a sign of life is written at most once a minute', async () => {
  const cookie = await signedIn('counsellor')
  const idleUntil = async () => {
    const query = { name: 'test.idle', text: 'select idle_until from people.session' }
    return Number((await db.query(query)).rows[0]?.['idle_until'])
  }
  const first = await idleUntil()
  house.clock.now += 50_000
  await meAs(cookie)
  expect(await idleUntil()).toBe(first)
  house.clock.now += 20_000
  await meAs(cookie)
  expect(await idleUntil()).toBe(house.clock.now + sessionIdleMs)
})

test('signing out ends this session at once and clears its cookie', async () => {
  const [here, elsewhere] = [await signedIn('counsellor'), await signedIn('counsellor')]
  expect([await meAs(here), await meAs(elsewhere)]).toEqual([200, 200])
  const answer = await ask('POST', '/api/v1/people/sign-out', { ...own, cookie: here })
  expect(answer.headers.get('set-cookie')).toMatch(/^keerpunt-desk=; Max-Age=0; Path=\/; HttpOnly/)
  expect([await meAs(here), await meAs(elsewhere)]).toEqual([403, 200])
})

test('she can sign herself out everywhere else', async () => {
  const [here, elsewhere] = [await signedIn('counsellor'), await signedIn('counsellor')]
  const colleague = await signedIn('editor')
  expect(await meAs(elsewhere)).toBe(200)
  const answer = await ask('POST', '/api/v1/people/sessions/end', { ...own, cookie: here })
  expect(await answer.json()).toEqual({ ended: 1 })
  expect([await meAs(here), await meAs(elsewhere), await meAs(colleague)]).toEqual([200, 403, 200])
})

test('a supervisor can end a colleague’s sessions', async () => {
  const colleague = await signedIn('editor')
  expect(await meAs(colleague)).toBe(200)
  const cookie = await signedIn('supervisor')
  await ask('POST', '/api/v1/people/staff/:member/sessions/end', { ...own, cookie })
  expect([await meAs(colleague), await meAs(cookie)]).toEqual([403, 200])
})

test('root’s revocation ends the account’s sessions', async () => {
  const cookie = await signedIn('outreach_worker')
  expect(await meAs(cookie)).toBe(200)
  const { trust } = await house.people.papers()
  if (!trust) throw new Error('the house has no root')
  const revoked = [someone('outreach_worker').hash]
  const bytes = paperBytes({ kind: 'revocation', revoked, issued: house.clock.now, demo: true })
  const forged = await signPaper(
    unsigned(bytes),
    'root',
    house.rootSeed.map((b) => b ^ 1),
  )
  expect(await importRevocation(db, { trust }, forged, house.clock.now)).toMatchObject({
    kind: 'refused',
    why: 'badly-signed',
  })
  const paper = await signPaper(unsigned(bytes), 'root', house.rootSeed)
  await db.transaction((tx) => importRevocation(tx, { trust }, paper, house.clock.now))
  house.people.forget()
  expect(await meAs(cookie)).toBe(403)
  const again = await signedIn('outreach_worker')
  expect(await meAs(again)).toBe(403)
})

test('a session of an account whose paper has ended is nobody', async () => {
  const account = someone('analyst')
  house.clock.now = account.notAfter - minuteMs
  const cookie = await signedIn('analyst')
  expect(await meAs(cookie)).toBe(200)
  house.clock.now = account.notAfter
  expect(await meAs(cookie)).toBe(403)
})
