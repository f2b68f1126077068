import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { toB64 } from '../../src/chain/base64url.ts'
import type { Role as StaffRole } from '../../src/chain/paper.ts'
import type { Permission } from '../../src/doors/permission.ts'
import type { AccountId } from '../../src/people/server/rows.ts'
import { insertSession } from '../../src/people/server/sign-in-store.ts'
import { insertAccount } from '../../src/people/server/store.ts'
import { sessionCookie } from '../../src/people/session-cookie.ts'
import { hashToken, newToken } from '../../src/signing/token.ts'
import * as forge from '../hostile/forge-papers.ts'
import { greet, openDesk } from '../support/desk.ts'
import { openNetwork } from '../support/network.ts'
import { openOwnHouse } from '../support/own-house.ts'
import { shippedSlug } from '../support/shipped-page.ts'
import { enrolStaff, type StaffClient } from '../support/staff.ts'
import { startVisitor, type Visitor } from '../support/visitor.ts'

type Route = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly permission: Permission
  readonly maxBytes: number
}
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
const cookieOf = ({ network }: StaffClient) => ({ cookie: network.cookie() })
const lent = new Map<string, string>()
const cookie = (name: string) => ({ cookie: lent.get(name) ?? '' })

/** Who comes to the door, and what she shows there. */
const roles = {
  nobody: () => ({}),
  'a made-up token': () => bearer(newToken()),
  'a made-up cookie': () => ({ cookie: sessionCookie(proxy.origin).write(newToken()) }),
  'a cookie that is none': () => ({ cookie: 'keerpunt-desk=%00; keerpunt-desk=x' }),
  'the visitor': () => bearer(visitor.tokenB64),
  'another visitor': () => bearer(stranger.tokenB64),
  'a visitor who left': () => bearer(gone.tokenB64),
  'her counsellor': () => cookieOf(noor),
  'a counsellor who is not with her': () => cookieOf(sam),
  'a supervisor': () => cookieOf(mila),
  'an admin': () => cookie('admin'),
  'an editor': () => cookie('editor'),
  'an analyst': () => cookie('analyst'),
  'an outreach worker': () => cookie('outreach_worker'),
  'an expert by experience': () => cookie('experience_expert'),
  'a counsellor whose session ran out': () => cookie('ran out'),
  'a counsellor who was idle for too long': () => cookie('idle'),
  'a visitor with her counsellor’s cookie beside her token': () => ({
    ...bearer(visitor.tokenB64),
    ...cookieOf(noor),
  }),
} satisfies Record<string, () => Record<string, string>>
type Role = keyof typeof roles

const visitors: Role[] = ['the visitor', 'a visitor with her counsellor’s cookie beside her token']
const tokens: Role[] = [...visitors, 'a made-up token', 'another visitor', 'a visitor who left']
// With a token in hand she comes as a visitor; a cookie beside it opens what is for staff.
const both: Role = 'a visitor with her counsellor’s cookie beside her token'
const counsellors: Role[] = ['her counsellor', 'a counsellor who is not with her', both]
const others: Role[] = [
  'an admin',
  'an editor',
  'an analyst',
  'an outreach worker',
  'an expert by experience',
]
const letIn: Record<Permission, readonly Role[]> = {
  anyone: Object.keys(roles) as Role[],
  'new-visitor': tokens,
  visitor: visitors,
  member: [...visitors, 'her counsellor'],
  'staff-member': ['her counsellor', both],
  staff: [...counsellors, 'a supervisor', ...others],
  counsellor: counsellors,
  supervisor: ['a supervisor'],
  desk: [...counsellors, 'a supervisor'],
  editor: ['an editor'],
  redaction: ['an editor', 'an expert by experience'],
  outreach: ['an outreach worker'],
}

