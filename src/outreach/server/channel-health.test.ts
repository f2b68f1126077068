import { expect, test } from 'vitest'
import { openTestChannels } from '../../../tests/support/channel-house.ts'
import {
  gatewayDelivery,
  gatewaySecret,
  meta,
  openRawServer,
  switching,
} from '../../../tests/support/inboxes.ts'
import { blocked } from '../../../tests/support/telegram.ts'
import type { ChannelView } from '../channel-exchange.ts'

const house = await openTestChannels()
const { gateway, telegram, setUp, viewOf, testOf, alarms, acts, bot, sms } = house
const look = () => house.channels().look()
const down = { status: 502, body: { ok: false, error_code: 502, description: 'Bad Gateway' } }

test('dead is seen after three failures in a row, written down once, and so is its coming back', async () => {
  await setUp('telegram', bot())
  await look()
  telegram.say('getMe', down, down, down, down)
  await look()
  expect(await viewOf('telegram')).toMatchObject({ state: 'failing', problem: 'broken' })
  await look()
  await look()
  await look()
  expect(await viewOf('telegram')).toMatchObject({ state: 'dead', problem: 'broken' })
  expect(await byTheHouse('telegram')).toEqual(['outreach-channel-dead house'])
  await look()
  expect(await viewOf('telegram')).toMatchObject({ state: 'works', problem: null })
  expect(await byTheHouse('telegram')).toEqual([
    'outreach-channel-dead house',
    'outreach-channel-back house',
  ])
})

test('supervisors are told which one died and why, and the alarm goes by itself when it lives again', async () => {
  await setUp('telegram', bot())
  await look()
  const before = house.changes()
  telegram.say('getMe', down, down, down)
  for (let times = 0; times < 2; times += 1) await look()
  expect([await alarms(), house.changes()]).toEqual([[], before])
  await look()
  expect(await alarms()).toEqual([{ channel: 'telegram', why: 'broken' }])
  expect(house.changes()).toBe(before + 1)
  await look()
  expect([await alarms(), house.changes()]).toEqual([[], before + 2])
})

test('one that is taken away is no alarm any more', async () => {
  await setUp('sms', { ...sms(), secret: `${gatewaySecret}-fout` })
  for (let times = 0; times < 3; times += 1) await look()
  expect(await alarms()).toEqual([{ channel: 'sms', why: 'refused' }])
  const before = house.changes()
  const { revision } = (await viewOf('sms')) ?? {}
  await house.post('channels/sms/remove', { revision })
  expect([await alarms(), house.changes()]).toEqual([[], before + 1])
})

test('nobody looked for minutes: it is told as silent, also to supervisors, by a node that does not look itself', async () => {
  await setUp('sms', sms())
  await look()
  let told = 0
  await house.instead({ looksAfter: false, onAlarm: () => (told += 1) })
  house.ahead(6 * 60_000)
  expect(await viewOf('sms')).toMatchObject({ state: 'silent' })
  expect(await alarms()).toEqual([{ channel: 'sms', why: 'silent' }])
  await look()
  expect(await viewOf('sms')).toMatchObject({ state: 'silent' })
})

test('one that failed or was just set is silent too when nobody looks any more', async () => {
  await house.instead({ looksAfter: false, hearsOthers: false })
  await house.type('telegram', bot())
  await setUp('sms', { ...sms(), secret: `${gatewaySecret}-fout` })
  expect(await viewOf('telegram')).toMatchObject({ state: expect.not.stringMatching('silent') })
  house.ahead(6 * 60_000)
  for (const kind of ['telegram', 'sms'])
    expect(await viewOf(kind)).toMatchObject({ state: 'silent' })
})

test('a webhook that stays silent because Telegram can not reach us is a failure, though all our calls go well', async () => {
  await setWebhook()
  await look()
  expect(await viewOf('telegram')).toMatchObject({ state: 'works' })
  telegram.failToBring(3)
  for (let times = 0; times < 3; times += 1) await look()
  expect(await alarms()).toEqual([{ channel: 'telegram', why: 'not-brought' }])
  telegram.failToBring(0)
  await look()
  expect(await alarms()).toEqual([])
})

test('asked for an hour of quiet, it tells that as a problem of the channel', async () => {
  const slow = await house.server(({ json }) =>
    json['kind'] === 'reply'
      ? { status: 429, headers: { 'retry-after': '3600' } }
      : { status: 202 },
  )
  const replies = () => slow.asked.filter(({ json }) => json['kind'] === 'reply')
  await setUp('sms', { url: slow.origin, secret: gatewaySecret })
  await look()
  for (const [at, from] of ['+31600000011', '+31600000012'].entries())
    await house.bring('sms', gatewayDelivery({ id: `${at}`, from }))
  await slow.until(() => replies().length === 2)
  await look()
  expect(await viewOf('sms')).toMatchObject({ state: 'failing', problem: 'limited' })
})

