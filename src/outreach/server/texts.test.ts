import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../database/server/testing.ts'
import { languages } from '../../words/language.ts'
import { logbookPath } from '../logbook-exchange.ts'
import { firstMessages } from '../message.ts'
import { judgeTemplate } from '../template-judge.ts'
import { type TextsView, textsPath } from '../text-exchange.ts'
import { openTestLogbook } from './test-logbook.ts'

const database = await testDatabase()
const book = await openTestLogbook(database)
await book.confirm('bo')
await book.confirm('kim')

const why = (reason: string) => ({ detail: { why: reason } })
const texts = async (account = 'bo') => (await book.act(textsPath, account)) as TextsView
const usedIn = async (language: string) =>
  (await texts()).texts.find((one) => one.language === language && one.state === 'used')
const write = (account: string, says: string, after: number, language = 'nl') =>
  book.post(textsPath, account, { language, says, after }) as Promise<{ id: number }>
const decide = (verb: string, account: string, id: number, body: object = {}) =>
  book.act(`${textsPath}/:id/${verb}`, account, body, `${id}`)
const newer = firstMessages.nl.replace('Wij helpen', 'Elke dag helpen wij')

describe('a house', () => {
  test('begins with a first version in every language, which nobody here wrote, and nothing wrong in it', async () => {
    const { texts: all, pages } = await texts()
    expect(all).toHaveLength(languages.length)
    for (const { language, version, state, says, approver } of all) {
      expect({ version, state, approver }).toEqual({ version: 1, state: 'used', approver: null })
      expect(judgeTemplate(says, language, pages[language]).faults).toEqual([])
    }
  })

  test('is Dutch where nobody chose', async () => {
    expect((await book.view('bo')).languages).toEqual(['nl', 'en', 'ar'])
  })

  test('that starts again gets no second one, also when it ended the first', async () => {
    const english = await usedIn('en')
    expect(await decide('end', 'bo', english?.id ?? 0, { why: 'Een proef.' })).toEqual({})
    await openTestLogbook(database, book.dataDir, { keepFiles: true })
    expect(await usedIn('en')).toBeUndefined()
    expect((await texts()).texts).toHaveLength(languages.length)
  })
})

describe('a new version', () => {
  test('is used when another let it through; what was before is kept and goes out no more', async () => {
    const { id } = await write('bo', `  ${newer.replace('. ', '.\n')} `, 1)
    expect(await book.waiting('kim')).toMatchObject({ texts: 1 })
    expect(await book.waiting('bo')).toMatchObject({ texts: 0 })
    expect(await usedIn('nl')).toMatchObject({ version: 1 })
    expect(await decide('approve', 'bo', id)).toMatchObject(why('own-text'))
    expect(await decide('approve', 'kim', id)).toEqual({})
    expect(await usedIn('nl')).toMatchObject({
      ...{ id, version: 2, says: newer, writer: 'bo', approver: 'kim' },
    })
    const before = (await texts()).texts.find(
      ({ language, version }) => language === 'nl' && version === 1,
    )
    expect(before).toMatchObject({ state: 'replaced', says: firstMessages.nl })
    expect(await decide('approve', 'kim', id)).toMatchObject(why('text-decided'))
    const asked = await book.ask('bo', 'instagram', 'proef.nieuw1')
    await book.approve('kim', asked.id)
    expect(await book.send('bo', asked.id, 'proef.nieuw1')).toMatchObject({
      text: expect.stringContaining('Elke dag helpen wij'),
    })
    expect(await sentWith(asked.id)).toBe(id)
  })

  test('that lacks what has to be in it is told which, and never waits or goes out', async () => {
    const bad = newer.replace(', geen politie', '').replace('gratis', 'fijn')
    expect(await write('bo', bad, 2)).toMatchObject({
      detail: { why: 'faults', faults: ['no-help', 'no-free'] },
    })
    expect(await write('bo', newer.replace('jongeren', 'slachtoffers'), 2)).toMatchObject({
      detail: { faults: ['label'], labels: [{ part: 'slachtoffers' }] },
    })
    expect(await write('bo', ' ', 2)).toMatchObject({ kind: 'refused', word: 'malformed' })
    expect(await write('bo', 'x'.repeat(600), 2)).toMatchObject({ word: 'malformed' })
    await book.act(`${logbookPath}/own`, 'kim', { phrase: 'Zonnehof' })
    expect(await write('bo', newer.replace('Wij', 'Bij Zonnehof: wij'), 2)).toHaveProperty('id')
    expect(await write('bo', newer.replace('helpen wij', 'helpt zonnehof'), 3)).toMatchObject(
      why('own-name'),
    )
    expect((await texts()).texts.filter(({ state }) => state === 'waiting')).toHaveLength(1)
  })

  test('is not written over one that she did not see, and the later one waits', async () => {
    const [one, other] = await Promise.all([write('bo', newer, 3), write('kim', newer, 3)])
    const [lost, won] = 'id' in one ? [other, one] : [one, other]
    expect(lost).toMatchObject(why('stale'))
    const waiting = (await texts()).texts.filter(({ state }) => state === 'waiting')
    expect(waiting.map(({ id }) => id)).toEqual([won.id])
  })

  test('is sent back with a reason, and its words are kept', async () => {
    const { id } = (await texts()).texts.find(({ state }) => state === 'waiting') ?? { id: 0 }
    expect(await decide('refuse', 'sam', id)).toMatchObject(why('no-why-given'))
    expect(await decide('refuse', 'sam', id, { why: 'Te lang.' })).toEqual({})
    expect((await texts()).texts.find((one) => one.id === id)).toMatchObject({
      ...{ state: 'refused', why: 'Te lang.' },
    })
    expect(await decide('approve', 'sam', id)).toMatchObject(why('text-decided'))
  })
})

test('without a text in use nobody is asked about or written to in that language', async () => {
  const { id } = await book.ask('bo', 'instagram', 'proef.nieuw2')
  await book.approve('kim', id)
  const used = await usedIn('nl')
  expect(await decide('end', 'sam', used?.id ?? 0, { why: 'Klopt niet meer.' })).toEqual({})
  expect(await book.ask('bo', 'instagram', 'proef.nieuw3')).toMatchObject(why('no-text'))
  expect(await book.send('bo', id, 'proef.nieuw2')).toMatchObject(why('no-text'))
  expect((await book.view('bo')).languages).toEqual(['ar'])
  const again = await write('bo', newer, 4)
  await decide('approve', 'kim', again.id)
  expect(await book.send('bo', id, 'proef.nieuw2')).toHaveProperty('text')
})

test('the audit trail says who wrote, let through and ended which version', async () => {
  const { rows } = await database.query({
    name: 'test.acts',
    text: `select distinct act from audit.outbox where act like 'outreach-text-%' order by act`,
  })
  expect(rows.map(({ act }) => act)).toEqual([
    'outreach-text-approved',
    'outreach-text-ended',
    'outreach-text-refused',
    'outreach-text-written',
  ])
})

async function sentWith(id: string) {
  const { rows } = await database.query({
    name: 'test.sent-with',
    text: 'select message_text::integer as text from outreach.contact where id = $1',
    values: [id],
  })
  return rows[0]?.['text']
}
