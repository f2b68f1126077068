import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../database/server/testing.ts'
import { askAs } from '../../directory/server/ask-as.ts'
import type { StreetLine } from '../exchange.ts'
import { indexStreetWords } from './search-index.ts'
import { testKnowledge } from './test-knowledge.ts'

const database = await testDatabase()
const knowledge = await testKnowledge(database)
beforeAll(() => ship())
afterAll(() => knowledge[Symbol.asyncDispose]())

/** What every start does with the list that comes with the software. */
const ship = () => indexStreetWords(database, [{ word: 'snitchen', topics: ['j-14'] }])
const root = '/api/v1/knowledge/street-words'
const ask = (verb: string, account: string, word: string, body: unknown = null) =>
  askAs(knowledge.routes, `${root}/:word/${verb}`, { account }, { params: { word }, body })
const lineOf = async (word: string, account = 'kim') =>
  ((await askAs(knowledge.routes, root, { account })) as StreetLine[]).find(
    (one) => one.word === word,
  )
/** One proposes, another confirms. */
async function change(word: string, topics: readonly string[]) {
  await ask('propose', 'bo', word, { topics })
  return ask('confirm', 'kim', word, (await lineOf(word))?.proposal)
}
const known = async (word: string) => {
  const { rows } = await database.query({
    name: 'test.lexicon',
    text: `select word from knowledge.lexicon where language = 'nl' and word = $1`,
    values: [word],
  })
  return rows.length === 1
}

test('a street word is added by two; until then search does not know it', async () => {
  await ask('propose', 'bo', 'torrie', { topics: ['j-1', 'j-3'] })
  expect(await lineOf('torrie')).toMatchObject({ topics: [], proposal: { by: 'bo' } })
  expect(await known('torrie')).toBe(false)
  const waits = (await lineOf('torrie'))?.proposal
  expect(await ask('confirm', 'bo', 'torrie', waits)).toMatchObject({ word: 'not-allowed' })
  expect(await ask('confirm', 'kim', 'torrie', waits)).toEqual({})
  expect(await lineOf('torrie')).toEqual({
    word: 'torrie',
    topics: ['j-1', 'j-3'],
    proposal: null,
  })
  expect(await known('torrie')).toBe(true)
})

test('what was changed or taken away stays so when the software starts again', async () => {
  await change('snitchen', ['j-3'])
  await ship()
  expect((await lineOf('snitchen'))?.topics).toEqual(['j-3'])
  await change('snitchen', [])
  await ship()
  expect(await lineOf('snitchen')).toBeUndefined()
  expect(await known('snitchen')).toBe(false)
})

test('a word leads to pages that readers can get, and is one word', async () => {
  expect(await ask('propose', 'bo', 'torrie', { topics: ['j-999'] })).toMatchObject({
    detail: { why: 'no-such-page' },
  })
  for (const word of ['', 'Torrie', 'twee woorden', 'x'.repeat(41)])
    expect(await ask('propose', 'bo', word, { topics: ['j-1'] })).toMatchObject({
      word: 'unknown',
    })
})