/** What an address answers to who may come in with a body that no handler takes. */
const inside: Readonly<Record<string, number>> = {
  'GET /healthz': 200,
  'GET /api/v1/chat': 200,
  'POST /api/v1/conversations': 400,
  'GET /api/v1/conversations/{id}': 200,
  'GET /api/v1/conversations/{id}/messages': 200,
  'POST /api/v1/conversations/{id}/messages': 400,
  'GET /api/v1/conversations/{id}/stream': 200,
  'POST /api/v1/conversations/{id}/cursor': 400,
  'POST /api/v1/conversations/{id}/alive': 204,
  'POST /api/v1/conversations/{id}/leave': 204,
  'POST /api/v1/conversations/{id}/claim': 400,
  'POST /api/v1/conversations/{id}/epochs': 400,
  'POST /api/v1/conversations/{id}/close': 400,
  'POST /api/v1/conversations/{id}/hand-back': 400,
  'POST /api/v1/conversations/{id}/code': 400,
  'POST /api/v1/conversations/{id}/reopen': 400,
  'POST /api/v1/conversations/{id}/delete': 204,
  'POST /api/v1/return': 400,
  'POST /api/v1/survey': 400,
  'GET /api/v1/desk': 200,
  'GET /api/v1/desk/stream': 200,
  'POST /api/v1/outreach/count': 400,
  'GET /api/v1/outreach/today': 200,
  'GET /api/v1/outreach/calendar': 400,
  'GET /api/v1/outreach/kits': 200,
  'POST /api/v1/outreach/kits': 400,
  'GET /api/v1/outreach/kits/{code}/kit.zip': 404,
  'GET /api/v1/outreach/campaigns': 200,
  'POST /api/v1/outreach/campaigns': 400,
  'GET /api/v1/outreach/campaigns/{id}': 404,
  'POST /api/v1/outreach/campaigns/{id}': 400,
  'POST /api/v1/outreach/campaigns/{id}/stop': 400,
  'POST /api/v1/outreach/campaigns/{id}/creatives': 400,
  'POST /api/v1/outreach/creatives/{id}': 400,
  'POST /api/v1/outreach/creatives/{id}/ask': 400,
  'POST /api/v1/outreach/creatives/{id}/approve': 400,
  'POST /api/v1/outreach/creatives/{id}/send-back': 400,
  'POST /api/v1/outreach/creatives/{id}/rejected': 400,
  'POST /api/v1/outreach/creatives/{id}/links': 400,
  'POST /api/v1/outreach/creatives/{id}/image': 400,
  'GET /api/v1/outreach/creatives/{id}/image': 404,
  'POST /api/v1/outreach/creatives/{id}/image/remove': 400,
  'POST /api/v1/outreach/links/{code}/stop': 404,
  'GET /api/v1/outreach/links/{code}/qr.svg': 404,
  'GET /api/v1/outreach/links/{code}/poster.svg': 404,
  'GET /api/v1/outreach/links/{code}/poster.pdf': 404,
  'GET /api/v1/outreach/links/{code}/story.svg': 404,
  'POST /api/v1/desk/shift': 400,
  'POST /api/v1/desk/campaign-ends': 400,
  'POST /api/v1/desk/queue/{id}/remove': 409,
  'POST /api/v1/people/enrol/begin': 400,
  'POST /api/v1/people/enrol/finish': 400,
  'POST /api/v1/people/sign-in/begin': 200,
  'POST /api/v1/people/sign-in/finish': 400,
  'POST /api/v1/people/sign-out': 204,
  'GET /api/v1/people/me': 200,
  'POST /api/v1/people/sessions/end': 200,
  'POST /api/v1/people/staff/{member}/sessions/end': 404,
  'GET /api/v1/people/reception': 200,
  'POST /api/v1/people/reception': 400,
  'GET /api/v1/pages': 200,
  'GET /api/v1/pages/{id}': 404,
  'GET /api/v1/export.json': 200,
  'GET /api/v1/export.sig': 200,
  'GET /api/v1/export.pub': 200,
  'POST /api/v1/search': 400,
  'GET /api/v1/knowledge/pages': 200,
  'GET /api/v1/knowledge/pages/{language}/{section}/{slug}': 404,
  'GET /api/v1/knowledge/pages/{language}/{section}/{slug}/versions/{version}': 404,
  'POST /api/v1/knowledge/pages/{language}/{section}/{slug}/draft': 400,
  'POST /api/v1/knowledge/pages/{language}/{section}/{slug}/send': 400,
  'POST /api/v1/knowledge/pages/{language}/{section}/{slug}/call-back': 404,
  'POST /api/v1/knowledge/pages/{language}/{section}/{slug}/publish': 400,
  'POST /api/v1/knowledge/pages/{language}/{section}/{slug}/back': 400,
  'POST /api/v1/knowledge/pages/{language}/{section}/{slug}/withdraw': 404,
  'POST /api/v1/knowledge/pages/{language}/{section}/{slug}/move': 400,
  'POST /api/v1/knowledge/pages/{language}/{section}/{slug}/drop': 400,
  'POST /api/v1/knowledge/pages/{language}/{section}/{slug}/say': 400,
  'POST /api/v1/knowledge/pages/{language}/{section}/{slug}/settle': 400,
  'POST /api/v1/knowledge/spelling': 400,
  'POST /api/v1/knowledge/counts': 400,
  'GET /api/v1/knowledge/proposals': 200,
  'GET /api/v1/knowledge/words': 200,
  'GET /api/v1/knowledge/export': 200,
  'GET /api/v1/knowledge/facts/{language}': 200,
  'POST /api/v1/knowledge/facts/{language}/{id}/propose': 404,
  'POST /api/v1/knowledge/facts/{language}/{id}/confirm': 404,
  'POST /api/v1/knowledge/facts/{language}/{id}/refuse': 404,
  'POST /api/v1/knowledge/facts/{language}/{id}/withdraw': 404,
  'GET /api/v1/knowledge/street-words': 200,
  'POST /api/v1/knowledge/street-words/{word}/propose': 404,
  'POST /api/v1/knowledge/street-words/{word}/confirm': 404,
  'POST /api/v1/knowledge/street-words/{word}/refuse': 404,
  'POST /api/v1/knowledge/street-words/{word}/withdraw': 404,
  'GET /api/v1/knowledge/media': 200,
  'POST /api/v1/knowledge/media': 415,
  'GET /api/v1/knowledge/media/{id}': 404,
  'POST /api/v1/knowledge/media/{id}/delete': 404,
  'GET /api/v1/directory/contacts': 200,
  'POST /api/v1/directory/contacts/propose': 200,
  'POST /api/v1/directory/contacts/confirm': 400,
  'POST /api/v1/directory/contacts/refuse': 400,
  'POST /api/v1/directory/contacts/withdraw': 400,
  'GET /api/v1/directory/numbers': 200,
  'POST /api/v1/directory/numbers/{id}/propose': 404,
  'POST /api/v1/directory/numbers/{id}/confirm': 404,
  'POST /api/v1/directory/numbers/{id}/refuse': 404,
  'POST /api/v1/directory/numbers/{id}/withdraw': 404,
  'GET /api/v1/outreach/logbook': 200,
  'POST /api/v1/outreach/logbook': 400,
  'POST /api/v1/outreach/logbook/{id}/approve': 404,
  'POST /api/v1/outreach/logbook/{id}/refuse': 404,
  'POST /api/v1/outreach/logbook/{id}/withdraw': 404,
  'POST /api/v1/outreach/logbook/{id}/send': 404,
  'POST /api/v1/outreach/logbook/{id}/outcome': 404,
  'POST /api/v1/outreach/logbook/enough': 200,
  'POST /api/v1/outreach/logbook/own': 400,
  'POST /api/v1/outreach/logbook/own/clear': 200,
  'POST /api/v1/outreach/logbook/own/restart': 409,
  'GET /api/v1/outreach/logbook/today': 200,
  'POST /api/v1/outreach/stop-list/add': 400,
  'POST /api/v1/outreach/stop-list/look': 400,
  'GET /api/v1/outreach/channels': 200,
  'GET /api/v1/outreach/alarms': 200,
  'POST /api/v1/outreach/channels/{kind}/set': 404,
  'POST /api/v1/outreach/channels/{kind}/confirm': 404,
  'POST /api/v1/outreach/channels/{kind}/refuse': 404,
  'POST /api/v1/outreach/channels/{kind}/remove': 404,
  'POST /api/v1/outreach/channels/{kind}/test': 404,
  'GET /api/v1/outreach/in/{kind}': 404,
  'POST /api/v1/outreach/in/{kind}': 404,
  'GET /api/v1/outreach/figures': 200,
  'GET /api/v1/outreach/figures/{id}': 404,
  'GET /api/v1/outreach/figures/{id}/refused': 404,
  'POST /api/v1/outreach/figures': 400,
  'POST /api/v1/outreach/figures/{id}/part': 404,
  'POST /api/v1/outreach/figures/{id}/look': 404,
  'POST /api/v1/outreach/figures/{id}/try': 404,
  'POST /api/v1/outreach/figures/{id}/confirm': 404,
  'POST /api/v1/outreach/figures/{id}/drop': 404,
  'GET /api/v1/outreach/debrief': 200,
  'POST /api/v1/outreach/debrief': 400,
  'POST /api/v1/outreach/debrief/{id}/drop': 404,
  'GET /api/v1/outreach/debrief/shared': 200,
  'POST /api/v1/outreach/debrief/{id}/talked': 404,
  'GET /api/v1/outreach/debrief/{id}/sealed': 404,
  'GET /api/v1/outreach/dpia': 200,
  'POST /api/v1/outreach/dpia/confirm': 400,
  'POST /api/v1/outreach/dpia/withdraw': 400,
  'GET /api/v1/outreach/minor-protocol': 200,
  'POST /api/v1/outreach/minor-protocol': 400,
  'POST /api/v1/outreach/minor-protocol/confirm': 400,
  'POST /api/v1/outreach/minor-protocol/withdraw': 400,
  'GET /api/v1/outreach/texts': 200,
  'POST /api/v1/outreach/texts': 400,
  'POST /api/v1/outreach/texts/{id}/approve': 404,
  'POST /api/v1/outreach/texts/{id}/refuse': 404,
  'POST /api/v1/outreach/texts/{id}/end': 404,
}
/** These end something: tried last. */
const ends = ({ path }: Route) => /\/(close|delete|sign-out|end)$/.test(path)

