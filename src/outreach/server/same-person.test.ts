import { expect, test } from 'vitest'
import { testDatabase } from '../../database/server/testing.ts'
import { firstMessages } from '../message.ts'
import { outcomes } from '../once-only.ts'
import { type TextsView, textsPath } from '../text-exchange.ts'
import { creative, root, testCampaigns } from './test-campaigns.ts'
import { openTestLogbook, somebody } from './test-logbook.ts'

const database = await testDatabase()
const book = await openTestLogbook(database)
const { desk, made, view } = testCampaigns(database)
await book.confirm('bo')
await book.confirm('kim')
// Her paper was renewed: another account, the same name at work.
book.world.workers.set('bo 2', 'bo')

const why = (reason: string) => ({ detail: { why: reason } })
const lineOf = async (account: string, id: string) =>
  (await book.view(account)).contacts.find((one) => one.id === id)

async function sent() {
  const handle = somebody()
  const { id } = await book.ask('bo', 'instagram', handle)
  await book.approve('kim', id)
  await book.send('bo', id, handle)
  return { id, handle }
}

test('one person with two accounts asks, sends and says what came of it, and is no second pair of eyes', async () => {
  const handle = somebody()
  const { id } = await book.ask('bo', 'instagram', handle)
  expect(await lineOf('bo 2', id)).toMatchObject({ own: true, message: null })
  expect(await book.waiting('bo 2')).toMatchObject({ toApprove: 0 })
  expect(await book.approve('bo 2', id)).toMatchObject(why('own'))
  expect(await book.refuse('bo 2', id)).toMatchObject(why('own'))
  await book.approve('kim', id)
  expect(await book.waiting('bo 2')).toMatchObject({ toSend: 1 })
  expect(await book.send('bo 2', id, handle)).toHaveProperty('text')
  expect(await book.outcome('bo 2', id, 'replied')).toEqual({})
  const other = await book.ask('bo', 'instagram', somebody())
  expect(await book.withdraw('bo 2', other.id)).toEqual({})
})

test('stop and anger are written down by whoever heard them, what else came of it by who wrote', async () => {
  for (const came of outcomes.filter((one) => one !== 'stop' && one !== 'hostile')) {
    const { id } = await sent()
    expect(await book.outcome('sam', id, came)).toMatchObject(why('not-own'))
  }
  for (const came of ['stop', 'hostile'] as const) {
    const { id, handle } = await sent()
    expect(await book.outcome('sam', id, came)).toEqual({})
    expect(await book.isListed('telegram', handle)).toEqual({ listed: true })
    expect(await lastAct('outreach-contact-outcome')).toEqual({ actor: 'sam', subject: id })
    expect(await book.outcome('bo', id, 'replied')).toMatchObject(why('gone'))
  }
})

test('who wrote a text or a creative does not let it through from another account', async () => {
  const { id } = (await book.post(textsPath, 'bo', {
    ...{ language: 'nl', after: 1, says: firstMessages.nl.replace('Wij', 'Elke dag. Wij') },
  })) as { id: number }
  const decide = (account: string) => book.act(`${textsPath}/:id/approve`, account, {}, `${id}`)
  const { texts } = (await book.act(textsPath, 'bo 2')) as TextsView
  expect(texts.find((one) => one.id === id)).toMatchObject({ own: true })
  expect(await book.waiting('bo 2')).toMatchObject({ texts: 0 })
  expect(await decide('bo 2')).toMatchObject(why('own-text'))
  expect(await decide('kim')).toEqual({})

  const ask = await desk()
  const { campaign, creative: one } = await made(ask)
  const approve = `${root}/creatives/:id/approve`
  await ask('lou', `${root}/creatives/:id/ask`, one, { revision: 1 })
  expect(await ask('lou 2', approve, one, { revision: 2 })).toMatchObject(why('own-text'))
  expect(await ask('lou 2', `${root}/campaigns/:id`, { id: campaign })).toMatchObject({
    creatives: [{ own: true }],
  })
  // Nor who changed a word of it.
  const changed = { ...creative, says: 'Jouw pas is van jou.' }
  await ask('ray 2', `${root}/creatives/:id`, one, { revision: 2, creative: changed })
  await ask('lou', `${root}/creatives/:id/ask`, one, { revision: 3 })
  expect(await ask('ray', approve, one, { revision: 4 })).toMatchObject(why('own-text'))
  expect(await ask('kim', approve, one, { revision: 4 })).toEqual({})
  await ask('ray', `${root}/creatives/:id`, one, { revision: 5, creative: changed })
  expect((await view(ask, campaign)).creatives).toMatchObject([{ by: ['lou', 'ray'] }])
})

async function lastAct(act: string) {
  const { rows } = await database.query({
    name: 'test.last-act',
    text: 'select actor, subject from audit.outbox where act = $1 order by id desc limit 1',
    values: [act],
  })
  return rows[0]
}
