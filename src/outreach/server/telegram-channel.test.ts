import { afterEach, expect, test } from 'vitest'
import {
  blocked,
  openTelegramServer,
  type Telegram,
  type TelegramCall,
  tooMany,
} from '../../../tests/support/telegram.ts'
import type { Problem } from '../channel.ts'
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
}: {
  readonly way?: 'polling' | 'webhook'
  readonly most?: number
  readonly perSecond?: number
} = {}) {
  const telegram = await openTelegramServer()
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
  const channel = openTelegram({
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
  expect(texts.get(3)).toContain('https://chat.example.org/ar/chat')
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

test('when Telegram says wait, nobody is answered until then, and then she is', async () => {
  const { telegram, sent, untilSent } = await start()
  telegram.say('sendMessage', tooMany(1))
  telegram.write(noor, '/start')
  await telegram.until((calls) => sends(calls).length === 1)
  telegram.write({ id: 6, first_name: 'x' }, '/start')
  await telegram.until((calls) => sends(calls).length === 3)
  const [first, ...later] = sends(telegram.calls)
  for (const call of later) expect(call.atMs - (first?.atMs ?? 0)).toBeGreaterThanOrEqual(950)
  await untilSent(3)
  expect(sent.map(({ kind }) => kind)).toEqual(['later', 'sent', 'sent'])
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

test('a bot that is asked to answer while it fetches refuses what comes in otherwise', async () => {
  const { channel } = await start()
  const headers = { 'x-telegram-bot-api-secret-token': secret }
  expect(channel.receive({ bytes: Buffer.from('{}'), headers })).toBe('forged')
})
