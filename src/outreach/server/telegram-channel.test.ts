import { randomBytes } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import {
  badWebhook,
  blocked,
  openTelegramServer,
  type Telegram,
  type TelegramCall,
  tooMany,
} from '../../../tests/support/telegram.ts'
import type { Problem } from '../channel.ts'
import { openOutside } from './ask-outside.ts'
import { openRecent } from './recent.ts'
import { openReplyQueue, type Sent } from './reply-queue.ts'
import { openTelegram } from './telegram-channel.ts'

const open: AsyncDisposable[] = []
const servers: Telegram[] = []
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one[Symbol.asyncDispose]()
  for (const one of servers.splice(0)) await one.close()
})

const origins = { chat: 'https://chat.example.org', portal: 'https://keerpunt.example.org' }
const secret = 'een-geheim-dat-alleen-telegram-kent'
const noor = { id: 1_111_111, first_name: 'Noor', language_code: 'nl' }

/** A bot of ours before a Telegram on this machine. */
async function start({
  way = 'polling',
  most = 50,
  perSecond = 1_000,
  refusesWebhook = false,
}: {
  readonly way?: 'polling' | 'webhook'
  readonly most?: number
  readonly perSecond?: number
  readonly refusesWebhook?: boolean
} = {}) {
  const telegram = await openTelegramServer()
  if (refusesWebhook) telegram.say('setWebhook', badWebhook)
  servers.push(telegram)
  const sent: Sent[] = []
  let look = () => {}
  const heard: (Problem | null)[] = []
  const replies = openReplyQueue({
    ...{ most, perSecond, clock: Date.now },
    onSent: (how) => {
      sent.push(how)
      look()
    },
  })
  const untilSent = async (count: number) => {
    const { promise, resolve } = Promise.withResolvers<void>()
    look = () => {
      if (sent.length >= count) resolve()
    }
    look()
    await promise
  }
  const keyBytes = randomBytes(32)
  const recent = (label: string) =>
    openRecent({ keyBytes, label, forMs: 600_000, most: 20_000, clock: Date.now })
  const channel = openTelegram({
    ...{ seen: recent('seen'), answered: recent('answered') },
    outside: openOutside(new Set([new URL(telegram.origin).host])),
    credentials: { token: telegram.token, way, secret },
    apiRoot: telegram.origin,
    origins,
    webhook: 'https://keerpunt.example.org/api/v1/outreach/in/telegram',
    replies,
    clock: Date.now,
    fetches: true,
    onCall: (problem) => heard.push(problem),
  })
  open.push(channel, replies)
  return { telegram, channel, replies, sent, untilSent, heard }
}

const of = (method: string) => (calls: readonly TelegramCall[]) =>
  calls.filter((call) => call.method === method)
const sends = of('sendMessage')
const isLimited = (call: TelegramCall) => call.answered === 429

test('who presses start hears who we are and where to talk, in her language, with buttons for others', async () => {
  const { telegram } = await start()
  telegram.write(noor, '/start')
  telegram.write({ id: 2, first_name: 'Sam', language_code: 'en-GB' }, 'hello there')
  telegram.write({ id: 3, first_name: 'Amal', language_code: 'ar' }, '/start')
  telegram.write({ id: 4, first_name: 'Kim' }, '/start geheim123')
  await telegram.until((calls) => sends(calls).length === 4)
  const texts = new Map(
    sends(telegram.calls).map(({ fields }) => [fields['chat_id'], String(fields['text'])]),
  )
  expect(texts.get(noor.id)).toContain('Vertel het niet hier')
  expect(texts.get(noor.id)).toContain('https://chat.example.org/chat\n')
  expect(texts.get(noor.id)).toContain('https://keerpunt.example.org/test/klusjes')
  expect(texts.get(2)).toContain('https://chat.example.org/en/chat')
  expect(texts.get(2)).toContain('https://keerpunt.example.org/en/test/klusjes')
  expect(texts.get(3)).toContain('https://chat.example.org/ar/chat')
  expect(texts.get(3)).toContain('https://keerpunt.example.org/ar/test/klusjes')
  expect(texts.get(4)).toBe(texts.get(noor.id))
  for (const { fields } of sends(telegram.calls)) {
    expect(fields['link_preview_options']).toEqual({ is_disabled: true })
    expect(fields['reply_markup']).toEqual({
      inline_keyboard: [
        [
          { text: 'Nederlands', callback_data: 'nl' },
          { text: 'English', callback_data: 'en' },
          { text: 'العربية', callback_data: 'ar' },
        ],
      ],
    })
  }
})

