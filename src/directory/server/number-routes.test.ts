import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { testDatabase } from '../../database/server/testing.ts'
import { helplineOf } from '../helplines.ts'
import type { NumberLine } from '../numbers.ts'
import { askAs } from './ask-as.ts'
import { loadPlaces } from './load-places.ts'
import { numberRoutes } from './number-routes.ts'

const database = await testDatabase()
const contentRoot = resolve(import.meta.dirname, '../../../content')
const places = await loadPlaces(database, contentRoot)
const clock = () => Date.parse('2026-11-22T12:00:00Z')
const routes = numberRoutes({ database, clock, places, nameOf: async (member) => member })

const root = '/api/v1/directory/numbers'
const ask = (verb: string, account: string, body: unknown = null, id = 'kindertelefoon') =>
  askAs(routes, `${root}/:id/${verb}`, { account }, { params: { id }, body })
const linesFor = async (account: string) => (await askAs(routes, root, { account })) as NumberLine[]
const lineFor = async (account: string) =>
  (await linesFor(account)).find(({ id }) => id === 'kindertelefoon')
const asked = { number: '0800-0433', source: 'kindertelefoon.nl', checkedOn: '2026-11-21' }

test('a number is changed by two, with its source and day, and then stands on every page', async () => {
  expect(await ask('propose', 'bo', asked)).toMatchObject({ revision: expect.any(Number) })
  const line = await lineFor('kim')
  expect(line).toMatchObject({ number: '0800-0432', proposal: { by: 'bo', own: false } })
  expect(await ask('confirm', 'bo', line?.proposal)).toMatchObject({ word: 'not-allowed' })
  expect(helplineOf('kindertelefoon').number).toBe('0800-0432')
  expect(await ask('confirm', 'kim', line?.proposal)).toEqual({})
  expect(helplineOf('kindertelefoon')).toMatchObject({
    number: '0800-0433',
    numberCheck: { source: 'kindertelefoon.nl', verifiedOn: '2026-11-21' },
  })
  const { rows } = await database.query({
    name: 'test.outbox',
    text: 'select act, actor, subject from audit.outbox order by id',
  })
  expect(rows).toEqual([
    { act: 'directory-number-proposed', actor: 'bo', subject: 'number kindertelefoon' },
    { act: 'directory-number-confirmed', actor: 'kim', subject: 'number kindertelefoon' },
  ])
})

test('what is no number, has no source or is of a helpline that nobody knows is not even proposed', async () => {
  expect(await ask('propose', 'bo', { ...asked, number: '0906-1234' })).toMatchObject({
    detail: { why: 'dear-number' },
  })
  expect(await ask('propose', 'bo', { ...asked, source: ' ' })).toMatchObject({
    detail: { why: 'no-source' },
  })
  expect(await ask('propose', 'bo', asked, 'emergency')).toMatchObject({ word: 'unknown' })
  expect((await lineFor('bo'))?.proposal).toBeNull()
})

test('a number that another line got meanwhile can not be confirmed any more', async () => {
  const same = { ...asked, number: '0900-0199' }
  await ask('propose', 'bo', same)
  const waits = (await lineFor('kim'))?.proposal
  await ask('propose', 'kim', same, 'police')
  const lines = await linesFor('bo')
  await ask('confirm', 'bo', lines.find(({ id }) => id === 'police')?.proposal, 'police')
  expect(await ask('confirm', 'kim', waits)).toMatchObject({ detail: { why: 'same-number' } })
  expect(helplineOf('kindertelefoon').number).toBe('0800-0433')
})

test('the next start shows the numbers as they were changed', async () => {
  await loadPlaces(null, contentRoot)
  await using again = await loadPlaces(database, contentRoot)
  expect(again.now().contacts.length).toBeGreaterThan(0)
  expect(helplineOf('kindertelefoon').number).toBe('0800-0433')
})
