import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Permission } from '../../src/doors/permission.ts'
import { greet, openDesk } from '../support/desk.ts'
import { closeHouses, type House, openHouse } from '../support/house.ts'
import { openNetwork } from '../support/network.ts'
import { enrolStaff, type StaffClient } from '../support/staff.ts'
import { startVisitor, type Visitor } from '../support/visitor.ts'

type Route = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly permission: Permission
  readonly maxBytes: number
}
type Role = keyof typeof roles

/** Who comes to the door, and what she shows there. */
const roles = {
  nobody: () => ({}),
  'a made-up token': () => ({ authorization: `Bearer ${randomBytes(32).toString('base64url')}` }),
  'a made-up cookie': () => ({ cookie: `keerpunt-desk=${randomBytes(32).toString('base64url')}` }),
  'the visitor': () => ({ authorization: `Bearer ${visitor.tokenB64}` }),
  'another visitor': () => ({ authorization: `Bearer ${stranger.tokenB64}` }),
  'her counsellor': () => ({ cookie: noor.network.cookie() }),
  'a counsellor who is not with her': () => ({ cookie: sam.network.cookie() }),
  'a supervisor': () => ({ cookie: mila.network.cookie() }),
} satisfies Record<string, () => Record<string, string>>

const counsellors: Role[] = ['her counsellor', 'a counsellor who is not with her']
const tokens: Role[] = ['a made-up token', 'the visitor', 'another visitor']
const letIn: Record<Permission, readonly Role[]> = {
  anyone: Object.keys(roles) as Role[],
  'new-visitor': tokens,
  visitor: ['the visitor'],
  member: ['the visitor', 'her counsellor'],
  'staff-member': ['her counsellor'],
  staff: [...counsellors, 'a supervisor'],
  counsellor: counsellors,
  supervisor: ['a supervisor'],
  desk: [...counsellors, 'a supervisor'],
}

let house: House
let noor: StaffClient
let sam: StaffClient
let mila: StaffClient
let visitor: Visitor
let stranger: Visitor
let routes: readonly Route[]
const openings: { leave(): void }[] = []

beforeAll(async () => {
  house = await openHouse()
  const [first = '', second = ''] = house.addresses['counsellor'] ?? []
  noor = await enrolStaff(first)
  sam = await enrolStaff(second)
  mila = await enrolStaff(house.addresses['supervisor']?.[0] ?? '')
  const options = { origin: house.origin }
  visitor = await startVisitor(noor.trust, options)
  const desk = openDesk(noor)
  openings.push(desk)
  await greet(desk, visitor)
  stranger = await startVisitor(noor.trust, options)
  routes = await routesOf(house)
})
afterAll(async () => {
  for (const opened of openings) opened.leave()
  await closeHouses()
})

async function routesOf({ origin }: House): Promise<Route[]> {
  const { paths } = (await (await fetch(`${origin}/api/v1/openapi.json`)).json()) as {
    paths: Record<string, Record<string, { 'x-permission': Permission; 'x-max-bytes': number }>>
  }
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      method: method.toUpperCase() as Route['method'],
      path: path.replace('{id}', visitor.id),
      permission: operation['x-permission'],
      maxBytes: operation['x-max-bytes'],
    })),
  )
}

/** Knocks with a body no handler takes, so that being let in shows and changes nothing. */
async function knock({ method, path, maxBytes }: Route, role: Role): Promise<number> {
  const network = openNetwork({ origin: house.origin })
  const body = maxBytes > 0 ? { body: '"knock"' } : {}
  const response = await network.fetch(path, { method, headers: roles[role](), ...body })
  await response.body?.cancel()
  network.cut()
  return response.status
}

const isShut = (status: number) => status === 401 || status === 403
/** These act without a body: tried last, and only by those who are shut out. */
const acts = (route: Route) => /\/(close|sign-out|end)$/.test(route.path)

describe('every address × everybody', () => {
  test('there is a table of all addresses, and each states a permission', () => {
    expect(routes.length).toBeGreaterThan(30)
    expect(routes.filter(({ permission }) => !(permission in letIn))).toEqual([])
    expect(new Set(routes.map(({ permission }) => permission)).size).toBeGreaterThan(6)
  })

  test.each(Object.keys(roles) as Role[])('%s comes in exactly where she may', async (role) => {
    const wrong: string[] = []
    for (const route of routes.filter((one) => one.path.startsWith('/api/'))) {
      const may = letIn[route.permission].includes(role)
      if (may && acts(route)) continue
      const status = await knock(route, role)
      if (isShut(status) === may)
        wrong.push(`${route.method} ${route.path} ${route.permission}: ${status}`)
    }
    expect(wrong).toEqual([])
  })

  test('who is in acts: the counsellor closes, everybody signs out', async () => {
    const closing = routes.find(({ path }) => path.endsWith('/close'))
    expect(closing && (await knock(closing, 'her counsellor'))).toBe(204)
    const leaving = routes.find(({ path }) => path.endsWith('/sign-out'))
    for (const role of [...counsellors, 'a supervisor'] as Role[]) {
      const status = leaving ? await knock(leaving, role) : 0
      expect(isShut(status)).toBe(false)
    }
    const desk = { method: 'GET', path: '/api/v1/desk', permission: 'desk', maxBytes: 0 } as const
    for (const role of [...counsellors, 'a supervisor'] as Role[])
      expect(await knock(desk, role)).toBe(403)
  })
})
