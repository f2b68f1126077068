import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '../../database/server/testing.ts'
import { type ProtocolView, protocolPath } from '../protocol-exchange.ts'
import { openTestLogbook, somebody } from './test-logbook.ts'

const database = await testDatabase()
const book = await openTestLogbook(database)
const start = book.world.now
beforeAll(async () => {
  for (const account of ['bo', 'kim', 'sam']) await book.confirm(account)
})
beforeEach(() => {
  book.world.now = start
})

const why = (reason: string) => ({ detail: { why: reason } })
const view = async (account = 'bo') => (await book.act(protocolPath, account)) as ProtocolView
const says = {
  decides: 'De gedragswetenschapper die dienst heeft.',
  context: 'Alleen wie zelf openlijk om hulp vraagt.',
  rules: 'Overleg eerst. Noteer de dag van het overleg bij de aanvraag.',
}
const write = (account: string, after: number, more: object = {}) =>
  book.post(protocolPath, account, { ...says, after, ...more }) as Promise<{ id: number }>
const confirm = (account: string, protocol: number) =>
  book.act(`${protocolPath}/confirm`, account, { protocol })
const withdraw = (account: string, protocol: number) =>
  book.act(`${protocolPath}/withdraw`, account, { protocol })
const maybe = { minor: true, minorReason: 'Vraagt zelf openlijk om hulp, overlegd op maandag.' }
const askMaybe = (handle: string, more: object = maybe) => book.ask('bo', 'instagram', handle, more)

describe('who may be a minor is not written to', () => {
  test('without a protocol, nor while fewer than two persons who work here confirmed it', async () => {
    expect(await askMaybe(somebody())).toMatchObject(why('minor'))
    const { id } = await write('bo', 0)
    expect(await book.waiting('kim')).toMatchObject({ protocol: true })
    expect(await askMaybe(somebody())).toMatchObject(why('minor'))
    await confirm('bo', id)
    await confirm('bo', id)
    expect(await askMaybe(somebody())).toMatchObject(why('minor'))
    await confirm('kim', id)
    expect(await view()).toMatchObject({ on: true, protocol: { ...says, id, withdrawn: null } })
    expect(await askMaybe(somebody())).toHaveProperty('id')
    book.world.workers.delete('kim')
    expect(await view()).toMatchObject({ on: false })
    expect(await askMaybe(somebody())).toMatchObject(why('minor'))
    book.world.workers.set('kim', 'kim')
  })

  test('without a reason, or with one that says who it is', async () => {
    const handle = 'proefpersoonzeven'
    expect(await askMaybe(handle, { minor: true })).toMatchObject(why('minor-reason'))
    expect(await askMaybe(handle, { minor: true, minorReason: 'kort' })).toMatchObject({
      word: 'malformed',
    })
    const telling = { minor: true, minorReason: `Omdat ${handle} om hulp vraagt.` }
    expect(await askMaybe(handle, telling)).toMatchObject(why('has-handle'))
  })

  test('unless the second pair of eyes says that she read the protocol that holds', async () => {
    const handle = somebody()
    const { id } = await askMaybe(handle)
    const protocol = (await view()).protocol?.id ?? 0
    const line = (await book.view('kim')).contacts.find((one) => one.id === id)
    expect(line?.minorReason).toBe(maybe.minorReason)
    expect((await book.view('kim')).protocol).toMatchObject(says)
    for (const body of [{}, { protocol: null }, { protocol: protocol + 1 }])
      expect(await book.approve('kim', id, body)).toMatchObject(why('protocol-unread'))
    expect(await book.approve('bo', id, { protocol })).toMatchObject(why('own'))
    expect(await book.approve('kim', id, { protocol })).toEqual({})
    expect(await book.send('bo', id, handle)).toHaveProperty('text')
    expect(await kept(id)).toEqual({ protocol, minor_reason: null })
  })
})

describe('a protocol', () => {
  test('is over at once when one person withdraws it, also for what was approved', async () => {
    const handle = somebody()
    const { id } = await askMaybe(handle)
    const protocol = (await view()).protocol?.id ?? 0
    await book.approve('kim', id, { protocol })
    const waiting = await askMaybe(somebody())
    expect(await withdraw('sam', protocol)).toEqual({})
    expect(await view()).toMatchObject({ on: false, protocol: { withdrawn: { by: 'sam' } } })
    expect(await book.send('bo', id, handle)).toMatchObject(why('minor'))
    expect(await book.approve('kim', waiting.id, { protocol })).toMatchObject(why('minor'))
    expect(await askMaybe(somebody())).toMatchObject(why('minor'))
    expect((await book.view('bo')).protocol).toBeNull()
    // Confirming what was withdrawn does not bring it back.
    expect(await confirm('kim', protocol)).toMatchObject(why('stale'))
    // Who is no minor is written to as before.
    expect(await book.ask('bo', 'instagram', somebody())).toHaveProperty('id')
    // A later protocol is no leave for what was let through under this one.
    const next = await write('bo', protocol)
    await confirm('bo', next.id)
    await confirm('kim', next.id)
    expect(await book.send('bo', id, handle)).toMatchObject(why('minor'))
    expect(await askMaybe(somebody())).toHaveProperty('id')
  })

  test('that is written anew ends the one before, and nobody writes over what she did not see', async () => {
    const before = (await view()).protocol?.id ?? 0
    const next = await write('kim', before, { rules: 'Overleg eerst, en noteer met wie.' })
    expect(await view()).toMatchObject({ on: false, confirmations: [] })
    expect(await confirm('bo', before)).toMatchObject(why('stale'))
    expect(await write('bo', before)).toMatchObject(why('stale'))
    await confirm('bo', next.id)
    await confirm('kim', next.id)
    expect((await view()).on).toBe(true)
  })

  test('is confirmed anew after a year', async () => {
    book.world.now = start + 366 * 86_400_000
    expect((await view()).on).toBe(false)
  })

  test('says enough in every part, and not more than is read', async () => {
    const after = (await view()).protocol?.id ?? 0
    for (const more of [{ decides: 'Jan' }, { rules: '' }, { context: 'x'.repeat(601) }])
      expect(await write('bo', after, more)).toMatchObject(why('protocol-short'))
  })
})

async function kept(id: string) {
  const { rows } = await database.query({
    name: 'test.kept',
    text: 'select protocol::integer as protocol, minor_reason from outreach.contact where id = $1',
    values: [id],
  })
  return rows[0]
}
