import { expect, inject, onTestFinished, test } from 'vitest'
import { runAsAdmin, urlOf } from './admin.ts'
import { fakePostgres } from './fixtures/fake-postgres.ts'
import { openDatabase } from './open.ts'
import { testDatabase } from './testing.ts'

const given = await testDatabase()

test('DATABASE_URL opens that database and starts no server', async () => {
  await using database = await openUrl(given.url)
  const { rows } = await database.query({ name: 'test.one', text: 'select 1 as one' })
  expect(rows).toEqual([{ one: 1 }])
})

test.each([
  ['no address', 'localhost:5432/keerpunt'],
  ['another kind of database', 'mysql://u:p@localhost/keerpunt'],
  ['a broken address', 'postgres://u:p@[localhost/keerpunt'],
])('a DATABASE_URL that is %s is refused with an example', async (_, url) => {
  await expect(openUrl(url)).rejects.toThrow(
    'DATABASE_URL is no address of a PostgreSQL database: write it like postgres://user:password@host:5432/name.',
  )
})

test('a port where nothing answers is named', async () => {
  await expect(openUrl('postgres://u:geheim@127.0.0.1:1/keerpunt')).rejects.toThrow(
    'No database answers at 127.0.0.1:1 (ECONNREFUSED): start it, or correct DATABASE_URL.',
  )
})

test('a server that accepts and stays silent is given up after two seconds', async () => {
  const port = await fakePostgres('silent')
  await expect(openUrl(`postgres://u:geheim@127.0.0.1:${port}/keerpunt`)).rejects.toThrow(
    `No database answers at 127.0.0.1:${port} (no answer in 2 s): start it, or correct DATABASE_URL.`,
  )
})

test('a database that does not exist is named', async () => {
  await expect(openUrl(urlOf(given.url, 'nowhere'))).rejects.toThrow(
    /^The server at .+ has no database "nowhere": make it, or correct DATABASE_URL\.$/,
  )
})

test('a user that the server refuses is named', async () => {
  const url = new URL(given.url)
  url.username = 'stranger'
  await expect(openUrl(url.href)).rejects.toThrow(
    /^The database at .+ refuses user "stranger": correct the name or password in DATABASE_URL\.$/,
  )
})

test('a PostgreSQL older than 15 is refused', async () => {
  const port = await fakePostgres({ version: 140_010 })
  await expect(openUrl(`postgres://u:geheim@127.0.0.1:${port}/keerpunt`)).rejects.toThrow(
    `DATABASE_URL leads to PostgreSQL 14 at 127.0.0.1:${port} and Keerpunt needs 15 or newer: upgrade it, or leave DATABASE_URL out to use Keerpunt's own.`,
  )
})

test('no refusal shows the password', async () => {
  const silent = await fakePostgres('silent')
  const role = `role_${crypto.randomUUID().replaceAll('-', '')}`
  const { adminUrl } = inject('postgres')
  await runAsAdmin(adminUrl, `create role ${role}`)
  onTestFinished(() => runAsAdmin(adminUrl, `drop role ${role}`))
  const noLogin = new URL(given.url)
  noLogin.username = role
  noLogin.password = 'geheim'
  const urls = [
    ...['postgres://u:geheim@127.0.0.1:1/x', `postgres://u:geheim@127.0.0.1:${silent}/x`],
    ...['postgres://u:geheim@[broken/x', 'mysql://u:geheim@127.0.0.1/x', noLogin.href],
  ]
  for (const url of urls) {
    const error: unknown = await openUrl(url).catch((error: unknown) => error)
    expect(error).toBeInstanceOf(Error)
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('geheim')
  }
})

function openUrl(databaseUrl: string) {
  return openDatabase({ dataDir: '/nowhere', databaseUrl, onProgress: () => {} })
}
