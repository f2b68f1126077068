import { randomBytes } from 'node:crypto'
import { afterAll, afterEach, expect, onTestFinished } from 'vitest'
import { testDatabase } from '../../src/database/server/testing.ts'
import type { StaffRole } from '../../src/doors/permission.ts'
import { onlyAnyone, openTestDoors } from '../../src/doors/testing.ts'
import type { ChannelAlarm } from '../../src/outreach/channel-alarm.ts'
import type { ChannelView, Tested } from '../../src/outreach/channel-exchange.ts'
import { openOutside } from '../../src/outreach/server/ask-outside.ts'
import { channelRoutes } from '../../src/outreach/server/channel-routes.ts'
import {
  type Channels,
  type ChannelsParts,
  openChannels,
} from '../../src/outreach/server/channels.ts'
import {
  gatewaySecret,
  openGatewayServer,
  openGraph,
  openOutside as openServer,
} from './inboxes.ts'
import { openTelegramServer } from './telegram.ts'

/** bo-2: bo, with another account. */
export type TestWorker = 'bo' | 'bo-2' | 'kim'

/**
 * The channels behind real doors on a database of their own, beside platforms on this machine; call it at the top of a
 * test file. Afterwards every channel is taken away, and nothing may have failed. publicOrigin: ours, as workers see it.
 * looksAfter: whether this node may.
 */
export async function openTestChannels({
  publicOrigin = 'http://localhost',
  looksAfter = true,
} = {}) {
  const database = await testDatabase()
  const keyBytes = randomBytes(32)
  const [graph, gateway, telegram] = await Promise.all([
    openGraph(),
    openGatewayServer(),
    openTelegramServer(),
  ])
  const faults: unknown[] = []
  const workers = new Map([
    ['account-bo', 'bo'],
    ['account-bo-2', 'bo'],
    ['account-kim', 'kim'],
  ])
  /** What the operator allows. */
  const inside = new Set([graph, gateway, telegram].map(({ origin }) => new URL(origin).host))
  let aheadMs = 0
  let changes = 0
  const clock = () => Date.now() + aheadMs
  const open = (change: Partial<ChannelsParts> = {}) =>
    openChannels({
      ...{ database, clock, keyBytes, outside: openOutside(inside) },
      workers: async () => workers,
      origins: { chat: 'https://keerpunt.example', portal: 'https://keerpunt.example' },
      makers: {
        telegramApi: telegram.origin,
        messengerApi: graph.origin,
        instagramApi: graph.origin,
      },
      ...{ looksAfter, hearsOthers: true },
      lease: { forMs: 2_000, everyMs: 200 },
      onAlarm: () => {
        changes += 1
      },
      onFault: (error) => faults.push(error),
      ...change,
    })
  let channels = await open()

  const staff = (role: StaffRole) => (proof: { readonly cookie: string | null }) => {
    const name = proof.cookie ?? 'bo'
    return {
      ...({ kind: 'staff', role, paper: '' } as const),
      ...{ account: `account-${name}`, member: name, session: new Uint8Array() },
    }
  }
  const routes = channelRoutes({
    channels: new Proxy({} as Channels, { get: (_, name: keyof Channels) => channels[name] }),
    ...{ clock, publicOrigin, nameOf: async (member) => member.replace(/-2$/, '') },
  })
  const { origin } = await openTestDoors({
    routes,
    gatekeepers: {
      ...onlyAnyone,
      outreach: staff('outreach_worker'),
      supervisor: staff('supervisor'),
    },
  })

  const post = (path: string, body: unknown, who: TestWorker = 'bo') =>
    fetch(`${origin}/api/v1/outreach/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'http://localhost', cookie: who },
      body: JSON.stringify(body),
    })
  async function views(who: TestWorker = 'bo'): Promise<ChannelView[]> {
    const url = `${origin}/api/v1/outreach/channels`
    const response = await fetch(url, { headers: { cookie: who } })
    return ((await response.json()) as { channels: ChannelView[] }).channels
  }
  const viewOf = async (kind: string, who: TestWorker = 'bo') =>
    (await views(who)).find((one) => one.kind === kind)
  async function type(kind: string, credentials: object, who: TestWorker = 'bo') {
    const seen = await viewOf(kind)
    return post(`channels/${kind}/set`, { revision: seen?.revision, credentials }, who)
  }
  async function judge(kind: string, how: 'confirm' | 'refuse', who: TestWorker) {
    const proposal = (await viewOf(kind))?.proposal?.id
    return post(`channels/${kind}/${how}`, { proposal }, who)
  }
  /** Typed by one, and agreed to by another when it has to be. */
  async function setUp(kind: string, credentials: object): Promise<Response> {
    const answer = await type(kind, credentials)
    if (!answer.ok || !((await answer.clone().json()) as { waits: boolean }).waits) return answer
    return judge(kind, 'confirm', 'kim')
  }

  afterEach(async () => {
    aheadMs = 0
    for (const { kind, revision, state, proposal } of await views()) {
      if (proposal) await judge(kind, 'refuse', 'bo')
      if (state !== 'off') await post(`channels/${kind}/remove`, { revision })
    }
    expect(faults.splice(0)).toEqual([])
  })
  afterAll(async () => {
    await channels[Symbol.asyncDispose]()
    for (const one of [graph, gateway, telegram]) await one.close()
  })

  return {
    ...{ database, keyBytes, graph, gateway, telegram, origin, inside, clock, open },
    ...{ post, views, viewOf, type, judge, setUp },
    channels: () => channels,
    /** Does this work no more until the test is over. */
    leaves(who: TestWorker): void {
      const account = `account-${who}`
      const name = workers.get(account) ?? who
      workers.delete(account)
      onTestFinished(() => void workers.set(account, name))
    },
    /** Another opening takes the place of ours until this test is over. */
    async instead(change: Partial<ChannelsParts>): Promise<void> {
      const mine = channels
      channels = await open(change)
      onTestFinished(async () => {
        await channels[Symbol.asyncDispose]()
        channels = mine
      })
    },
    /** Our clock runs so far ahead until the test is over. */
    ahead(ms: number): void {
      aheadMs = ms
    },
    /** How often desks were told that an alarm came or went. */
    changes: () => changes,
    async bring(
      kind: string,
      { body, headers }: { readonly body: string; readonly headers: Record<string, string> },
    ): Promise<number> {
      const url = `${origin}/api/v1/outreach/in/${kind}`
      return (await fetch(url, { method: 'POST', headers, body })).status
    },
    testOf: async (kind: string) =>
      (await (await post(`channels/${kind}/test`, {})).json()) as Tested,
    async alarms(): Promise<readonly ChannelAlarm[]> {
      const response = await fetch(`${origin}/api/v1/outreach/alarms`)
      return ((await response.json()) as { alarms: ChannelAlarm[] }).alarms
    },
    /** What the audit trail says of a channel, oldest first. */
    async acts(kind: string): Promise<string[]> {
      const { rows } = await database.query({
        name: 'test.acts',
        text: 'select act, actor from audit.outbox where subject = $1 order by id',
        values: [`channel ${kind}`],
      })
      return rows.map(({ act, actor }) => `${act} ${actor}`)
    },
    /** A server of somebody else that the operator allows. */
    async server(answer: Parameters<typeof openServer>[0]) {
      const opened = await openServer(answer)
      inside.add(new URL(opened.origin).host)
      onTestFinished(() => opened.close())
      return opened
    },
    sms: () => ({ url: `${gateway.origin}/stuur`, secret: gatewaySecret }),
    bot: (way: 'polling' | 'webhook' = 'polling') => ({ token: telegram.token, way }),
  }
}
