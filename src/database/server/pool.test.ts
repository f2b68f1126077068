import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { Database } from './database.ts'
import { poolDatabase, TransactionLostError } from './pool.ts'
import { DatabaseGoneError, StatementError } from './sqlstate.ts'
import { testDatabase } from './testing.ts'

const database = await testDatabase()
await database.script(`
  create schema shelf;
  create table shelf.book (
    id bigint generated always as identity primary key,
    title text not null constraint title_is_new unique check (length(title) < 20),
    shelf integer references shelf.book (id)
  )`)

const insert = (title: string) => ({
  name: 'shelf.add',
  text: 'insert into shelf.book (title) values ($1) returning id',
  values: [title],
})
const count = async (title: string) =>
  (
    await database.query({
      name: 'shelf.count',
      text: 'select count(*) as n from shelf.book where title = $1',
      values: [title],
    })
  ).rows[0]?.['n']

test('a bigint is a number, a date its ten characters, a moment a Date', async () => {
  const { rows } = await database.query({
    name: 'test.types',
    text: `select 9007199254740991 as n, date '2026-03-29' as day, timestamptz '2026-03-29 01:00Z' as moment`,
  })
  expect(rows).toEqual([
    { n: 9_007_199_254_740_991, day: '2026-03-29', moment: new Date('2026-03-29T01:00:00Z') },
  ])
})

test('a bigint too large for a number is refused, never rounded', async () => {
  await expect(
    database.query({ name: 'test.large', text: 'select 9007199254740993 as n' }),
  ).rejects.toThrow('exceeds 2^53')
})

test('a transaction keeps all it did, or nothing', async () => {
  await database.transaction(async (tx) => {
    await tx.query(insert('kept'))
  })
  expect(await count('kept')).toBe(1)
  await expect(
    database.transaction(async (tx) => {
      await tx.query(insert('undone'))
      throw new Error('changed my mind')
    }),
  ).rejects.toThrow('changed my mind')
  expect(await count('undone')).toBe(0)
})

test('a transaction that swallows a refusal is not reported as saved', async () => {
  await expect(
    database.transaction(async (tx) => {
      await tx.query(insert('lost'))
      await tx.query(insert('lost')).catch(() => {})
    }),
  ).rejects.toBeInstanceOf(TransactionLostError)
  expect(await count('lost')).toBe(0)
})

test('a refusal names the constraint in one word, and none of the values', async () => {
  await database.query(insert('canary'))
  const error: unknown = await database.query(insert('canary')).catch((error: unknown) => error)
  expect(error).toBeInstanceOf(StatementError)
  expect(error).toMatchObject({
    word: 'taken',
    sqlstate: '23505',
    constraint: 'shelf.title_is_new',
  })
  expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('canary')
})

test.each([
  ['not-allowed-value', `insert into shelf.book (title) values ('far too long for this shelf')`],
  ['not-allowed-value', 'insert into shelf.book (title) values (null)'],
  ['missing', `insert into shelf.book (title, shelf) values ('orphan', 404)`],
  ['read-only', `begin read only; insert into shelf.book (title) values ('x')`],
  ['busy', 'set local statement_timeout = 1; select pg_sleep(5)'],
  ['broken', 'select no_such_column'],
])("PostgreSQL's refusal becomes the word %s", async (word, sql) => {
  await expect(database.transaction((tx) => tx.script(sql))).rejects.toMatchObject({ word })
})

test('after a refusal the same connection goes on', async () => {
  const { size } = database.stats()
  for (let round = 0; round < 5; round++)
    await expect(database.script('select no_such_column')).rejects.toThrow('no_such_column')
  expect(database.stats().size).toBe(size)
})

test('more work than connections waits its turn', async () => {
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, n) =>
      database.query({ name: 'test.echo', text: 'select $1::integer as n', values: [n] }),
    ),
  )
  expect(answers.map(({ rows }) => rows[0]?.['n'])).toEqual(
    Array.from({ length: 100 }, (_, n) => n),
  )
  expect(database.stats().size).toBeLessThanOrEqual(database.stats().max)
})

