import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { DatabaseGoneError } from '../../database/server/sqlstate.ts'
import { testDatabase } from '../../database/server/testing.ts'
import { importReportText } from '../import-report.ts'
import { answerPlace } from '../pages/answer-place.ts'
import { importContacts } from './import-contacts.ts'
import type { Places } from './load-places.ts'
import { loadPlaces } from './load-places.ts'
import { readPlaceFiles } from './place-files.ts'
import { readContacts, readPlaces } from './places-store.ts'

const database = await testDatabase()
const content = join(import.meta.dirname, '../../../content')
const by = { actor: 'editor', day: '2026-11-22' }
const header = 'scope,kind,name,how,note,source,verified_on'
const youthWorkIn = (places: Places, text: string) =>
  answerPlace(places.now(), text).help.find(({ kind }) => kind === 'youth_work')?.contacts[0]?.name

describe('places', () => {
  test('without a database come from the files, and with one that is away too', async () => {
    await using none = await loadPlaces(null, content)
    const faults: unknown[] = []
    const gone = () => Promise.reject(new DatabaseGoneError())
    const away = { ...database, query: gone, transaction: gone }
    await using without = await loadPlaces(away, content, { onFault: (one) => faults.push(one) })
    for (const places of [none, without]) {
      expect(places.now().index.municipalities.size).toBe(342)
      expect(answerPlace(places.now(), 'Weesp').found).toMatchObject({ kind: 'found' })
      await places.refresh()
    }
    expect(faults).toHaveLength(2)
  })

  test('fill empty tables once, however many nodes start, with what the files say', async () => {
    const nodes = await Promise.all([1, 2, 3].map(() => loadPlaces(database, content)))
    const files = await readPlaceFiles(content)
    const tables = await readPlaces(database)
    expect(tables.municipalities).toEqual(files.tables.municipalities)
    expect(tables.places).toHaveLength(files.tables.places.length)
    expect(tables.former).toHaveLength(files.tables.former.length)
    expect(await readContacts(database)).toHaveLength(files.contacts.length)
    for (const node of nodes) {
      expect(node.now().index.entries.size).toBeGreaterThan(3_000)
      expect(node.now().contacts).toHaveLength(files.contacts.length)
      await node[Symbol.asyncDispose]()
    }
  })

  test('of the tables are kept at the next start, and emptied ones filled anew', async () => {
    await database.script("update directory.municipality set name = 'Anders' where code = '0344'")
    await using places = await loadPlaces(database, content)
    expect(answerPlace(places.now(), 'Anders').found.kind).toBe('found')
    await database.script('delete from directory.municipality')
    await places.refresh()
    expect(answerPlace(places.now(), 'Anders').found.kind).not.toBe('found')
    expect((await readPlaces(database)).places.length).toBeGreaterThan(3_000)
  })

  test('of a file that is broken are refused with its name and line', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'keerpunt-places-'))
    await expect(loadPlaces(null, folder)).rejects.toThrow()
    await rm(folder, { recursive: true })
  })

  test('refuse what can not be in the tables', async () => {
    for (const wrong of [
      "insert into directory.municipality values ('12', 'x', 'x', 'x', 'x', 'x', null)",
      "insert into directory.place values ('x', '9999')",
      "insert into directory.region_contact values ('nergens', 'avim', 'x', '', '', 'x', null)",
      "insert into directory.region_contact values ('national', 'ander', 'x', '', '', 'x', null)",
    ])
      await expect(database.script(wrong)).rejects.toThrow()
  })
})

