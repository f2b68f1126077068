import { beforeEach, expect, test } from 'vitest'
import { openTestChannels } from '../../../tests/support/channel-house.ts'

const house = await openTestChannels({ publicOrigin: 'https://keerpunt.example' })
const { telegram, setUp, bring, bot } = house
const header = 'x-telegram-bot-api-secret-token'
let nextPerson = 500

beforeEach(async () => {
  expect((await setUp('telegram', bot('webhook'))).status).toBe(200)
  await telegram.until(() => telegram.webhook() !== null)
})

/** Somebody new writes, as Telegram brings it. */
function written(language_code: string) {
  nextPerson += 1
  const id = nextPerson
  const message = {
    message_id: 1_365,
    from: { id, is_bot: false, first_name: 'Noor', language_code },
    chat: { id, first_name: 'Noor', type: 'private' },
    date: Math.floor(Date.now() / 1_000),
    text: '/start',
  }
  return { id, body: JSON.stringify(telegram.update({ message })), headers: ours() }
}
const ours = () => ({ [header]: telegram.webhook()?.secret ?? '' })
const textsTo = (id: number) =>
  telegram.calls
    .filter(({ method, fields }) => method === 'sendMessage' && fields['chat_id'] === id)
    .map(({ fields }) => String(fields['text']))

test.each([
  ['nl', 'Vertel het niet hier', '/chat', '/test/klusjes'],
  ['en', 'Do not tell it here', '/en/chat', '/en/test/klusjes'],
  ['ar', 'لا تحكِ هنا', '/ar/chat', '/ar/test/klusjes'],
])(
  'in %s the bot leads to the chat and the self-test of that language',
  async (language, says, chat, selfTest) => {
    const one = written(language)
    expect(await bring('telegram', one)).toBe(200)
    await telegram.until(() => textsTo(one.id).length === 1)
    const [text = ''] = textsTo(one.id)
    expect(text).toContain(says)
    const lines = text.split('\n')
    expect(lines).toContain(`https://keerpunt.example${chat}`)
    expect(lines).toContain(`https://keerpunt.example${selfTest}`)
  },
)

test('Telegram is told our address and a secret that nobody typed, and is heard only with it', async () => {
  expect(telegram.webhook()?.url).toBe('https://keerpunt.example/api/v1/outreach/in/telegram')
  expect(telegram.webhook()?.secret).toMatch(/^[\w-]{20,256}$/)
  const { id, body } = written('nl')
  for (const headers of [{}, { [header]: '' }, { [header]: `${ours()[header]}x` }])
    expect(await bring('telegram', { body, headers: headers as Record<string, string> })).toBe(403)
  expect(await bring('telegram', { body: '{', headers: ours() })).toBe(400)
  expect(await bring('telegram', { body: '[]', headers: ours() })).toBe(200)
  const next = written('nl')
  await bring('telegram', next)
  await telegram.until(() => textsTo(next.id).length === 1)
  expect(textsTo(id)).toEqual([])
})

test('an update that is brought again gets no second answer', async () => {
  const one = written('nl')
  for (let times = 0; times < 3; times += 1) expect(await bring('telegram', one)).toBe(200)
  await telegram.until(() => textsTo(one.id).length === 1)
  // Within the same second she would wait for her turn: what comes later shows that she has none.
  house.ahead(2_000)
  const next = written('nl')
  await bring('telegram', next)
  await telegram.until(() => textsTo(next.id).length === 1)
  expect(textsTo(one.id)).toHaveLength(1)
  expect(
    house.channels().receive('telegram', { bytes: Buffer.from(one.body), headers: one.headers }),
  ).toBe('repeated')
})

test('a secret of before is no proof once the channel was set anew', async () => {
  const before = ours()
  await setUp('telegram', bot('webhook'))
  await telegram.until(() => telegram.webhook()?.secret !== before[header])
  const { body } = written('nl')
  expect(await bring('telegram', { body, headers: before })).toBe(403)
})
