import { expect, onTestFinished } from 'vitest'
import type { Database } from '../../database/server/database.ts'
import { indexPlaces } from '../../directory/place-index.ts'
import type { Caller } from '../../doors/permission.ts'
import type { Call } from '../../doors/route.ts'
import type { CampaignView } from '../exchange.ts'
import { openOutreach } from './outreach.ts'

/** Noon of a day, `YYYY-MM-DD`. */
export const noon = (day: string) => Date.parse(`${day}T12:00:00Z`)
export const root = '/api/v1/outreach'

export const plan = {
  name: 'Geldezel? No way!',
  goal: 'Jongeren weten dat een pas uitlenen strafbaar is.',
  audience: 'youth',
  startsOn: '2026-11-22',
  endsOn: '2026-11-30',
}
export const creative = {
  variant: 'A',
  language: 'nl',
  channel: 'instagram',
  says: 'Jouw pas. Jouw naam. Jij mag nee zeggen.',
  alt: 'Een bankpas met een streep erdoor',
  costCents: 2_500,
}

const check = { source: 'test', verifiedOn: '2026-11-01' }
const towns = [
  ['0344', 'Utrecht', 'Utrecht'],
  ['0518', '’s-Gravenhage', 'Haaglanden'],
  ['0363', 'Amsterdam', 'Amsterdam-Amstelland'],
] as const

/** More than the usual question: who asks, in the head or the body. */
type More = { readonly query?: Call['query'] }
export type Ask = (
  /** null is a visitor; `lou 2` is lou with another account. */
  name: string | null,
  path: string,
  params?: Call['params'],
  body?: unknown,
  more?: More,
) => Promise<unknown>

/** For tests: campaigns on this database, with a clock that the test sets, and their addresses as questions. */
export function testCampaigns(database: Database) {
  const world = { now: noon('2026-11-22') }
  return { world, desk, made, approved, linked, view }

  /** Ends with the test, or when it is stopped. */
  async function desk() {
    world.now = noon('2026-11-22')
    const outreach = await openOutreach({
      database,
      clock: () => world.now,
      publicOrigin: 'https://keerpunt.example',
      nameOf: async (member) => member.replace(/ 2$/, ''),
      targets: () => [
        { path: '/', title: 'Voorpagina' },
        { path: '/test/geldezel', title: 'Ben jij een geldezel?' },
      ],
      places: () =>
        indexPlaces({
          municipalities: towns.map(([code, name, veiligThuis]) => ({
            ...{ code, name, veiligThuis, check },
            ...{ province: 'Utrecht', policeUnit: 'Midden-Nederland' },
          })),
          places: [{ name: 'Den Haag', municipality: '0518' }],
          former: [],
        }),
      onFault: (error) => {
        throw error
      },
    })
    const stop = () => outreach[Symbol.asyncDispose]()
    onTestFinished(stop)
    const ask: Ask = async (name, path, params = {}, body = null, { query = {} } = {}) => {
      const method = body === null ? 'GET' : 'POST'
      const route = outreach.routes.find((one) => one.path === path && one.method === method)
      if (!route) throw new Error(`no ${method} ${path}`)
      const staff = { kind: 'staff', role: 'outreach_worker', paper: '' } as const
      const caller: Caller =
        name === null
          ? { kind: 'anyone' }
          : { ...staff, account: `account-${name}`, member: name, session: new Uint8Array() }
      const answer = await route.answer({ params, query, body, caller, languages: [] })
      return answer.kind === 'json' ? answer.body : answer
    }
    return Object.assign(ask, { stop })
  }

  /** A campaign with one creative, both by lou. */
  async function made(ask: Ask, changes: object = {}, campaign: object = {}) {
    const { id } = (await ask('lou', `${root}/campaigns`, {}, { ...plan, ...campaign })) as {
      id: number
    }
    return { campaign: `${id}`, creative: await another(ask, `${id}`, changes) }
  }

  async function another(ask: Ask, campaign: string, changes: object) {
    const path = `${root}/campaigns/:id/creatives`
    const asked = { ...creative, ...changes }
    const { id } = (await ask('lou', path, { id: campaign }, asked)) as { id: number }
    return { id: `${id}` }
  }

  async function approved(ask: Ask, id: { id: string }) {
    await ask('lou', `${root}/creatives/:id/ask`, id, { revision: 1 })
    expect(await ask('ray', `${root}/creatives/:id/approve`, id, { revision: 2 })).toEqual({})
  }

  async function linked(ask: Ask) {
    const ids = await made(ask)
    await approved(ask, ids.creative)
    const asked = { target: '/test/geldezel', note: 'Kit voor een school' }
    const path = `${root}/creatives/:id/links`
    const { code } = (await ask('lou', path, ids.creative, asked)) as { code: string }
    return { ...ids, code }
  }

  async function view(ask: Ask, id: string): Promise<CampaignView> {
    return (await ask('lou', `${root}/campaigns/:id`, { id })) as CampaignView
  }
}
