import { expect, test } from 'vitest'
import { testDatabase } from '../../database/server/testing.ts'
import { logbookPath } from '../logbook-exchange.ts'
import { openTestLogbook, somebody } from './test-logbook.ts'

const database = await testDatabase()
const book = await openTestLogbook(database)
const day = 86_400_000
const start = book.world.now
await book.confirm('bo')
await book.confirm('kim')

const why = (reason: string) => ({ detail: { why: reason } })
const lineOf = async (account: string, id: string) =>
  (await book.view(account)).contacts.find((one) => one.id === id)

test('who asks gets the words when she sends, once, and at no moment before', async () => {
  const handle = somebody()
  const { id } = await book.ask('bo', 'instagram', handle)
  expect((await lineOf('bo', id))?.message).toBeNull()
  expect((await lineOf('kim', id))?.message).toContain('ik ben bo van Keerpunt')
  expect(await book.waiting('kim')).toMatchObject({ toApprove: 1, toSend: 0, toTell: 0 })
  expect(await book.waiting('bo')).toMatchObject({ toApprove: 0, toSend: 0, toTell: 0 })
  await book.approve('kim', id)
  expect(await book.waiting('bo')).toMatchObject({ toApprove: 0, toSend: 1, toTell: 0 })
  for (const account of ['bo', 'kim']) expect((await lineOf(account, id))?.message).toBeNull()
  expect(await book.send('bo', id, handle)).toHaveProperty('text')
  expect(await book.waiting('bo')).toMatchObject({ toSend: 0, toTell: 1 })
  expect((await lineOf('bo', id))?.message).toBeNull()
  expect(await book.send('bo', id, handle)).toMatchObject(why('gone'))
})

test('what is withdrawn after a colleague approved counts as written to, for a year', async () => {
  const handle = somebody()
  const { id } = await book.ask('bo', 'instagram', handle)
  await book.approve('kim', id)
  expect(await book.withdraw('bo', id)).toEqual({})
  expect(await held(id)).toEqual({ counts: true, stop_hash: null, context: null, reason: null })
  for (const days of [0, 8, 200, 364]) {
    book.world.now = start + days * day
    await book.logbook.sweep()
    expect(await book.ask('kim', 'instagram', handle.toUpperCase())).toMatchObject(why('before'))
  }
  // Its line is shown for a week only.
  expect(await lineOf('bo', id)).toBeUndefined()
  book.world.now = start + 367 * day
  await book.logbook.sweep()
  expect(await held(id)).toBeUndefined()
  await book.confirm('bo')
  await book.confirm('kim')
  expect(await book.ask('kim', 'instagram', handle)).toHaveProperty('id')
  book.world.now = start
})

test('so does what expires after it; what nobody approved leaves nothing', async () => {
  const [approved, waiting, withdrawn] = [somebody(), somebody(), somebody()]
  const asked = await book.ask('bo', 'instagram', approved)
  await book.approve('kim', asked.id)
  await book.ask('bo', 'instagram', waiting)
  const { id } = await book.ask('bo', 'instagram', withdrawn)
  await book.withdraw('bo', id)
  expect(await held(id)).toEqual({ counts: false, stop_hash: null, context: null, reason: null })
  book.world.now = start + 8 * day
  await book.logbook.sweep()
  expect(await lineOf('bo', asked.id)).toMatchObject({ state: 'closed', closed: 'expired' })
  expect(await book.ask('kim', 'instagram', approved)).toMatchObject(why('before'))
  expect(await book.ask('kim', 'instagram', waiting)).toHaveProperty('id')
  expect(await book.ask('kim', 'instagram', withdrawn)).toHaveProperty('id')
  book.world.now = start
})

test('who said stop after the approval stands on the stop list, and nowhere else', async () => {
  const handle = somebody()
  const { id } = await book.ask('bo', 'instagram', handle)
  await book.approve('kim', id)
  await book.stop('telegram', handle)
  expect(await held(id)).toEqual({ counts: false, stop_hash: null, context: null, reason: null })
  expect(await book.ask('kim', 'instagram', handle)).toMatchObject(why('stop'))
})

test('names on the block list go when she leaves, not when the house can not say who works here', async () => {
  await book.act(`${logbookPath}/own`, 'sam', { phrase: 'Samira Voorbeeld' })
  await book.act(`${logbookPath}/own`, 'bo', { phrase: 'Bo Voorbeeld' })
  const everyone = book.world.workers
  book.world.workers = new Map()
  await book.logbook.sweep()
  expect(await book.logbook.holdsOwn(database, 'ik ben Samira Voorbeeld')).toBe(true)
  book.world.workers = new Map([...everyone].filter(([account]) => account !== 'sam'))
  await book.logbook.sweep()
  expect(await book.logbook.holdsOwn(database, 'ik ben Samira Voorbeeld')).toBe(false)
  expect(await book.logbook.holdsOwn(database, 'ik ben Bo Voorbeeld')).toBe(true)
  book.world.workers = everyone
})

async function held(id: string) {
  const { rows } = await database.query({
    name: 'test.held',
    text: `select contact_hash is not null and key_id is not null as counts, stop_hash, context, reason
      from outreach.contact where id = $1`,
    values: [id],
  })
  return rows[0]
}
