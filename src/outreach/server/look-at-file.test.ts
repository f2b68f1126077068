import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { lookAtFile, previewOf } from './look-at-file.ts'

const folder = await mkdtemp(join(tmpdir(), 'figures-'))
afterAll(() => rm(folder, { recursive: true }))
const path = join(folder, 'file.csv')
const sample = (name: string) => resolve(import.meta.dirname, '../samples', name)

async function look(content: string | Uint8Array) {
  await writeFile(path, content)
  return lookAtFile(path)
}
async function table(content: string | Uint8Array) {
  const looked = await look(content)
  if (looked.kind !== 'table') throw new Error(`no table: ${looked.fault}`)
  return looked
}

test('the files of Meta, TikTok and Snapchat are known, with the column for each of our fields', async () => {
  const meta = await lookAtFile(sample('meta.csv'))
  expect(meta).toMatchObject({
    form: { encoding: 'utf-8', separator: ',', headerRow: 1, platform: 'meta' },
    guess: {
      day: 0,
      until: 1,
      name: 2,
      shown: 6,
      clicked: 8,
      cost: 7,
      currency: null,
      decimal: '.',
    },
  })
  expect(await lookAtFile(sample('tiktok.csv'))).toMatchObject({
    form: { encoding: 'utf-8', separator: ';', platform: 'tiktok' },
    guess: {
      day: 3,
      until: null,
      name: 2,
      shown: 6,
      clicked: 7,
      cost: 4,
      currency: 5,
      decimal: ',',
    },
  })
  expect(await lookAtFile(sample('snapchat.csv'))).toMatchObject({
    form: { encoding: 'utf-16le', separator: '\t', platform: 'snapchat' },
    guess: { day: 0, until: 1, name: 4, shown: 5, clicked: 6, cost: 7, currency: 8, decimal: '.' },
  })
})

const rows = (separator: string, decimal: string) =>
  ['Dag', 'Naam', 'Vertoningen', 'Klikken', 'Kosten (EUR)']
    .join(separator)
    .concat(
      `\r\n3-11-2026${separator}Café${separator}100${separator}5${separator}12${decimal}5\r\n`,
    )

test('one table is read alike in every encoding and with every separator that Excel writes', async () => {
  for (const [separator, decimal] of [
    [';', ','],
    [',', '.'],
    ['\t', ','],
  ] as const)
    for (const bytes of [
      Buffer.from(rows(separator, decimal), 'utf8'),
      Buffer.from(`\ufeff${rows(separator, decimal)}`, 'utf8'),
      Buffer.from(`\ufeff${rows(separator, decimal)}`, 'utf16le'),
      Buffer.from(rows(separator, decimal), 'utf16le'),
      Buffer.from(`\ufeff${rows(separator, decimal)}`, 'utf16le').swap16(),
      Buffer.from(rows(separator, decimal), 'latin1'),
    ]) {
      const { form, guess, rows } = await table(bytes)
      expect(form.separator).toBe(separator)
      expect(form.columns[0]).toBe('Dag')
      expect(rows[0]?.[1]).toBe('Café')
      expect(guess).toMatchObject({ day: 0, shown: 2, clicked: 3, cost: 4, decimal })
    }
})

test('columns in another order or with other names ask for a choice', async () => {
  const { guess, form } = await table('Weeknaam;Uiting;Klikken\nx;y;3\n')
  expect(guess).toMatchObject({ day: null, name: 1, shown: null, clicked: 2, cost: null })
  expect(form.columns).toEqual(['', 'Uiting', 'Klikken'])
})

test('lines above the header, the line sep= and line breaks in a cell are no rows of figures', async () => {
  const { form, rows } = await table(
    'Verslag van november\n"Account; eigen"\n\nDag;Uiting;Weergaven;Klikken\n2026-11-03;"Eerste\r\nregel ""A""";10;1\n2026-11-04;B;3;0\n',
  )
  expect(form.headerRow).toBe(4)
  expect(rows).toEqual([
    ['2026-11-03', 'Eerste\r\nregel "A"', '10', '1'],
    ['2026-11-04', 'B', '3', '0'],
  ])
  const excel = await table('sep=;\r\nDag;Uiting;Weergaven;Klikken\r\n2026-11-03;A;10;1\r\n')
  expect(excel.form).toMatchObject({ skips: 1, headerRow: 1, separator: ';' })
  expect(await previewOf(path, excel.form)).toEqual({
    columns: ['Dag', 'Uiting', 'Weergaven', 'Klikken'],
    rows: excel.rows,
  })
})

test('a day that can only be American makes 03/11 American in the whole file', async () => {
  const head = 'Date,Ad name,Impressions,Clicks\n'
  expect((await table(`${head}11/03/2026,A,1,0\n11/23/2026,A,1,0\n`)).guess.dayOrder).toBe('mdy')
  expect((await table(`${head}03/11/2026,A,1,0\n23/11/2026,A,1,0\n`)).guess.dayOrder).toBe('dmy')
})

test('a file that is no table says which it is', async () => {
  expect(await look('')).toMatchObject({ fault: 'empty' })
  expect(await look('Dag;Uiting;Weergaven;Klikken\n')).toMatchObject({ fault: 'empty' })
  expect(await look('zomaar wat tekst\n')).toMatchObject({ fault: 'no-table' })
  expect(await look('PK\u0003\u0004zip')).toMatchObject({ fault: 'workbook' })
  expect(await look(`a;b\n"1;${'x'.repeat(70_000)}`)).toMatchObject({ fault: 'broken', row: 2 })
  expect(await look(`${'kolom;'.repeat(300)}\n${'1;'.repeat(300)}\n`)).toMatchObject({
    fault: 'too-many-columns',
  })
})

test('a row that never ends is told at the row, before it fills the memory', async () => {
  const header = 'Dag,Naam,Vertoningen,Klikken\r\n3-11-2026,Plein,100,5\r\n'
  expect(await look(header + ','.repeat(3_000_000))).toMatchObject({
    kind: 'fault',
    fault: 'broken',
  })
  const long = `"${'vertel het\r\n'.repeat(4_000)}"`
  expect(await look(`${header}4-11-2026,${long},100,5\r\n`)).toMatchObject({ kind: 'table' })
})
