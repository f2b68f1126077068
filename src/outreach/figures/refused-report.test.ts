import { expect, test } from 'vitest'
import { refusedReportHead, refusedReportLine, safeCell } from './refused-report.ts'

test('no cell of the report is a formula, whatever a file calls its columns', () => {
  for (const cell of ['=1+1', '+31', '-2', '@SUM(A1)', '\t=1', '  =1', '|cmd', '%0A', '\r=1'])
    expect(safeCell(cell).replace(/^"/, '')).toMatch(/^'/)
  expect(safeCell('=HYPERLINK("http://x";"y")')).toBe(`"'=HYPERLINK(""http://x"";""y"")"`)
  expect(safeCell('Ad name')).toBe('Ad name')
})

test('a refused row stands there with its number, the column and what to do', () => {
  expect(refusedReportLine({ row: 12, field: 'cost', word: 'not-an-amount' }, '=Cost;x')).toBe(
    `12;"'=Cost;x";Kosten;Hier staat geen bedrag. Kijk of je de goede komma of punt koos.\r\n`,
  )
  expect(refusedReportHead()).toMatch(/^\ufeffrij;/)
})