const { house, proxy, database, rootSeedBytes } = await openOwnHouse()
let [noor, sam, mila] = [] as unknown as [StaffClient, StaffClient, StaffClient]
let [visitor, stranger, gone] = [] as unknown as [Visitor, Visitor, Visitor]
let routes: readonly Route[]
const opened: { leave(): void }[] = []
beforeAll(async () => {
  const [first = '', second = ''] = house.addresses['counsellor'] ?? []
  const direct = { port: house.port }
  noor = await enrolStaff(first, direct)
  sam = await enrolStaff(second, direct)
  mila = await enrolStaff(house.addresses['supervisor']?.[0] ?? '', direct)
  for (const role of [
    'admin',
    'editor',
    'analyst',
    'outreach_worker',
    'experience_expert',
  ] as const)
    await lend(role, role, {})
  // Papers that were put in beside the house are read when it reads papers anew.
  const me = `${proxy.origin}/api/v1/people/me`
  for (const cookie of lent.values())
    await vi.waitFor(
      async () => expect((await fetch(me, { headers: { cookie } })).status).not.toBe(403),
      { timeout: 30_000, interval: 100 },
    )
  await lend('ran out', 'counsellor', { expiresMs: Date.now() - 1_000 })
  await lend('idle', 'counsellor', { idleUntilMs: Date.now() - 1_000 })
  const desk = openDesk(noor)
  opened.push(desk)
  const options = { origin: proxy.origin, ...direct }
  visitor = await startVisitor(noor.trust, options)
  await greet(desk, visitor)
  stranger = await startVisitor(noor.trust, options)
  gone = await startVisitor(noor.trust, options)
  await gone.leave()
  routes = await routesOf()
})
afterAll(() => {
  for (const one of opened) one.leave()
})

