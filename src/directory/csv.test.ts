import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCsv, underHeader } from './csv.ts'

const cellsOf = (text: string) => {
  const csv = readCsv(text)
  return csv.kind === 'read' ? csv.rows.map(({ line, cells }) => [line, ...cells]) : csv
}

test('commas and semicolons, whichever the first line has, with quotes and any line end', () => {
  expect(cellsOf('a,b\n"1,5","zeg ""ja"""\r\n\r\n  x  ,\n')).toEqual([
    [1, 'a', 'b'],
    [2, '1,5', 'zeg "ja"'],
    [4, 'x', ''],
  ])
  expect(cellsOf('\ufeffa;b\r1,5;y')).toEqual([
    [1, 'a', 'b'],
    [2, '1,5', 'y'],
  ])
})

test('a line break within quotes belongs to the cell, and the next row knows its line', () => {
  expect(cellsOf('a,b\n"een\ntwee",c\nd,e')).toEqual([
    [1, 'a', 'b'],
    [2, 'een\ntwee', 'c'],
    [4, 'd', 'e'],
  ])
})

test('a quote that never closes, or text behind one, is told with its line', () => {
  expect(readCsv('a,b\n"c,d')).toEqual({ kind: 'broken', line: 2 })
  expect(readCsv('a\n"c"d')).toEqual({ kind: 'broken', line: 2 })
})

test('whatever was written comes back', () => {
  const cell = fc.string().map((text) => text.replace(/\r\n?/g, '\n').trim())
  const rows = fc.array(fc.tuple(cell, cell, cell), { minLength: 1 })
  fc.assert(
    fc.property(rows, fc.constantFrom(',', ';'), (table, separator) => {
      const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
      const head = ['x', 'y', 'z'].join(separator)
      const lines = table.map((row) => row.map(quoted).join(separator))
      const csv = readCsv([head, ...lines].join('\n'))
      const kept = table.filter((row) => row.some((text) => text !== ''))
      expect(csv.kind === 'read' && csv.rows.slice(1).map(({ cells }) => cells)).toEqual(kept)
    }),
  )
})

test('any text at all is read or refused', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readCsv(text)))
})

test('columns are found by name, in any order; one that misses refuses the table', () => {
  const csv = readCsv('Naam,extra,code\nEde,x,0228')
  if (csv.kind !== 'read') return expect.unreachable()
  expect(underHeader(csv.rows, ['code', 'naam'])).toEqual([
    { line: 2, cells: { code: '0228', naam: 'Ede' } },
  ])
  expect(underHeader(csv.rows, ['code', 'jaar'])).toBe(null)
})
