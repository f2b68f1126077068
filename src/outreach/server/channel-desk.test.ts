import { randomBytes } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { openTestChannels } from '../../../tests/support/channel-house.ts'
import { gatewayDelivery, gatewaySecret, meta } from '../../../tests/support/inboxes.ts'

const house = await openTestChannels()
const { database, gateway, telegram, post, views, viewOf, type, setUp, testOf, bot, sms } = house

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
  await setUp('sms', sms())
  await type('email', sms())
  const shown = JSON.stringify(await views())
  const kept = await dump()
  for (const secret of [telegram.token, meta.accessToken, meta.appSecret, gatewaySecret]) {
    expect(shown).not.toContain(secret)
    expect(kept).not.toContain(secret)
    expect(kept).not.toContain(Buffer.from(secret).toString('hex'))
  }
  expect(kept).not.toContain(gateway.origin)
  expect((await house.acts('telegram')).at(-1)).toBe('outreach-channel-set bo')
})

test('of two who change it at once the second is told, and nothing of hers is kept', async () => {
  await setUp('sms', sms())
  const { revision } = (await viewOf('sms')) ?? {}
  const other = { ...sms(), secret: `${gatewaySecret}-anders` }
  const answers = await Promise.all([
    post('channels/sms/set', { revision, credentials: sms() }),
    post('channels/sms/set', { revision, credentials: other }),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
})

test('refuses what can not be right, and says which field', async () => {
  const refusals: [string, object, object][] = [
    ['telegram', { ...bot(), token: 'geen sleutel' }, { why: 'field', field: 'token' }],
    ['telegram', { ...bot(), way: 'webhook' }, { why: 'needs-https' }],
    ['instagram', { ...meta, accountId: 'keerpunt' }, { why: 'field', field: 'accountId' }],
    ['sms', { ...sms(), secret: 'kort' }, { why: 'field', field: 'secret' }],
    ['sms', { ...sms(), url: 'http://poort.example/' }, { why: 'address' }],
    ['email', { ...sms(), url: 'https://a:b@poort.example/' }, { why: 'address' }],
  ]
  for (const [kind, credentials, detail] of refusals) {
    const answer = await type(kind, credentials)
    expect([answer.status, await answer.json()]).toEqual([400, { refused: 'malformed', ...detail }])
  }
  expect((await type('whatsapp', {})).status).toBe(404)
})

test('after a start elsewhere with another key file it says that it can not be opened', async () => {
  await setUp('sms', sms())
  await house.instead({ keyBytes: randomBytes(32) })
  expect(await testOf('sms')).toEqual({ kind: 'fails', problem: 'lost-key' })
  const { revision } = (await viewOf('sms')) ?? {}
  expect((await post('channels/sms/remove', { revision })).status).toBe(200)
})

test('that another node changed is changed here', async () => {
  await setUp('sms', { ...sms(), secret: `${gatewaySecret}-fout` })
  expect(await testOf('sms')).toEqual({ kind: 'fails', problem: 'refused' })
  const other = await house.open()
  onTestFinished(() => other[Symbol.asyncDispose]())
  const { revision = 0 } = (await viewOf('sms')) ?? {}
  const before = gateway.asked.length
  await other.set('sms', sms(), { account: 'account-kim', name: 'kim' }, revision)
  // The node that looks after them looks as soon as it opened it anew.
  await gateway.until((asked) => asked.length > before)
  expect(await testOf('sms')).toEqual({ kind: 'works', name: null })
})

test('what comes in for a channel that is off, or for none, is refused', async () => {
  const { bring } = house
  for (const kind of ['telegram', 'instagram', 'sms'])
    expect(await bring(kind, gatewayDelivery({ id: '1', from: '+31612345678' }))).toBe(403)
  expect(await bring('whatsapp', gatewayDelivery({}))).toBe(404)
})

/** Every table of the database as text. */
async function dump(): Promise<string> {
  const { rows } = await database.query({
    name: 'test.dump',
    text: `select query_to_xml(format('select * from %I.%I', schemaname, tablename), true, false, '')::text as all
      from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  })
  return rows.map((row) => String(row['all'])).join('\n')
}
