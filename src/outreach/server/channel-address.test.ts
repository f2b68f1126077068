import { expect, test } from 'vitest'
import { openTestChannels } from '../../../tests/support/channel-house.ts'
import { gatewayDelivery, gatewaySecret } from '../../../tests/support/inboxes.ts'

const house = await openTestChannels()
const { gateway, type, judge, viewOf, testOf, setUp, bring, sms, acts, post } = house
const moved = () => ({ ...sms(), url: `${gateway.origin}/elders` })
const from = '+31612345678'
const came = (path: string) => gateway.asked.filter((one) => one.path === path)

test('a gateway works only after another worker agreed to its address, and the trail says who did what', async () => {
  const before = await acts('sms')
  const answer = await type('sms', sms())
  expect([answer.status, await answer.json()]).toEqual([200, { waits: true }])
  expect(await bring('sms', gatewayDelivery({ id: '1', from }))).toBe(403)
  expect(await viewOf('sms', 'bo')).toMatchObject({
    state: 'off',
    proposal: { by: 'bo', isOwn: true, address: sms().url, before: null },
  })
  for (const one of ['bo', 'bo-2'] as const)
    expect((await judge('sms', 'confirm', one)).status).toBe(403)
  expect(await viewOf('sms', 'bo-2')).toMatchObject({ proposal: { isOwn: true } })
  expect(await viewOf('sms', 'kim')).toMatchObject({ proposal: { isOwn: false } })
  expect(came('/stuur')).toEqual([])
  expect((await judge('sms', 'confirm', 'kim')).status).toBe(200)
  expect(await viewOf('sms')).toMatchObject({ setBy: 'bo', confirmedBy: 'kim', proposal: null })
  expect(await testOf('sms')).toEqual({ kind: 'works', name: null })
  expect((await acts('sms')).slice(before.length)).toEqual([
    'outreach-channel-proposed bo',
    'outreach-channel-confirmed kim',
  ])
})

test('a changed address is not sent to until another agrees; until then the old one is', async () => {
  await setUp('sms', sms())
  await type('sms', moved())
  expect(await viewOf('sms')).toMatchObject({
    proposal: { address: moved().url, before: sms().url },
  })
  expect(await bring('sms', gatewayDelivery({ id: '20', from }))).toBe(200)
  await gateway.until((asked) => asked.some(({ json }) => json['to'] === from))
  expect(gateway.asked.find(({ json }) => json['to'] === from)?.path).toBe('/stuur')
  expect(came('/elders')).toEqual([])
  expect((await judge('sms', 'refuse', 'kim')).status).toBe(200)
  expect(await viewOf('sms')).toMatchObject({ proposal: null })
  expect(came('/elders')).toEqual([])
})

test('taking a channel away and setting it anew is no way around a second worker', async () => {
  await setUp('sms', sms())
  const { revision } = (await viewOf('sms')) ?? {}
  await post('channels/sms/remove', { revision })
  expect(await (await type('sms', moved())).json()).toEqual({ waits: true })
  expect(await viewOf('sms')).toMatchObject({ state: 'off' })
})

test('what goes along to the same address one worker may change', async () => {
  await setUp('sms', sms())
  const answer = await type('sms', { ...sms(), secret: `${gatewaySecret}-fout` })
  expect(await answer.json()).toEqual({ waits: false })
  expect(await testOf('sms')).toEqual({ kind: 'fails', problem: 'refused' })
})

test('of what was replaced or judged meanwhile nothing is used', async () => {
  await type('sms', sms())
  const first = (await viewOf('sms'))?.proposal?.id
  await type('sms', moved())
  expect((await post('channels/sms/confirm', { proposal: first }, 'kim')).status).toBe(409)
  const second = (await viewOf('sms'))?.proposal?.id
  const answers = await Promise.all([
    post('channels/sms/confirm', { proposal: second }, 'kim'),
    post('channels/sms/refuse', { proposal: second }, 'kim'),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  expect((await post('channels/sms/confirm', { proposal: 'geen' }, 'kim')).status).toBe(400)
})

test('an address of somebody who left since nobody can agree to, only refuse', async () => {
  await type('sms', sms(), 'bo')
  // Her paper was renewed: another account, and she still works here.
  house.leaves('bo')
  expect(await viewOf('sms', 'kim')).toMatchObject({ proposal: { hasLeft: false } })
  house.leaves('bo-2')
  expect(await viewOf('sms', 'kim')).toMatchObject({ proposal: { by: 'bo', hasLeft: true } })
  const answer = await judge('sms', 'confirm', 'kim')
  expect([answer.status, await answer.json()]).toMatchObject([403, { why: 'left' }])
  expect(await viewOf('sms')).toMatchObject({ state: 'off', proposal: { by: 'bo' } })
  expect((await judge('sms', 'refuse', 'kim')).status).toBe(200)
  expect(await viewOf('sms')).toMatchObject({ proposal: null })
})

test('what nobody judged in a week is thrown away', async () => {
  await type('sms', sms())
  house.ahead(7 * 24 * 3_600_000)
  await house.channels().look()
  expect(await viewOf('sms')).toMatchObject({ proposal: { by: 'bo' } })
  house.ahead(8 * 24 * 3_600_000)
  await house.channels().look()
  expect(await viewOf('sms')).toMatchObject({ proposal: null })
})

test.each([
  ['https://127.0.0.1/stuur', 'inside'],
  ['https://localhost/stuur', 'inside'],
  ['https://169.254.169.254/latest/meta-data/', 'inside'],
  ['https://[fd00:ec2::254]/', 'inside'],
  ['https://192.168.1.1/', 'inside'],
  ['https://0.0.0.0/', 'inside'],
  ['http://127.0.0.1:8080/stuur', 'address'],
])('%s is refused at the desk', async (url, why) => {
  const answer = await type('sms', { ...sms(), url })
  expect([answer.status, await answer.json()]).toEqual([400, { refused: 'malformed', why }])
})

test('an address that the operator allows no more is not sent to', async () => {
  const start = gateway.asked.length
  await setUp('sms', sms())
  await testOf('sms')
  // The test, and the look with which it was opened.
  await gateway.until((asked) => asked.length === start + 2)
  const { host } = new URL(gateway.origin)
  house.inside.delete(host)
  const before = gateway.asked.length
  expect(await testOf('sms')).toEqual({ kind: 'fails', problem: 'inside' })
  expect(gateway.asked.length).toBe(before)
  house.inside.add(host)
})
