import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { testDatabase } from '../../database/server/testing.ts'
import type { Proposal } from '../proposal.ts'
import { askAs } from './ask-as.ts'
import { contactRoutes } from './contact-routes.ts'
import { loadPlaces } from './load-places.ts'

const database = await testDatabase()
const places = await loadPlaces(database, resolve(import.meta.dirname, '../../../content'))
const clock = () => Date.parse('2026-11-22T12:00:00Z')
const nameOf = async (member: string) => member
const routes = contactRoutes({ database, clock, places, nameOf })

const root = '/api/v1/directory/contacts'
const ask = (verb: string, account: string, body: unknown = null) =>
  askAs(routes, `${root}/${verb}`, { account }, { body })
const table = async (account: string) =>
  (await askAs(routes, root, { account })) as { csv: string; proposal: Proposal | null }
const bytes = (text: string) => new TextEncoder().encode(text)
const first = 'scope,kind,name,how,note,source,verified_on\n'
const row =
  'national,youth_work,Jongerenwerk nieuw,https://voorbeeld.nl/,,eigen onderzoek,2026-11-20\n'
const shown = () => JSON.stringify(places.now().contacts)

const proposal = async (account: string) => (await table(account)).proposal
const acts = async () => {
  const { rows } = await database.query({
    name: 'test.outbox',
    text: 'select act, actor, subject from audit.outbox order by id',
  })
  return rows.map((row) => `${row['act']} ${row['actor']} ${row['subject']}`)
}

test('the table is changed by two persons, and by nobody alone', async () => {
  expect(await ask('propose', 'bo', bytes(first + row))).toMatchObject({ kind: 'fine', rows: 1 })
  expect(shown()).not.toContain('Jongerenwerk nieuw')
  const waits = await proposal('kim')
  expect(waits).toMatchObject({ by: 'bo', own: false, refused: null })
  expect(await ask('confirm', 'bo', waits)).toMatchObject({ word: 'not-allowed' })
  expect(await ask('confirm', 'kim', { revision: 999 })).toMatchObject({ word: 'taken' })
  expect(await ask('confirm', 'kim', waits)).toEqual({})
  expect(shown()).toContain('Jongerenwerk nieuw')
  expect(await ask('confirm', 'kim', waits)).toMatchObject({ word: 'unknown' })
})

test('while one proposal waits, another person can not put hers in its place', async () => {
  await ask('propose', 'bo', bytes(first + row))
  const before = await proposal('bo')
  expect(await ask('propose', 'kim', bytes(first + row))).toMatchObject({
    word: 'taken',
    detail: { why: 'waits' },
  })
  expect(await proposal('bo')).toEqual(before)
  // Her own she may mend; who looked at the first one looks again.
  await ask('propose', 'bo', bytes(first + row.replace('nieuw', 'anders')))
  expect(await ask('confirm', 'kim', before)).toMatchObject({ word: 'taken' })
})

test('a proposal is refused by another with a reason, and taken back by who made it; both stand in the trail', async () => {
  const waits = await proposal('kim')
  expect(await ask('refuse', 'bo', { ...waits, why: '' })).toMatchObject({ word: 'not-allowed' })
  expect(await ask('withdraw', 'kim', waits)).toMatchObject({ word: 'not-allowed' })
  expect(await ask('refuse', 'kim', { revision: 1, why: '' })).toMatchObject({ word: 'taken' })
  expect(await ask('refuse', 'kim', { ...waits, why: 'Dit adres bestaat niet.' })).toEqual({})
  expect(await proposal('bo')).toMatchObject({
    own: true,
    refused: { by: 'kim', why: 'Dit adres bestaat niet.' },
  })
  expect(await ask('confirm', 'kim', waits)).toMatchObject({ word: 'unknown' })
  await ask('propose', 'bo', bytes(first + row))
  expect(await ask('withdraw', 'bo', waits)).toMatchObject({ word: 'taken' })
  expect(await ask('withdraw', 'bo', await proposal('bo'))).toEqual({})
  expect(await proposal('bo')).toBeNull()
  expect((await acts()).slice(-3)).toEqual([
    'directory-contacts-refused kim contacts',
    'directory-contacts-proposed bo contacts',
    'directory-contacts-withdrawn bo contacts',
  ])
})

test('a file that can not be taken over says which line to mend, and nothing is proposed', async () => {
  const wrong = row.replace('https://voorbeeld.nl/', '06 12345678')
  expect(await ask('propose', 'bo', bytes(first + wrong))).toMatchObject({
    kind: 'refused',
    rows: [{ line: 2, column: 'how' }],
  })
  expect(await proposal('bo')).toBeNull()
})

test('what is downloaded can be proposed as it is', async () => {
  const { csv } = await table('bo')
  expect(await ask('propose', 'bo', bytes(csv))).toMatchObject({ kind: 'fine', rows: 1 })
})
