import { randomBytes } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import {
  gatewayDelivery,
  gatewaySecret,
  meta,
  metaDelivery,
  type Outside,
  openGatewayServer,
  openGraph,
  openOutside,
} from '../../../tests/support/inboxes.ts'
import { openTelegramServer, type Telegram } from '../../../tests/support/telegram.ts'
import { testDatabase } from '../../database/server/testing.ts'
import type { StaffRole } from '../../doors/permission.ts'
import { onlyAnyone, openTestDoors } from '../../doors/testing.ts'
import type { ChannelView, Tested } from '../channel-exchange.ts'
import { channelRoutes } from './channel-routes.ts'
import { type Channels, openChannels } from './channels.ts'

const database = await testDatabase()
const keyBytes = randomBytes(32)
/** How far our clock runs ahead. */
let aheadMs = 0
const clock = () => Date.now() + aheadMs
let [graph, gateway] = [] as unknown as [Outside, Outside]
let telegram: Telegram
let channels: Channels
let origin: string
const faults: unknown[] = []

const openWith = (key: Uint8Array) =>
  openChannels({
    database,
    clock,
    keyBytes: key,
    origins: { chat: 'https://keerpunt.example', portal: 'https://keerpunt.example' },
    makers: {
      telegramApi: telegram.origin,
      messengerApi: graph.origin,
      instagramApi: graph.origin,
    },
    fetches: true,
    hearsOthers: true,
    onFault: (error) => faults.push(error),
  })

beforeAll(async () => {
  ;[graph, gateway, telegram] = await Promise.all([
    openGraph(),
    openGatewayServer(),
    openTelegramServer(),
  ])
  channels = await openWith(keyBytes)
  const staff = (role: StaffRole) => () => ({
    ...({ kind: 'staff', role, paper: '' } as const),
    ...{ account: 'account-bo', member: 'bo', session: new Uint8Array() },
  })
  const routes = channelRoutes({
    channels: new Proxy({} as Channels, { get: (_, name: keyof Channels) => channels[name] }),
    clock,
    nameOf: async (member) => member,
    publicOrigin: 'http://localhost',
    demo: true,
  })
  ;({ origin } = await openTestDoors({
    routes,
    gatekeepers: { ...onlyAnyone, outreach: staff('outreach_worker') },
  }))
})
afterEach(async () => {
  aheadMs = 0
  for (const { kind, revision, state } of await views())
    if (state !== 'off') await post(`channels/${kind}/remove`, { revision })
  expect(faults.splice(0)).toEqual([])
})
afterAll(async () => {
  await channels[Symbol.asyncDispose]()
  for (const one of [graph, gateway, telegram]) await one.close()
})

