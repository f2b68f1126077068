import { expect, test } from 'vitest'
import { chainOutbox } from '../../audit/server/writer.ts'
import { testDatabase } from '../../database/server/testing.ts'
import type { Platform } from '../handle.ts'
import { outcomes } from '../once-only.ts'
import { protocolPath } from '../protocol-exchange.ts'
import { openTestLogbook } from './test-logbook.ts'

const database = await testDatabase()
const book = await openTestLogbook(database)
const day = 86_400_000
const platforms: readonly Platform[] = ['instagram', 'tiktok', 'snapchat', 'telegram']

/** Every row of every table, as text; bytes as hexadecimal. */
async function dump(): Promise<string> {
  const { rows } = await database.query({
    name: 'test.tables',
    text: `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  })
  const texts: string[] = []
  for (const { name } of rows) {
    const held = await database.query({
      name: `test.dump-${String(name)}`,
      text: `select row_to_json(held)::text as text from ${String(name)} as held`,
    })
    texts.push(...held.rows.map((row) => String(row['text'])))
  }
  return texts.join('\n').toLowerCase()
}

/** A needle as it is and as bytes of a column. */
const inHex = (text: string) => Buffer.from(text).toString('hex')
const finds = (heap: string, needle: string) =>
  heap.includes(needle.toLowerCase()) || heap.includes(inHex(needle))

test('after a month of work a dump of the whole database names nobody and quotes nobody', async () => {
  await book.confirm('bo')
  await book.confirm('kim')
  const { id: protocol } = (await book.post(protocolPath, 'bo', {
    ...{ decides: 'De gedragswetenschapper.', context: 'Wie zelf om hulp vraagt.' },
    ...{ rules: 'Overleg eerst, en noteer de dag.', after: 0 },
  })) as { id: number }
  for (const account of ['bo', 'kim'])
    await book.act(`${protocolPath}/confirm`, account, { protocol })
  const handles: string[] = []
  const texts: string[] = []
  for (let at = 0; at < 30; at++) {
    book.world.now += day
    for (const platform of platforms) {
      const handle = `verzonnen${at}${platform.slice(0, 2)}`
      const text = `Reden nummer ${at} voor ${platform}, verder niets bijzonders.`
      handles.push(handle)
      texts.push(text, `${text} Misschien jong.`)
      const { id } = await book.ask('bo', platform, handle, {
        ...{ context: text, reason: text },
        ...(at % 2 === 0 && { minor: true, minorReason: `${text} Misschien jong.` }),
      })
      if (at % 7 === 3) {
        await book.refuse('kim', id)
        continue
      }
      expect(await book.approve('kim', id, { protocol })).toEqual({})
      if (at % 7 === 5) continue
      if (at % 7 === 6) {
        await book.withdraw('bo', id)
        continue
      }
      expect(await book.send('bo', id, handle)).toHaveProperty('text')
      const outcome = outcomes[at % outcomes.length]
      if (outcome) await book.outcome('bo', id, outcome)
    }
    const stopped = `gestopt_${at}`
    handles.push(stopped)
    await book.stop('telegram', stopped)
    await book.isListed('instagram', `opgezocht.${at}`)
    handles.push(`opgezocht.${at}`)
    if (at % 10 === 0) await book.logbook.keys.rotate()
    await book.logbook.sweep()
  }
  // Those that nobody sent wait no longer than a week.
  book.world.now += 8 * day
  await book.logbook.sweep()
  while ((await chainOutbox(database)) > 0);

  // What is there is found: in a text, and as bytes.
  await database.script(
    `create table public.canary (words text, bytes bytea);
     insert into public.canary values ('De Kanarie zingt', '\\x${inHex('kanarie-in-bytes')}')`,
  )
  const heap = await dump()
  expect(finds(heap, 'kanarie zingt')).toBe(true)
  expect(finds(heap, 'kanarie-in-bytes')).toBe(true)
  expect(heap).toContain('outreach-contact-sent')

  const needles = [...handles, ...handles.map((one) => one.replaceAll(/[._]/g, '')), ...texts]
  expect(needles.filter((needle) => finds(heap, needle))).toEqual([])
})