test('a cut between two statements of a transaction fails that transaction and nothing else', async () => {
  await expect(
    database.transaction(async (tx) => {
      const { rows } = await tx.query({ name: 'test.me', text: 'select pg_backend_pid() as pid' })
      await tx.query(insert('cut'))
      await database.query({
        name: 'test.cut',
        text: 'select pg_terminate_backend($1)',
        values: [rows[0]?.['pid']],
      })
      await tx.query(insert('cut too'))
    }),
  ).rejects.toBeInstanceOf(DatabaseGoneError)
  expect(await count('cut')).toBe(0)
})

test('while the database is gone statements fail at once, and it comes back by itself', async () => {
  const cable = await cableTo(database)
  const far = cable.far
  expect((await far.query({ name: 'test.one', text: 'select 1 as one' })).rows).toEqual([
    { one: 1 },
  ])
  await cable.cut()
  await vi.waitFor(() => expect(far.isUp()).toBe(false), patience)
  const attempts = Array.from({ length: 30 }, () =>
    far.query({ name: 'test.one', text: 'select 1' }),
  )
  for (const each of await Promise.allSettled(attempts))
    expect(each).toMatchObject({ status: 'rejected', reason: { name: 'DatabaseGoneError' } })
  await cable.mend()
  await vi.waitFor(() => expect(far.isUp()).toBe(true), patience)
  expect((await far.query({ name: 'test.one', text: 'select 1 as one' })).count).toBe(1)
})

test('a listener hears notices, and after a cut says that it may have missed some', async () => {
  const cable = await cableTo(database)
  const heard: string[] = []
  const ear = cable.far.listen('test_news', {
    notice: (payload) => heard.push(payload),
    listening: () => heard.push('listening'),
  })
  onTestFinished(() => ear[Symbol.asyncDispose]())
  await vi.waitFor(() => expect(heard).toEqual(['listening']), patience)
  await database.script(`notify test_news, 'one'`)
  await vi.waitFor(() => expect(heard).toEqual(['listening', 'one']), patience)
  await cable.cut()
  await database.script(`notify test_news, 'unheard'`)
  await cable.mend()
  await vi.waitFor(() => expect(heard).toEqual(['listening', 'one', 'listening']), patience)
  await database.script(`notify test_news, 'two'`)
  await vi.waitFor(() => expect(heard.at(-1)).toBe('two'), patience)
})

const patience = { timeout: 20_000, interval: 10 }

/** The same database through a TCP relay that can be cut and mended. */
async function cableTo(near: Database & { url: string }) {
  const url = new URL(near.url)
  const socketDir = url.searchParams.get('host')
  const target = socketDir
    ? { path: `${socketDir}/.s.PGSQL.5432` }
    : { host: url.hostname, port: Number(url.port || 5432) }
  const open = new Set<Socket>()
  const relay: Server = createServer((inner) => {
    const outer = connect(target)
    for (const [from, to] of [
      [inner, outer],
      [outer, inner],
    ] as const) {
      open.add(from)
      from.on('error', () => {}).on('close', () => to.destroy())
      from.pipe(to)
    }
  })
  relay.listen(0, '127.0.0.1')
  await once(relay, 'listening')
  const { port } = relay.address() as AddressInfo
  url.searchParams.delete('host')
  url.host = `127.0.0.1:${port}`
  const far = poolDatabase({ connectionString: url.href })
  const cut = async () => {
    const closed = once(relay, 'close')
    relay.close()
    for (const socket of open) socket.destroy()
    await closed
  }
  onTestFinished(async () => {
    await far[Symbol.asyncDispose]()
    if (relay.listening) await cut()
  })
  return {
    far,
    cut,
    async mend() {
      relay.listen(port, '127.0.0.1')
      await once(relay, 'listening')
    },
  }
}