async function post(path: string, body: unknown): Promise<Response> {
  return fetch(`${origin}/api/v1/outreach/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: 'http://localhost' },
    body: JSON.stringify(body),
  })
}
async function views(): Promise<ChannelView[]> {
  const response = await fetch(`${origin}/api/v1/outreach/channels`)
  return ((await response.json()) as { channels: ChannelView[] }).channels
}
const viewOf = async (kind: string) => (await views()).find((one) => one.kind === kind)
async function setUp(kind: string, credentials: object): Promise<Response> {
  const seen = await viewOf(kind)
  return post(`channels/${kind}/set`, { revision: seen?.revision, credentials })
}
async function bring(
  kind: string,
  { body, headers }: { readonly body: string; readonly headers: Record<string, string> },
): Promise<number> {
  const url = `${origin}/api/v1/outreach/in/${kind}`
  return (await fetch(url, { method: 'POST', headers, body })).status
}
const testOf = async (kind: string) =>
  (await (await post(`channels/${kind}/test`, {})).json()) as Tested

const smsCredentials = () => ({ url: `${gateway.origin}/stuur`, secret: gatewaySecret })
const bot = () => ({ token: telegram.token, way: 'polling' })

describe('a channel at the desk', () => {
  test('works once it is set, says what the other side says, and is off once it is removed', async () => {
    expect(await viewOf('telegram')).toMatchObject({ state: 'off' })
    expect((await setUp('telegram', bot())).status).toBe(200)
    expect(await testOf('telegram')).toEqual({ kind: 'works', name: '@keerpunt_bot' })
    expect(await viewOf('telegram')).toMatchObject({ state: 'works', setBy: 'bo', failures: 0 })
    const before = telegram.calls.length
    telegram.write({ id: 41, first_name: 'x' }, '/start')
    await telegram.until((calls) => calls.slice(before).some((one) => one.method === 'sendMessage'))
    const { revision } = (await viewOf('telegram')) ?? {}
    expect((await post('channels/telegram/remove', { revision })).status).toBe(200)
    expect(await viewOf('telegram')).toMatchObject({ state: 'off' })
    expect(await testOf('telegram')).toEqual({ kind: 'off' })
  })

  test('never shows again what was typed: not at the desk, not in the database, not in the audit trail', async () => {
    await setUp('telegram', bot())
    await setUp('instagram', meta)
    await setUp('sms', smsCredentials())
    const shown = JSON.stringify(await views())
    const kept = await dump()
    for (const secret of [telegram.token, meta.accessToken, meta.appSecret, gatewaySecret]) {
      expect(shown).not.toContain(secret)
      expect(kept).not.toContain(secret)
      expect(kept).not.toContain(Buffer.from(secret).toString('hex'))
    }
    const { rows } = await database.query({
      name: 'test.acts',
      text: 'select act, actor, subject from audit.outbox order by id desc limit 3',
    })
    expect(rows).toEqual(
      ['sms', 'instagram', 'telegram'].map((kind) => ({
        ...{ act: 'outreach-channel-set', actor: 'bo', subject: `channel ${kind}` },
      })),
    )
  })

  test('of two who change it at once the second is told, and nothing of hers is kept', async () => {
    await setUp('sms', smsCredentials())
    const { revision } = (await viewOf('sms')) ?? {}
    const other = { url: `${gateway.origin}/elders`, secret: `${gatewaySecret}-anders` }
    const answers = await Promise.all([
      post('channels/sms/set', { revision, credentials: smsCredentials() }),
      post('channels/sms/set', { revision, credentials: other }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  test('refuses what can not be right, and says which field', async () => {
    const refusals: [string, object, object][] = [
      ['telegram', { ...bot(), token: 'geen sleutel' }, { why: 'field', field: 'token' }],
      ['telegram', { ...bot(), way: 'webhook' }, { why: 'needs-https' }],
      ['instagram', { ...meta, accountId: 'keerpunt' }, { why: 'field', field: 'accountId' }],
      ['sms', { ...smsCredentials(), secret: 'kort' }, { why: 'field', field: 'secret' }],
      ['sms', { ...smsCredentials(), url: 'http://poort.example/' }, { why: 'address' }],
      ['email', { ...smsCredentials(), url: 'https://a:b@poort.example/' }, { why: 'address' }],
    ]
    for (const [kind, credentials, detail] of refusals) {
      const answer = await setUp(kind, credentials)
      expect([answer.status, await answer.json()]).toEqual([
        400,
        { refused: 'malformed', ...detail },
      ])
    }
    expect((await setUp('whatsapp', {})).status).toBe(404)
  })

  test('after a start elsewhere with another key file it says that it can not be opened', async () => {
    await setUp('sms', smsCredentials())
    const mine = channels
    channels = await openWith(randomBytes(32))
    onTestFinished(async () => {
      await channels[Symbol.asyncDispose]()
      channels = mine
    })
    expect(await testOf('sms')).toEqual({ kind: 'fails', problem: 'lost-key' })
    const { revision } = (await viewOf('sms')) ?? {}
    expect((await post('channels/sms/remove', { revision })).status).toBe(200)
  })

  test('that another node changed is changed here', async () => {
    const other = await openWith(keyBytes)
    onTestFinished(() => other[Symbol.asyncDispose]())
    const before = gateway.asked.length
    const { revision } = (await viewOf('sms')) ?? {}
    await other.set('sms', smsCredentials(), { name: 'kim', seen: revision ?? 0 })
    // Both look at once when they open it.
    await gateway.until((asked) => asked.length >= before + 2)
    expect(await testOf('sms')).toEqual({ kind: 'works', name: null })
  })
})

describe('a dead channel', () => {
  test('is seen after three failures in a row, written down once, and so is its coming back', async () => {
    await setUp('telegram', bot())
    await channels.look()
    telegram.say('getMe', ...Array.from({ length: 4 }, () => down))
    await channels.look()
    expect(await viewOf('telegram')).toMatchObject({ state: 'failing', problem: 'broken' })
    await channels.look()
    await channels.look()
    await channels.look()
    expect(await viewOf('telegram')).toMatchObject({ state: 'dead', problem: 'broken' })
    expect(await alarms('telegram')).toEqual(['outreach-channel-dead'])
    await channels.look()
    expect(await viewOf('telegram')).toMatchObject({ state: 'works', problem: null })
    expect(await alarms('telegram')).toEqual(['outreach-channel-dead', 'outreach-channel-back'])
  })

  test('is told as silent when nobody looked for minutes', async () => {
    await setUp('sms', smsCredentials())
    await channels.look()
    aheadMs = 6 * 60_000
    expect(await viewOf('sms')).toMatchObject({ state: 'silent' })
  })

  test('with a wrong credential says refused, with nobody there unreachable, led elsewhere it does not follow', async () => {
    await setUp('instagram', { ...meta, accessToken: 'EAAG-een-andere-toegangssleutel' })
    expect(await testOf('instagram')).toEqual({ kind: 'fails', problem: 'refused' })
    await setUp('sms', { ...smsCredentials(), secret: `${gatewaySecret}-fout` })
    expect(await testOf('sms')).toEqual({ kind: 'fails', problem: 'refused' })
    const leads = await openOutside(() => ({
      status: 302,
      headers: { location: `${gateway.origin}/` },
    }))
    const before = gateway.asked.length
    await setUp('email', { url: leads.origin, secret: gatewaySecret })
    expect(await testOf('email')).toEqual({ kind: 'fails', problem: 'unreachable' })
    expect(gateway.asked.length).toBe(before)
    await leads.close()
    expect(await testOf('email')).toEqual({ kind: 'fails', problem: 'unreachable' })
  })

  test('that answers without end is not listened to', async () => {
    const endless = await openOutside(() => ({ status: 200, body: 'x'.repeat(3_000_000) }))
    onTestFinished(() => endless.close())
    await setUp('sms', { url: endless.origin, secret: gatewaySecret })
    expect(await testOf('sms')).toEqual({ kind: 'fails', problem: 'unreachable' })
  })
})

describe.each([
  ['instagram', 'instagram'],
  ['messenger', 'page'],
] as const)('%s', (kind, object) => {
  const sends = (to: string) =>
    graph.asked.filter(({ json }) => (json['recipient'] as { id?: string } | undefined)?.id === to)
  // A person of its own for each platform.
  const person = (number: number) => `${kind === 'instagram' ? 17 : 99}${number}`

  test('answers a message once with the way to the chat, and its own echo never', async () => {
    await setUp(kind, meta)
    const from = person(5500001)
    expect(await bring(kind, metaDelivery(object, from))).toBe(200)
    await graph.until(() => sends(from).length === 1)
    const [sent] = sends(from)
    const { text = '' } = (sent?.json['message'] ?? {}) as { text?: string }
    expect(text).toContain('Vertel het niet hier')
    expect(text).toContain('https://keerpunt.example/chat')
    // Source: Instagram Platform, "Send a text message": at most 1,000 bytes of UTF-8.
    expect(Buffer.byteLength(text)).toBeLessThan(1_000)
    expect(sent?.json['messaging_type']).toBe(kind === 'messenger' ? 'RESPONSE' : undefined)
    await bring(kind, metaDelivery(object, from))
    await bring(kind, metaDelivery(object, person(5500002), { echo: true }))
    await bring(kind, metaDelivery(object, person(5500003)))
    await graph.until(() => sends(person(5500003)).length === 1)
    expect([sends(from).length, sends(person(5500002)).length]).toEqual([1, 0])
  })

  test('refuses what is not signed, signed by another or changed on the way', async () => {
    await setUp(kind, meta)
    const { body, headers } = metaDelivery(object, person(5500010))
    expect(await bring(kind, { body, headers: {} as Record<string, string> })).toBe(403)
    expect(await bring(kind, { body: `${body} `, headers })).toBe(403)
    const wrong = { 'x-hub-signature-256': headers['x-hub-signature-256'].replace(/.$/, 'g') }
    expect(await bring(kind, { body, headers: wrong })).toBe(403)
    expect(sends(person(5500010))).toEqual([])
  })

  test('brought again, or from before, gets no second answer', async () => {
    await setUp(kind, meta)
    const delivery = metaDelivery(object, person(5500020))
    expect(await bring(kind, delivery)).toBe(200)
    expect(await bring(kind, delivery)).toBe(200)
    await bring(kind, metaDelivery(object, person(5500021), { atMs: Date.now() - 2 * 3_600_000 }))
    await bring(kind, metaDelivery(object, person(5500022)))
    await graph.until(() => sends(person(5500022)).length === 1)
    expect([sends(person(5500020)).length, sends(person(5500021)).length]).toEqual([1, 0])
  })

  test('answers the platform’s question only with our own word', async () => {
    await setUp(kind, meta)
    const ask = (word: string, mode = 'subscribe') =>
      fetch(
        `${origin}/api/v1/outreach/in/${kind}?hub.mode=${mode}&hub.challenge=1158201444&hub.verify_token=${word}`,
      )
    const answer = await ask(meta.verifyToken)
    expect([answer.status, await answer.text()]).toEqual([200, '1158201444'])
    expect((await ask('iets-anders')).status).toBe(403)
    expect((await ask(meta.verifyToken, 'unsubscribe')).status).toBe(403)
  })
})

describe.each([
  ['sms', '+31612345678', '+31687654321'],
  ['email', 'Iemand@example.org', 'ander@example.org'],
] as const)('%s by a gateway', (kind, from, other) => {
  const sends = (to: string) => gateway.asked.filter(({ json }) => json['to'] === to)

  test('answers once, also when a machine answers our answer', async () => {
    await setUp(kind, smsCredentials())
    expect(await bring(kind, gatewayDelivery({ id: '1', from }))).toBe(200)
    await gateway.until(() => sends(from).length === 1)
    expect(sends(from)[0]?.json).toMatchObject({
      ...{ kind: 'reply', to: from },
      text: expect.stringContaining('https://keerpunt.example/chat'),
    })
    expect(await bring(kind, gatewayDelivery({ id: '2', from: from.toUpperCase() }))).toBe(200)
    expect(await bring(kind, gatewayDelivery({ id: '3', from: other, automatic: true }))).toBe(200)
    expect(await bring(kind, gatewayDelivery({ id: '4', from: other }))).toBe(200)
    await gateway.until(() => sends(other).length === 1)
    const answers = gateway.asked.filter(
      ({ json }) => String(json['to']).toLowerCase() === from.toLowerCase(),
    )
    expect(answers).toHaveLength(1)
  })

  test('refuses a bad signature, a replay, another time and what is no message', async () => {
    await setUp(kind, smsCredentials())
    const delivery = gatewayDelivery({ id: '10', from })
    expect(await bring(kind, { ...delivery, body: delivery.body.replace('10', '11') })).toBe(403)
    expect(await bring(kind, gatewayDelivery({ id: '10', from }, clock(), 'x'.repeat(30)))).toBe(
      403,
    )
    const moved = {
      ...delivery.headers,
      'x-keerpunt-timestamp': String(Math.floor(clock() / 1_000) + 1),
    }
    expect(await bring(kind, { ...delivery, headers: moved })).toBe(403)
    expect(await bring(kind, gatewayDelivery({ id: '12', from }, clock() - 6 * 60_000))).toBe(410)
    expect(await bring(kind, gatewayDelivery({ from }))).toBe(400)
    expect(await bring(kind, gatewayDelivery({ id: '13', from: 'nergens' }))).toBe(400)
    expect(await bring(kind, delivery)).toBe(200)
    expect(await bring(kind, delivery)).toBe(409)
    // What is remembered of it outlives the time in which it would be taken.
    aheadMs = 4 * 60_000
    expect(await bring(kind, delivery)).toBe(409)
  })
})

test('what comes in for a channel that is off, or for none, is refused', async () => {
  for (const kind of ['telegram', 'instagram', 'sms'])
    expect(await bring(kind, gatewayDelivery({ id: '1', from: '+31612345678' }))).toBe(403)
  expect(await bring('whatsapp', gatewayDelivery({}))).toBe(404)
})

const down = {
  status: 502,
  body: { ok: false, error_code: 502, description: 'Bad Gateway' },
}

async function alarms(kind: string): Promise<string[]> {
  const { rows } = await database.query({
    name: 'test.alarms',
    text: `select act from audit.outbox where actor = 'house' and subject = $1 order by id`,
    values: [`channel ${kind}`],
  })
  return rows.map((row) => String(row['act']))
}

/** Every table of the database as text. */
async function dump(): Promise<string> {
  const { rows } = await database.query({
    name: 'test.dump',
    text: `select query_to_xml(format('select * from %I.%I', schemaname, tablename), true, false, '')::text as all
      from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  })
  return rows.map((row) => String(row['all'])).join('\n')
}
