import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '../../database/server/testing.ts'
import { dpiaDocument } from '../dpia.ts'
import { dpiaPath, logbookPath } from '../logbook-exchange.ts'
import { openTestLogbook, somebody } from './test-logbook.ts'

const database = await testDatabase()
const book = await openTestLogbook(database)
const { world } = book
const start = world.now
const open = world.chat
const day = 86_400_000
beforeEach(() => {
  world.now = start
  world.chat = open
})

const why = (reason: string) => ({ detail: { why: reason } })
const wentWrong = { kind: 'refused' }

describe('before two persons agreed to the privacy document', () => {
  test('nobody is written to, and one person twice is not two', async () => {
    expect((await book.view('bo')).off).toBe('dpia')
    expect(await book.ask('bo', 'instagram', somebody())).toMatchObject(why('dpia'))
    await book.confirm('bo')
    await book.confirm('bo')
    expect(await book.ask('bo', 'instagram', somebody())).toMatchObject(why('dpia'))
    expect(await book.act(`${dpiaPath}/confirm`, 'kim', { document: 'other' })).toMatchObject(
      why('stale'),
    )
    // Stop is always heard.
    expect(await book.stop('tiktok', somebody())).toEqual({})
    await book.confirm('kim')
    expect((await book.view('bo')).off).toBeNull()
  })

  test('one who takes it back closes the logbook; a year later both are asked again', async () => {
    await book.act(`${dpiaPath}/withdraw`, 'kim', { document: dpiaDocument })
    expect((await book.view('bo')).off).toBe('dpia')
    await book.confirm('kim')
    world.now = start + 366 * day
    expect((await book.view('bo')).off).toBe('dpia')
  })

  test('who left, or does other work now, agreed to nothing any more', async () => {
    expect((await book.view('bo')).off).toBeNull()
    world.workers.delete('kim')
    expect((await book.view('bo')).off).toBe('dpia')
    expect(await book.act(dpiaPath, 'bo')).toMatchObject({
      on: false,
      confirmations: [{ name: 'bo' }],
    })
    expect(await book.ask('bo', 'instagram', somebody())).toMatchObject(why('dpia'))
    // The same person with a new paper is one person.
    world.workers.set('bo-2', 'bo')
    await book.confirm('bo-2')
    expect((await book.view('bo')).off).toBe('dpia')
    world.workers.set('kim', 'kim')
    expect((await book.view('bo')).off).toBeNull()
  })
})

describe('one person', () => {
  test('is asked about, looked at by another, gets one message, and is never asked about again', async () => {
    const handle = somebody()
    const { id } = await book.ask('bo', 'instagram', `@${handle}`)
    const [line] = (await book.view('kim')).contacts
    expect(line).toMatchObject({ id, state: 'waiting', own: false, reason: expect.any(String) })
    expect(line?.message).toContain('ik ben bo van Keerpunt (hulp, geen politie)')
    expect(JSON.stringify(line)).not.toContain(handle)
    expect(await book.approve('bo', id)).toMatchObject(why('own'))
    expect(await book.send('bo', id, handle)).toMatchObject(why('gone'))
    expect(await book.approve('kim', id)).toEqual({})
    expect(await book.send('kim', id, handle)).toMatchObject(why('not-own'))
    expect(await book.send('bo', id, somebody())).toMatchObject(why('other-handle'))
    expect(await book.send('bo', id, handle.toUpperCase())).toEqual({ text: line?.message })
    expect(await book.send('bo', id, handle)).toMatchObject(why('gone'))
    expect((await book.view('bo')).contacts.find((one) => one.id === id)).toMatchObject({
      ...{ state: 'sent', context: null, reason: null, message: null },
    })
    expect(await book.outcome('bo', id, 'no-answer')).toEqual({})
    expect((await book.view('kim')).came).toEqual([{ outcome: 'no-answer', count: 1 }])
    expect(await book.ask('kim', 'instagram', handle)).toMatchObject(why('before'))
    world.now = start + 364 * day
    await book.logbook.sweep()
    world.now = start
    expect(await book.ask('kim', 'instagram', handle)).toMatchObject(why('before'))
  })

  test('of whom nothing was sent, nothing stays', async () => {
    const handle = somebody()
    for (const end of [book.refuse, book.withdraw]) {
      const { id } = await book.ask('bo', 'telegram', handle)
      expect(await end(end === book.refuse ? 'kim' : 'bo', id)).toEqual({})
      expect(await hashesOf(id)).toEqual({ contact_hash: null, stop_hash: null, context: null })
    }
    const { id } = await book.ask('bo', 'telegram', handle)
    world.now = start + 8 * day
    await book.logbook.sweep()
    expect(await hashesOf(id)).toEqual({ contact_hash: null, stop_hash: null, context: null })
    world.now = start + 16 * day
    await book.logbook.sweep()
    expect(await hashesOf(id)).toBeUndefined()
  })

  test('who said stop, or answered with anger, is stopped under every name of hers', async () => {
    for (const came of ['stop', 'hostile'] as const) {
      const handle = somebody()
      const { id } = await book.ask('bo', 'instagram', handle)
      const other = await book.ask('kim', 'telegram', handle)
      await book.approve('kim', id)
      await book.send('bo', id, handle)
      expect(await book.outcome('bo', id, came)).toEqual({})
      expect(await book.isListed('tiktok', handle)).toEqual({ listed: true })
      expect(await book.ask('kim', 'tiktok', handle)).toMatchObject(why('stop'))
      expect(await book.approve('bo', other.id)).toMatchObject(why('gone'))
      expect(await book.outcome('bo', id, 'replied')).toMatchObject(why('gone'))
    }
  })
})