test('one that knows us while no answer gets through is an alarm, until an answer does', async () => {
  await setUp('telegram', bot())
  await look()
  for (const [at, id] of [31, 32, 33].entries()) {
    expect(await alarms()).toEqual([])
    telegram.say('sendMessage', down)
    telegram.write({ id, first_name: 'x' }, '/start')
    await lookUntil('telegram', ({ unanswered }) => unanswered === at + 1)
  }
  expect(await testOf('telegram')).toMatchObject({ kind: 'works' })
  for (let times = 0; times < 3; times += 1) await look()
  expect(await viewOf('telegram')).toMatchObject({
    ...{ state: 'dead', failures: 0, problem: null },
    ...{ unanswered: 3, unansweredWhy: 'broken' },
  })
  expect(await alarms()).toEqual([{ channel: 'telegram', why: 'unanswered' }])
  telegram.write({ id: 34, first_name: 'x' }, '/start')
  await lookUntil('telegram', ({ unanswered }) => unanswered === 0)
  expect(await viewOf('telegram')).toMatchObject({ state: 'works', unansweredWhy: null })
  expect(await alarms()).toEqual([])
})

test('who was not reached may write again at once, and is answered', async () => {
  let times = 0
  const shaky = await house.server(({ json }) => {
    if (json['kind'] === 'reply') times += 1
    return { status: json['kind'] === 'reply' && times === 1 ? 500 : 202 }
  })
  await setUp('sms', { url: shaky.origin, secret: gatewaySecret })
  await house.bring('sms', gatewayDelivery({ id: '1', from: '+31600000031' }))
  await lookUntil('sms', ({ unanswered }) => unanswered === 1)
  await house.bring('sms', gatewayDelivery({ id: '2', from: '+31600000031' }))
  await shaky.until(() => times === 2)
  await lookUntil('sms', ({ unanswered }) => unanswered === 0)
})

test('answers that fail on a node that does not look are told too, and by whoever looks next', async () => {
  const looker = house.channels()
  const deaf = await house.server(({ json }) => ({ status: json['kind'] === 'test' ? 202 : 500 }))
  await setUp('sms', { url: deaf.origin, secret: gatewaySecret })
  await house.instead({ looksAfter: false })
  for (const at of [1, 2, 3])
    await house.bring('sms', gatewayDelivery({ id: `${at}`, from: `+3160000002${at}` }))
  await lookUntil('sms', ({ unanswered }) => unanswered === 3)
  await looker.look()
  expect(await alarms()).toEqual([{ channel: 'sms', why: 'unanswered' }])
  await setUp('sms', { url: deaf.origin, secret: `${gatewaySecret}-anders` })
  expect(await alarms()).toEqual([])
})

test('one who blocked the bot is no alarm', async () => {
  await setUp('telegram', bot())
  telegram.say('sendMessage', blocked)
  const before = telegram.calls.length
  telegram.write({ id: 7, first_name: 'x' }, '/start')
  await telegram.until((calls) => calls.slice(before).some(({ answered }) => answered === 403))
  await look()
  expect(await viewOf('telegram')).toMatchObject({ state: 'works', failures: 0 })
})

test('with a wrong credential says refused, with nobody there unreachable, led elsewhere it does not follow', async () => {
  await setUp('instagram', { ...meta, accessToken: 'EAAG-een-andere-toegangssleutel' })
  expect(await testOf('instagram')).toEqual({ kind: 'fails', problem: 'refused' })
  await setUp('sms', { ...sms(), secret: `${gatewaySecret}-fout` })
  expect(await testOf('sms')).toEqual({ kind: 'fails', problem: 'refused' })
  const leads = await house.server(() => ({
    status: 302,
    headers: { location: `${gateway.origin}/` },
  }))
  const before = gateway.asked.length
  await setUp('email', { url: leads.origin, secret: gatewaySecret })
  expect(await testOf('email')).toEqual({ kind: 'fails', problem: 'unreachable' })
  expect(gateway.asked.length).toBe(before)
})

test('that answers without end is not listened to', async () => {
  const endless = await house.server(() => ({ status: 200, body: 'x'.repeat(3_000_000) }))
  await setUp('sms', { url: endless.origin, secret: gatewaySecret })
  expect(await testOf('sms')).toEqual({ kind: 'fails', problem: 'unreachable' })
})

test('one that speaks another language than HTTP is told as not answering, and wedges neither itself nor the others', async () => {
  const { origin } = await openRawServer(switching)
  house.inside.add(new URL(origin).host)
  await house.instead({
    makers: { telegramApi: origin, messengerApi: origin, instagramApi: origin },
  })
  await setUp('telegram', bot())
  await setUp('sms', { url: origin, secret: gatewaySecret })
  await house.bring('sms', gatewayDelivery({ id: '1', from: '+31600000099' }))
  for (const kind of ['telegram', 'sms']) {
    expect(await testOf(kind)).toEqual({ kind: 'fails', problem: 'unreachable' })
    const { revision } = (await viewOf(kind)) ?? {}
    expect((await house.post(`channels/${kind}/remove`, { revision })).status).toBe(200)
  }
})

/** As a worker does where our own address is https. */
async function setWebhook(): Promise<void> {
  const before = telegram.calls.length
  const { revision = 0 } = (await viewOf('telegram')) ?? {}
  const bo = { account: 'account-bo', name: 'bo' }
  await house.channels().set('telegram', bot('webhook'), bo, revision)
  await telegram.until((calls) => calls.slice(before).some((one) => one.method === 'setWebhook'))
}
/** Looks, and looks again, until that is so. */
async function lookUntil(kind: string, holds: (view: ChannelView) => boolean): Promise<void> {
  for (;;) {
    await look()
    const view = await viewOf(kind)
    if (view && holds(view)) return
  }
}
const byTheHouse = async (kind: string) =>
  (await acts(kind)).filter((one) => one.endsWith(' house'))
