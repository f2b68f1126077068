import { beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '../../database/server/testing.ts'
import { logbookPath, mostOwnPhrases } from '../logbook-exchange.ts'
import { mostLooksADay } from '../looks.ts'
import { firstMessages } from '../message.ts'
import { type TextsView, textsPath } from '../text-exchange.ts'
import { openTestLogbook, somebody } from './test-logbook.ts'

const database = await testDatabase()
const book = await openTestLogbook(database)
await book.confirm('bo')
await book.confirm('kim')
const start = book.world.now
let days = 0
beforeEach(() => {
  days += 1
  book.world.now = start + days * 86_400_000
})

const why = (reason: string) => ({ detail: { why: reason } })
const own = (account: string, phrase: string) => book.act(`${logbookPath}/own`, account, { phrase })
const newest = async () => {
  const { texts } = (await book.act(textsPath, 'bo')) as TextsView
  return Math.max(...texts.filter((one) => one.language === 'nl').map((one) => one.version))
}
const saying = (word: string) => firstMessages.nl.replace('Wij', `Elke dag ${word}. Wij`)
const write = (account: string, word: string, after: number) =>
  book.post(textsPath, account, { language: 'nl', says: saying(word), after })
const asking = (account: string, word: string) =>
  book.ask(account, 'instagram', somebody(), { context: `Vraagt in een groep naar ${word}.` })

describe('what a colleague is called can not be guessed', () => {
  test('with a text that would not be kept: it is stale before anything is looked up', async () => {
    await own('kim', 'Zonnehof')
    const before = await acts()
    for (const word of ['Zonnehof', 'Weidehof'])
      expect(await write('sam', word, 99)).toMatchObject(why('stale'))
    expect(await acts()).toEqual(before)
  })

  test('more than so often a day, in asking and in texts together, and each try is noted', async () => {
    const before = (await acts()).length
    for (let look = 0; look < mostLooksADay; look++)
      expect(
        look % 2 ? await asking('sam', 'zonnehof') : await write('sam', 'Zonnehof', await newest()),
      ).toMatchObject(why('own-name'))
    expect(await asking('sam', 'zonnehof')).toMatchObject(why('many-looks'))
    expect(await asking('sam', 'weidehof')).toMatchObject(why('many-looks'))
    // The answer to a text is the same whether the name is on a list.
    for (const word of ['Zonnehof', 'Weidehof'])
      expect(await write('sam', word, await newest())).toMatchObject(why('many-looks'))
    const noted = (await acts()).slice(before).map(({ act, actor }) => `${act} ${actor}`)
    expect(noted).toEqual([
      ...Array(mostLooksADay).fill('outreach-own-name-refused sam'),
      ...Array(4).fill('outreach-look-refused sam'),
    ])
    expect(JSON.stringify(await acts())).not.toMatch(/zonnehof|weidehof/i)
  })

  test('nor by letting through a text that waits', async () => {
    const { id } = (await write('kees', 'Maanhof', await newest())) as { id: number }
    await own('kim', 'Maanhof')
    const approve = () => book.act(`${textsPath}/:id/approve`, 'sam', {}, `${id}`)
    for (let look = 0; look < mostLooksADay; look++)
      expect(await approve()).toMatchObject(why('own-name'))
    expect(await approve()).toMatchObject(why('many-looks'))
  })
})

describe('a worker’s own list', () => {
  test('takes nothing that every message has in it: nobody could write to anybody', async () => {
    const inUse = ['gratis', 'Keerpunt', 'keerpunt.example', 'chat', 'Sam', 'ben sam', 'hulp, geen']
    for (const phrase of inUse) expect(await own('kees', phrase)).toMatchObject(why('own-in-use'))
    expect(await own('kees', 'Kees')).toMatchObject(why('own-in-use'))
    // With more words it is a name.
    expect(await own('kees', 'Sam de Graaf')).toEqual({})
    const handle = somebody()
    const { id } = await book.ask('sam', 'instagram', handle)
    await book.approve('kim', id)
    expect(await book.send('sam', id, handle)).toHaveProperty('text')
  })

  test('that has the name of who came to work here later keeps her message back, and says so', async () => {
    expect(await own('kim', 'Vera')).toEqual({})
    book.world.workers.set('new', 'Vera')
    const handle = somebody()
    const { id } = await book.ask('new', 'instagram', handle)
    await book.approve('kim', id)
    expect(await book.send('new', id, handle)).toMatchObject(why('own-name'))
    expect((await acts()).at(-1)).toMatchObject({ act: 'outreach-own-name-refused', actor: 'Vera' })
    await book.act(`${logbookPath}/own/clear`, 'kim')
    expect(await book.send('new', id, handle)).toHaveProperty('text')
    book.world.workers.delete('new')
  })

  test('is seen to grow and to be emptied, without what is on it', async () => {
    const before = (await acts()).length
    await own('bo', 'Sterrenhof')
    await book.act(`${logbookPath}/own/clear`, 'bo')
    expect((await acts()).slice(before)).toEqual([
      { act: 'outreach-own-phrase-added', actor: 'bo', subject: null },
      { act: 'outreach-own-phrases-cleared', actor: 'bo', subject: null },
    ])
    expect(JSON.stringify(await acts())).not.toMatch(/sterrenhof/i)
  })

  test('has an end, also for who adds many at once', async () => {
    const many = Array.from({ length: mostOwnPhrases + 5 }, (_, at) => `Straat ${at}`)
    const answers: unknown[] = []
    for (const phrase of many.slice(0, -9)) answers.push(await own('bo', phrase))
    answers.push(...(await Promise.all(many.slice(-9).map((phrase) => own('bo', phrase)))))
    expect(answers.filter((answer) => JSON.stringify(answer) === '{}')).toHaveLength(mostOwnPhrases)
    expect(await own('bo', 'Nog een straat')).toMatchObject(why('own-full'))
    expect((await book.view('bo')).ownPhrases).toBe(mostOwnPhrases)
    expect(await own('kim', 'Nog een straat')).toEqual({})
  })
})

async function acts() {
  const { rows } = await database.query({
    name: 'test.acts',
    text: 'select act, actor, subject from audit.outbox order by id',
  })
  return rows
}
