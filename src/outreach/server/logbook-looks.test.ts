import { expect, test } from 'vitest'
import { testDatabase } from '../../database/server/testing.ts'
import { logbookPath } from '../logbook-exchange.ts'
import { mostLooksADay } from '../looks.ts'
import { openTestLogbook, somebody } from './test-logbook.ts'

const database = await testDatabase()
const book = await openTestLogbook(database)
await book.confirm('bo')
await book.confirm('kim')
const why = (reason: string) => ({ detail: { why: reason } })

test('a question about somebody is noted also when it is refused, and never with her name', async () => {
  const [before, stopped] = [somebody(), somebody()]
  await book.ask('bo', 'instagram', before)
  await book.stop('telegram', stopped)
  const noted = await acts()
  expect(await book.ask('kim', 'instagram', before)).toMatchObject(why('before'))
  expect(await book.ask('kim', 'instagram', stopped)).toMatchObject(why('stop'))
  await book.isListed('tiktok', stopped)
  const now = (await acts()).slice(noted.length)
  expect(now.map(({ act, actor }) => [act, actor])).toEqual([
    ['outreach-contact-not-asked', 'kim'],
    ['outreach-contact-not-asked', 'kim'],
    ['outreach-stop-looked-up', 'kim'],
  ])
  expect(JSON.stringify(await acts())).not.toMatch(new RegExp(`${before}|${stopped}`, 'i'))
})

test('a name on the block list that somebody tries is noted, without the name', async () => {
  await book.act(`${logbookPath}/own`, 'kim', { phrase: 'Zonnehof' })
  const texts = { context: 'Vraagt naar Zonnehof in een groep.' }
  expect(await book.ask('bo', 'instagram', somebody(), texts)).toMatchObject(why('own-name'))
  expect((await acts()).at(-1)).toMatchObject({ act: 'outreach-own-name-refused', actor: 'bo' })
  expect(JSON.stringify(await acts())).not.toMatch(/zonnehof/i)
})

test('stop that comes between approving and sending is noted too', async () => {
  const handle = somebody()
  const { id } = await book.ask('bo', 'instagram', handle)
  await book.approve('kim', id)
  // As from a node that did not see the line: only the stop itself.
  await database.script(`insert into outreach.stop (key_id, stop_hash, keep_until)
    select key_id, stop_hash, date '2031-01-01' from outreach.contact where id = '${id}'`)
  expect(await book.send('bo', id, handle)).toMatchObject(why('stop'))
  expect((await acts()).at(-1)).toMatchObject({ act: 'outreach-contact-stopped', subject: id })
})

test('nobody goes through a list: a worker has so many looks a day, in both places together', async () => {
  const asked = somebody()
  await book.ask('sam', 'instagram', asked)
  for (let look = 1; look < mostLooksADay; look++)
    expect(
      look % 2
        ? await book.look('sam', 'telegram', somebody())
        : await book.ask('sam', 'instagram', asked),
    ).not.toMatchObject(why('many-looks'))
  expect(await book.look('sam', 'telegram', somebody())).toMatchObject(why('many-looks'))
  expect(await book.ask('sam', 'instagram', somebody())).toMatchObject(why('many-looks'))
  expect((await acts()).at(-1)).toMatchObject({ act: 'outreach-look-refused', actor: 'sam' })
  // Whatever she had: stop is heard. And colleagues, and tomorrow, have their own.
  expect(await book.stop('instagram', somebody(), 'sam')).toEqual({})
  expect(await book.look('kees', 'telegram', somebody())).toEqual({ listed: false })
  book.world.now += 86_400_000
  await book.logbook.sweep()
  expect(await book.look('sam', 'telegram', somebody())).toEqual({ listed: false })
})

async function acts() {
  const { rows } = await database.query({
    name: 'test.acts',
    text: 'select act, actor, subject from audit.outbox order by id',
  })
  return rows
}