/** An account of this role with a session, as a house has them whose organisation has more than counsellors. */
async function lend(
  name: string,
  role: StaffRole,
  session: { expiresMs?: number; idleUntilMs?: number },
) {
  const pens = [await forge.admin(rootSeedBytes), await forge.admin(rootSeedBytes)]
  const { paper, hash } = await forge.staff(pens, { role })
  const id = toB64(forge.random(16)) as AccountId
  const { notAfter } = forge.window(300)
  await insertAccount(database, { id, role, pseudonym: name, paper, hash, notAfter })
  const token = newToken()
  const later = Date.now() + 3_600_000
  const living = { expiresMs: later, idleUntilMs: later, ...session }
  await insertSession(database, { tokenHash: hashToken(token), account: id, ...living })
  lent.set(name, sessionCookie(proxy.origin).write(token).split(';')[0] ?? '')
}

async function routesOf(): Promise<Route[]> {
  const { paths } = (await (await fetch(`${proxy.origin}/api/v1/openapi.json`)).json()) as {
    paths: Record<string, Record<string, { 'x-permission': Permission; 'x-max-bytes': number }>>
  }
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      method: method.toUpperCase() as Route['method'],
      path,
      permission: operation['x-permission'],
      maxBytes: operation['x-max-bytes'],
    })),
  )
}

