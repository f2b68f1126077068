import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { openTestChannels } from '../../../tests/support/channel-house.ts'
import { poolDatabase } from '../../database/server/pool.ts'
import { openLease } from './channel-lease.ts'

// The house of this file has one node that may not look after the channels: others come and go.
const house = await openTestChannels({ looksAfter: false })
const { telegram, database, setUp, bot } = house
const times = { forMs: 1_000, everyMs: 100 }
let nextPerson = 900

/** The way to the database for one node, that can break for good. */
async function openWire() {
  const url = new URL(database.url)
  const folder = url.searchParams.get('host')
  const port = Number(url.port || 5432)
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    const far = folder ? connect(`${folder}/.s.PGSQL.${port}`) : connect(port, url.hostname)
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => {}).on('close', () => [near, far].map((one) => one.destroy()))
    }
    near.pipe(far).pipe(near)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const at = typeof address === 'object' && address ? address.port : 0
  return {
    url: `postgres://${url.username}:${url.password}@127.0.0.1:${at}${url.pathname}`,
    cut() {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}

/** A node of its own, with connections of its own; name: by which it calls Telegram on this machine. */
async function openNode(name: 'localhost' | '127.0.0.1') {
  const wire = await openWire()
  const { port } = new URL(telegram.origin)
  const origin = `http://${name}:${port}`
  house.inside.add(`${name}:${port}`)
  const own = poolDatabase({ connectionString: wire.url })
  const channels = await house.open({
    ...{ database: own, looksAfter: true, lease: times, onFault: () => {} },
    makers: { telegramApi: origin, messengerApi: origin, instagramApi: origin },
  })
  let isOpen = true
  const end = async () => {
    if (!isOpen) return
    isOpen = false
    await channels[Symbol.asyncDispose]()
  }
  onTestFinished(async () => {
    await end()
    await own[Symbol.asyncDispose]()
    wire.cut()
  })
  return { channels, end, cut: wire.cut }
}

/** Somebody new writes, and is answered. */
async function writes(): Promise<number> {
  nextPerson += 1
  const id = nextPerson
  telegram.write({ id, first_name: 'x' }, '/start')
  await telegram.until(() => answersTo(id).length > 0)
  return id
}
const answersTo = (id: number) =>
  telegram.calls.filter(
    ({ method, fields }) => method === 'sendMessage' && fields['chat_id'] === id,
  )
/** How often each person was answered since then. */
function answered(start: number): Map<unknown, number> {
  const times = new Map<unknown, number>()
  for (const { method, fields } of telegram.calls.slice(start))
    if (method === 'sendMessage')
      times.set(fields['chat_id'], (times.get(fields['chat_id']) ?? 0) + 1)
  return times
}
/** By whom, in order, since then. */
const fetchedSince = (start: number) =>
  telegram.calls
    .slice(start)
    .filter(({ method }) => method === 'getUpdates')
    .map(({ host }) => host)

test('of several nodes one fetches, and everybody is answered once', async () => {
  const start = telegram.calls.length
  await openNode('127.0.0.1')
  await openNode('localhost')
  await setUp('telegram', bot())
  const people = []
  for (let number = 0; number < 20; number += 1) people.push(await writes())
  for (const id of people) expect(answersTo(id)).toHaveLength(1)
  expect(new Set(fetchedSince(start))).toEqual(new Set(['127.0.0.1']))
})

test('a node that ends hands it over at once, and nobody is lost', async () => {
  const first = await openNode('127.0.0.1')
  await setUp('telegram', bot())
  await writes()
  await openNode('localhost')
  await first.end()
  const start = telegram.calls.length
  const id = await writes()
  expect(answersTo(id)).toHaveLength(1)
  expect(new Set(fetchedSince(start))).toEqual(new Set(['localhost']))
})

test('a node that loses the database stops by itself before another goes on', async () => {
  const start = telegram.calls.length
  const first = await openNode('127.0.0.1')
  await setUp('telegram', bot())
  await writes()
  await openNode('localhost')
  first.cut()
  while (!fetchedSince(start).includes('localhost')) await writes()
  await writes()
  const turns = fetchedSince(start)
  expect(turns.slice(turns.indexOf('localhost'))).not.toContain('127.0.0.1')
  for (const [id, times] of answered(start)) expect([id, times]).toEqual([id, 1])
})

test('never do two hold it, whoever asks when', async () => {
  const changes: string[] = []
  const open = (name: string) => openLease({ database, times, onChange: () => changes.push(name) })
  const one = await open('one')
  const other = await open('other')
  onTestFinished(() => other[Symbol.asyncDispose]())
  expect([one.holds(), other.holds()]).toEqual([true, false])
  await Promise.all([one.take(), other.take(), one.take()])
  expect([one.holds(), other.holds()]).toEqual([true, false])
  await one[Symbol.asyncDispose]()
  expect(one.holds()).toBe(false)
  await other.take()
  expect(other.holds()).toBe(true)
  expect(changes).toEqual(['one', 'other'])
})