test('no answer asks anything that invites a story, or holds a code', async () => {
  const { telegram } = await start()
  for (const [at, language_code] of ['nl', 'en', 'ar'].entries())
    telegram.write({ id: at + 1, first_name: 'x', language_code }, 'x')
  await telegram.until((calls) => sends(calls).length === 3)
  for (const { fields } of sends(telegram.calls)) {
    const text = String(fields['text'])
    // Questions are the headings of where to go, answered by the address that follows.
    expect(text).not.toMatch(/[?؟](?!.*:)/)
    expect(text).toMatch(/112/)
    expect(text).toMatch(/0800-0113/)
    for (const [address = ''] of text.matchAll(/https:\S+/g)) expect(address).not.toMatch(/[?#]/)
  }
})

test('a button changes the language of the same message', async () => {
  const { telegram } = await start()
  telegram.press(noor, 77, 'en')
  await telegram.until((calls) => of('editMessageText')(calls).length === 1)
  const [edit] = of('editMessageText')(telegram.calls)
  expect(edit?.fields).toMatchObject({ chat_id: noor.id, message_id: 77 })
  expect(String(edit?.fields['text'])).toContain('Do not tell it here')
  expect(of('answerCallbackQuery')(telegram.calls)).toHaveLength(1)
  expect(sends(telegram.calls)).toEqual([])
})

test('a group, a button of another and what was written an hour ago get no answer', async () => {
  const { telegram } = await start()
  const old = Math.floor(Date.now() / 1_000) - 3_700
  telegram.write(noor, 'hallo', { chat: { id: -100, type: 'supergroup' } })
  telegram.write(noor, 'hallo', { date: old })
  telegram.press(noor, 77, 'de')
  telegram.write({ id: 9, first_name: 'x' }, '/start')
  await telegram.until((calls) => sends(calls).length === 1)
  expect(sends(telegram.calls).map(({ fields }) => fields['chat_id'])).toEqual([9])
})

test('a thousand starts at once: those there is room for are answered, the rest is let go', async () => {
  const { telegram, replies } = await start({ most: 40 })
  for (let at = 1; at <= 1_000; at += 1) telegram.write({ id: at, first_name: 'x' }, '/start')
  await telegram.until((calls) => sends(calls).length + replies.dropped() === 1_000)
  expect(sends(telegram.calls).length).toBeGreaterThanOrEqual(40)
  telegram.write(noor, '/start')
  await telegram.until((calls) => sends(calls).some(({ fields }) => fields['chat_id'] === noor.id))
})

test('one who presses start again and again while she waits is answered once', async () => {
  const { telegram } = await start({ perSecond: 2 })
  for (let at = 0; at < 300; at += 1) telegram.write(noor, '/start')
  telegram.write({ id: 5, first_name: 'x' }, '/start')
  await telegram.until((calls) => sends(calls).some(({ fields }) => fields['chat_id'] === 5))
  expect(sends(telegram.calls).length).toBeLessThanOrEqual(4)
})

test('when Telegram says wait about two chats, nobody is answered until then, and then they are', async () => {
  const { telegram, sent, untilSent } = await start()
  telegram.say('sendMessage', tooMany(1), tooMany(1))
  telegram.write(noor, '/start')
  telegram.write({ id: 5, first_name: 'x' }, '/start')
  await untilSent(2)
  telegram.write({ id: 6, first_name: 'x' }, '/start')
  await untilSent(5)
  const [first, , ...later] = sends(telegram.calls)
  for (const call of later) expect(call.atMs - (first?.atMs ?? 0)).toBeGreaterThanOrEqual(950)
  expect(sent.map(({ kind }) => kind)).toEqual(['later', 'later', 'sent', 'sent', 'sent'])
})

test('one talker of whom Telegram says "wait an hour" silences the bot for nobody else', async () => {
  const { telegram } = await start()
  telegram.say('sendMessage', tooMany(3_600))
  telegram.write(noor, '/start')
  await telegram.until((calls) => sends(calls).length === 1)
  telegram.write({ id: 6, first_name: 'x' }, '/start')
  await telegram.until((calls) => sends(calls).some(({ fields }) => fields['chat_id'] === 6))
})

test('of a thousand starts by one talker a few are answered, and who comes next is answered before the rest', async () => {
  const { telegram } = await start({ perSecond: 20 })
  for (let at = 0; at < 1_000; at += 1) telegram.write(noor, '/start')
  telegram.write({ id: 6, first_name: 'x' }, '/start')
  await telegram.until((calls) => sends(calls).some(({ fields }) => fields['chat_id'] === 6))
  const talker = sends(telegram.calls).filter(({ fields }) => fields['chat_id'] === noor.id)
  expect(talker.length).toBeLessThanOrEqual(2)
})

test('asked not to fetch for an hour, it says so, can be closed, and fetches again when it is asked for a second', async () => {
  const { telegram, channel } = await start()
  telegram.say('getUpdates', tooMany(1))
  telegram.write(noor, '/start')
  await telegram.until((calls) => sends(calls).length === 1)
  telegram.say('getUpdates', tooMany(3_600))
  telegram.write(noor, '/start')
  await telegram.until((calls) => of('getUpdates')(calls).filter(isLimited).length === 2)
  expect(await channel.probe()).toEqual({ kind: 'fails', problem: 'limited' })
  await channel[Symbol.asyncDispose]()
})

test('somebody who blocked the bot is no fault of the channel', async () => {
  const { telegram, heard } = await start()
  telegram.say('sendMessage', blocked)
  telegram.write(noor, '/start')
  await telegram.until((calls) => sends(calls).length === 1)
  telegram.write({ id: 6, first_name: 'x' }, '/start')
  await telegram.until((calls) => sends(calls).length === 2)
  expect(heard.filter((problem) => problem !== null)).toEqual([])
})

test('a token that is taken back is told as refused', async () => {
  const { telegram, channel, heard } = await start()
  expect(await channel.probe()).toEqual({ kind: 'works', name: '@keerpunt_bot' })
  telegram.write(noor, '/start')
  await telegram.until((calls) => sends(calls).length === 1)
  telegram.revoke()
  await telegram.until((calls) => of('getUpdates')(calls).some((call) => call.answered === 401))
  expect(await channel.probe()).toEqual({ kind: 'fails', problem: 'refused' })
  expect(heard).toContain('refused')
})

test('by webhook only who shows the secret is heard, and Telegram was told where to come', async () => {
  const { telegram, channel, heard } = await start({ way: 'webhook' })
  await telegram.until(() => telegram.webhook() !== null)
  expect(telegram.webhook()).toEqual({
    url: 'https://keerpunt.example.org/api/v1/outreach/in/telegram',
    secret,
  })
  const message = {
    message_id: 1_365,
    from: { id: noor.id, is_bot: false, first_name: 'Noor', language_code: 'nl' },
    chat: { id: noor.id, first_name: 'Noor', type: 'private' },
    date: Math.floor(Date.now() / 1_000),
    text: '/start',
  }
  const bytes = Buffer.from(JSON.stringify(telegram.update({ message })))
  const header = 'x-telegram-bot-api-secret-token'
  expect(channel.receive({ bytes, headers: {} })).toBe('forged')
  expect(channel.receive({ bytes, headers: { [header]: `${secret}x` } })).toBe('forged')
  const headers = { [header]: secret }
  expect(channel.receive({ bytes: Buffer.from('{'), headers })).toBe('malformed')
  expect(channel.receive({ bytes: Buffer.from('[]'), headers })).toBe('ignored')
  expect(channel.receive({ bytes, headers })).toBe('taken')
  await telegram.until((calls) => sends(calls).length === 1)
  await channel.leave()
  expect(telegram.webhook()).toBeNull()
  expect(heard.every((problem) => problem === null)).toBe(true)
})

test('a webhook that somebody else took is told, and ours is set again', async () => {
  const { telegram, channel } = await start({ way: 'webhook' })
  await telegram.until((calls) => of('setWebhook')(calls).length === 1)
  expect(await channel.probe()).toMatchObject({ kind: 'works' })
  telegram.moveWebhook('https://iemand.example/')
  expect(await channel.probe()).toEqual({ kind: 'fails', problem: 'elsewhere' })
  expect(telegram.webhook()?.secret).toBe(secret)
  expect(await channel.probe()).toMatchObject({ kind: 'works' })
})

test('an address that Telegram can not come to is told as that', async () => {
  const { telegram, channel } = await start({ way: 'webhook', refusesWebhook: true })
  await telegram.until((calls) => of('setWebhook')(calls).length === 1)
  expect(await channel.probe()).toEqual({ kind: 'fails', problem: 'not-brought' })
})

test('a bot that is asked to answer while it fetches refuses what comes in otherwise', async () => {
  const { channel } = await start()
  const headers = { 'x-telegram-bot-api-secret-token': secret }
  expect(channel.receive({ bytes: Buffer.from('{}'), headers })).toBe('forged')
})