/** Knocks with a body that no handler takes, so that being let in shows and changes nothing. */
async function knock({ method, path, maxBytes }: Route, role: Role): Promise<number> {
  const network = openNetwork({ origin: proxy.origin, port: house.port })
  const at = filled(path)
    .replace('{id}', visitor.id)
    .replace('{member}', toB64(forge.random(16)))
  const body = maxBytes > 0 ? { body: '"knock"' } : {}
  const response = await network.fetch(at, { method, headers: roles[role](), ...body })
  await response.body?.cancel()
  network.cut()
  return response.status
}

/** A page that is there, where anyone may read; on the desk a place where none is. */
function filled(path: string): string {
  const slug = path.startsWith('/api/') ? 'nergens' : shippedSlug(path)
  return path
    .replace('{language}', 'nl')
    .replace('{section}', 'relatives')
    .replace('{slug}', slug)
    .replace('{version}', '1')
}

/** What this table says about one address and one caller. */
function expected(route: Route, role: Role): number {
  if (!letIn[route.permission].includes(role)) return role === 'nobody' ? 401 : 403
  return inside[nameOf(route)] ?? 200
}
const nameOf = ({ method, path }: Route) => `${method} ${path}`
const api = () => routes.filter(({ path }) => path.startsWith('/api/') || path === '/healthz')

/** Knocks at these, one after another; returns where somebody was answered otherwise than the table says. */
async function wrongly(role: Role, at: readonly Route[]): Promise<string[]> {
  const wrong: string[] = []
  for (const route of at) {
    const [status, should] = [await knock(route, role), expected(route, role)]
    if (status !== should)
      wrong.push(`${nameOf(route)} ${route.permission}: ${status}, not ${should}`)
  }
  return wrong
}

describe('every address × everybody', () => {
  test('every address states a permission, and stands in this table or is a page for anyone', () => {
    expect(routes.length).toBeGreaterThan(30)
    expect(routes.filter(({ permission }) => !(permission in letIn))).toEqual([])
    expect(api().map(nameOf).sort()).toEqual(Object.keys(inside).sort())
    const pages = routes.filter((route) => !api().includes(route))
    expect(pages.filter(({ permission }) => permission !== 'anyone')).toEqual([])
    const asking = pages.filter(({ method }) => method !== 'GET').map(({ path }) => path)
    expect(asking.every((path) => /^(\/en|\/ar)?\/(zoek|hulp)$/.test(path))).toBe(true)
  })

  test.each(Object.keys(roles) as Role[])(
    '%s gets exactly the answer that is hers',
    async (role) => {
      const all = api()
      expect(
        await wrongly(
          role,
          all.filter((route) => !ends(route)),
        ),
      ).toEqual([])
      const shut = all.filter((route) => ends(route) && !letIn[route.permission].includes(role))
      expect(await wrongly(role, shut)).toEqual([])
    },
  )

  test.each(Object.keys(roles) as Role[])('%s reads every page', async (role) => {
    const statuses = new Set<number>()
    const others = ['/media/{id}', '/c/{code}']
    for (const route of routes.filter((one) => !api().includes(one) && !others.includes(one.path)))
      statuses.add(await knock(route, role))
    expect([...statuses]).toEqual([200])
  })

  test('who may end something ends it, and is out where it ended', async () => {
    const [all, ending] = [api(), (name: string) => api().filter(({ path }) => path.endsWith(name))]
    expect(await wrongly('a supervisor', ending('/sessions/end'))).toEqual([])
    expect(await wrongly('her counsellor', ending('/close'))).toEqual([])
    expect(await wrongly('the visitor', ending('/delete'))).toEqual([])
    for (const role of ['her counsellor', 'a supervisor', 'an admin'] as const) {
      const out = all.filter(({ path }) => /people\/(sign-out|me)$/.test(path))
      const [signOut] = out.filter(({ method }) => method === 'POST')
      expect(signOut && (await knock(signOut, role))).toBe(204)
      for (const route of out) expect(await knock(route, role)).toBe(403)
    }
  })
})