describe('nobody is written to', () => {
  test('who may be a minor, or stands in a text, or is no handle at all', async () => {
    const handle = somebody()
    expect(await book.ask('bo', 'instagram', handle, { minor: true })).toMatchObject(why('minor'))
    expect(
      await book.ask('bo', 'instagram', handle, {
        reason: `Iemand, namelijk ${handle}, wil stoppen`,
      }),
    ).toMatchObject(why('has-handle'))
    expect(
      await book.ask('bo', 'instagram', handle, { context: 'Staat op https://voorbeeld.nl/ad/1' }),
    ).toMatchObject(why('has-address'))
    expect(await book.ask('bo', 'instagram', 'a b')).toMatchObject(why('no-handle'))
    expect(await book.ask('bo', 'instagram', handle, { reason: 'kort' })).toMatchObject(wentWrong)
    expect(
      await book.ask('bo', 'instagram', handle, { reason: 'lang '.repeat(100) }),
    ).toMatchObject(wentWrong)
  })

  test('at night, while nobody is in the chat, or by somebody who has seen enough', async () => {
    const handle = somebody()
    const { id } = await book.ask('sam', 'instagram', handle)
    await book.approve('kim', id)
    world.now = Date.parse('2026-11-23T22:00:00Z')
    expect((await book.view('sam')).wait).toBe('quiet')
    expect(await book.send('sam', id, handle)).toMatchObject(why('quiet'))
    world.now = start
    world.chat = { kind: 'closed', opensAt: null }
    expect(await book.send('sam', id, handle)).toMatchObject(why('no-chat'))
    world.chat = open
    await book.act(`${logbookPath}/enough`, 'sam')
    expect((await book.view('sam')).enough).toBe(true)
    expect(await book.send('sam', id, handle)).toMatchObject(why('enough'))
    expect(await book.ask('sam', 'instagram', somebody())).toMatchObject(why('enough'))
    // Tomorrow is another day.
    world.now = start + day
    expect(await book.send('sam', id, handle)).toHaveProperty('text')
    // What came of a message is heard also after she has seen enough.
    await book.act(`${logbookPath}/enough`, 'sam')
    expect(await book.outcome('sam', id, 'stop')).toEqual({})
  })

  test('with a worker’s own name or address in the text', async () => {
    expect(await book.act(`${logbookPath}/own`, 'kim', { phrase: 'Kim de Vries' })).toEqual({})
    expect((await book.view('kim')).ownPhrases).toBe(1)
    const texts = { context: 'Vraagt naar KIM DE VRÍES in een groep.' }
    expect(await book.ask('bo', 'instagram', somebody(), texts)).toMatchObject(why('own-name'))
    await book.act(`${logbookPath}/own/clear`, 'kim')
    expect(await book.ask('bo', 'instagram', somebody(), texts)).toHaveProperty('id')
  })
})

describe('time', () => {
  test('a year after the message the account may be written to again; stop holds five years', async () => {
    const [once, never] = [somebody(), somebody()]
    const { id } = await book.ask('bo', 'instagram', once)
    await book.approve('kim', id)
    await book.send('bo', id, once)
    await book.stop('instagram', never)
    world.now = start + 366 * day
    await book.logbook.sweep()
    await book.confirm('bo')
    await book.confirm('kim')
    expect(await book.ask('bo', 'instagram', once)).toHaveProperty('id')
    for (const years of [2, 4, 4.99]) {
      world.now = start + years * 365.2 * day
      await book.logbook.sweep()
      expect(await book.isListed('telegram', never)).toEqual({ listed: true })
    }
    world.now = start + 5.01 * 366 * day
    await book.logbook.sweep()
    expect(await book.isListed('telegram', never)).toEqual({ listed: false })
  })

  test('a key under which nothing is kept is destroyed, and a newer one holds', async () => {
    world.now = start + 12 * 366 * day
    await book.logbook.sweep()
    world.now = start + 19 * 366 * day
    await book.logbook.sweep()
    const { rows } = await database.query({
      name: 'test.keys',
      text: 'select count(*)::int as count from outreach.hash_key',
    })
    expect(rows).toEqual([{ count: 1 }])
  })
})

test('a key that is lost or another one closes the logbook, and no new one is made in its place', async () => {
  const handle = somebody()
  await book.stop('instagram', handle)
  const { rows } = await database.query({
    name: 'test.newest-key',
    text: 'select max(id) as id from outreach.hash_key',
  })
  await writeFile(
    join(book.dataDir, 'outreach-keys', `${String(rows[0]?.['id'])}.key`),
    randomBytes(32),
  )
  const again = await openTestLogbook(database, book.dataDir)
  expect((await again.view('bo')).off).toBe('keys')
  expect(await again.ask('bo', 'instagram', handle)).toMatchObject(why('keys'))
})

test('the audit trail says who did what to which line, and names nobody', async () => {
  const { rows } = await database.query({
    name: 'test.acts',
    text: 'select distinct act from audit.outbox order by act',
  })
  expect(rows.map((row) => row['act'])).toEqual(
    expect.arrayContaining([
      'outreach-contact-approved',
      'outreach-contact-asked',
      'outreach-contact-sent',
      'outreach-dpia-confirm',
      'outreach-stop-added',
      'outreach-stop-looked-up',
    ]),
  )
})

async function hashesOf(id: string) {
  const { rows } = await database.query({
    name: 'test.hashes',
    text: 'select contact_hash, stop_hash, context from outreach.contact where id = $1',
    values: [id],
  })
  return rows[0]
}