describe('an import', () => {
  test('replaces the contacts, is told to every node and stands in the trail without its content', async () => {
    await using places = await loadPlaces(database, content, { hearsOthers: true })
    const csv = `\ufeff${header.replaceAll(',', ';')}\r\nmunicipality:0344;youth_work;"Werk; ""Zuid""";https://example.org/;Loop binnen;example.org;2026-11-01\r\n`
    expect(await importContacts(database, Buffer.from(csv), by)).toEqual({
      kind: 'imported',
      rows: 1,
    })
    await expect.poll(() => youthWorkIn(places, 'Utrecht')).toBe('Werk; "Zuid"')
    expect(youthWorkIn(places, 'Ede')).toBe('Jongerenwerk')
    const { rows } = await database.query({
      name: 'test.outbox',
      text: 'select act, actor, subject, day from audit.outbox',
    })
    expect(rows).toEqual([
      {
        act: 'directory-contacts-imported',
        actor: 'editor',
        subject: null,
        day: '2026-11-22',
      },
    ])
  })

  test('as a Dutch spreadsheet saves it by itself is read too', async () => {
    const csv = `${header}\nnational,avim,Politië,police,,x,-\n`
    const report = await importContacts(database, Buffer.from(csv, 'latin1'), by)
    expect(report).toEqual({ kind: 'imported', rows: 1 })
    expect((await readContacts(database))[0]?.name).toBe('Politië')
  })

  test('with a wrong row changes nothing, and says of each row what to put right', async () => {
    const before = await readContacts(database)
    const rows = [
      'national,avim,Goed,police,,x,',
      'national,avim,Goed,police,,x,',
      'overal,avim,A,police,,x,',
      'police_unit:Mars,avim,B,police,,x,',
      'municipality:9999,avim,C,police,,x,',
      'national,iets,D,police,,x,',
      'national,avim,E,030-1234567,,x,',
      'national,avim,F,http://example.org,,x,',
      'national,avim,G,javascript:alert(1),,x,',
      'national,avim,H,,,x,',
      'national,avim,,police,,x,',
      'national,avim,I,police,,,',
      'national,avim,J,police,Bel 06 12 34 56 78,x,',
      'national,avim,K,police,,x,2026-02-30',
      'national,avim,L,police,,x,2026-11-23',
      `national,avim,${'M'.repeat(201)},police,,x,`,
      'national,avim,N,https://user:pass@example.org,,x,',
    ]
    const report = await importContacts(database, [header, ...rows].join('\n'), by)
    expect(report.kind === 'refused' && report.rows).toEqual([
      { line: 3, column: 'name', word: 'twice' },
      { line: 4, column: 'scope', word: 'unknown-scope' },
      { line: 5, column: 'scope', word: 'unknown-region' },
      { line: 6, column: 'scope', word: 'unknown-region' },
      { line: 7, column: 'kind', word: 'unknown-kind' },
      { line: 8, column: 'how', word: 'unknown-how' },
      { line: 9, column: 'how', word: 'unknown-how' },
      { line: 10, column: 'how', word: 'unknown-how' },
      { line: 11, column: 'how', word: 'missing' },
      { line: 12, column: 'name', word: 'missing' },
      { line: 13, column: 'source', word: 'missing' },
      { line: 14, column: 'note', word: 'number-in-text' },
      { line: 15, column: 'verified_on', word: 'not-a-day' },
      { line: 16, column: 'verified_on', word: 'in-the-future' },
      { line: 17, column: 'name', word: 'too-long' },
      { line: 18, column: 'how', word: 'unknown-how' },
    ])
    expect(importReportText(report)).toContain(
      'Regel 8, how: geef de naam van een hulplijn uit onze lijst, of een adres dat met https:// begint.',
    )
    expect(await readContacts(database)).toEqual(before)
  })

  test('that is no table is refused whole', async () => {
    const imported = (csv: string) => importContacts(database, csv, by)
    expect(await imported('')).toMatchObject({ kind: 'columns' })
    expect(await imported('a,b\n1,2')).toMatchObject({ kind: 'columns' })
    expect(await imported(header)).toEqual({ kind: 'no-rows' })
    expect(await imported(`${header}\n"national`)).toEqual({ kind: 'broken', line: 2 })
    expect(await imported('x'.repeat(1_048_577))).toEqual({
      kind: 'too-large',
      maxBytes: 1_048_576,
    })
    expect(await imported('\0\0\0')).toMatchObject({ kind: 'columns' })
  })
})
