import { describe, expect, test } from 'vitest'
import { openTestChannels } from '../../../tests/support/channel-house.ts'
import { gatewayDelivery, meta, metaDelivery } from '../../../tests/support/inboxes.ts'

const house = await openTestChannels()
const { graph, gateway, origin, clock, setUp, bring, sms } = house

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

  test('twenty thousand messages of one close it for nobody', async () => {
    await setUp(kind, meta)
    const { channels } = house
    const talker = person(5500030)
    for (let number = 0; number < 20_000; number += 1) {
      const { body, headers } = metaDelivery(object, talker)
      channels().receive(kind, { bytes: Buffer.from(body), headers })
    }
    expect(await bring(kind, metaDelivery(object, person(5500031)))).toBe(200)
    await graph.until(() => sends(person(5500031)).length > 0 && sends(talker).length > 0)
    expect(sends(talker)).toHaveLength(1)
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
    await setUp(kind, sms())
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
    await setUp(kind, sms())
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
    house.ahead(4 * 60_000)
    expect(await bring(kind, delivery)).toBe(409)
  })

  test('twenty thousand messages of one close it for nobody', async () => {
    await setUp(kind, sms())
    const talker = kind === 'sms' ? '+31600000001' : 'prater@example.org'
    const late = kind === 'sms' ? '+31600000002' : 'later@example.org'
    for (let number = 0; number < 20_000; number += 1) {
      const { body, headers } = gatewayDelivery({ id: `t${number}`, from: talker })
      house.channels().receive(kind, { bytes: Buffer.from(body), headers })
    }
    expect(await bring(kind, gatewayDelivery({ id: 'later', from: late }))).toBe(200)
    await gateway.until(() => sends(late).length > 0 && sends(talker).length > 0)
    expect(sends(talker)).toHaveLength(1)
  })
})
