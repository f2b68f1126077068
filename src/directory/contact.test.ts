import { expect, test } from 'vitest'
import { type ContactCells, cellsOf, contactColumns, parseContact } from './contact.ts'

const cells: ContactCells = {
  scope: 'national',
  kind: 'avim',
  name: 'Politie, AVIM',
  how: 'https://example.org/avim',
  note: 'Vraag naar AVIM',
  source: 'example.org',
  verified_on: '2026-11-01',
}
const faultsOf = (changed: Partial<ContactCells>) => {
  const parsed = parseContact({ ...cells, ...changed })
  return 'faults' in parsed ? parsed.faults.map(({ column, word }) => `${column} ${word}`) : []
}

test('a contact is printed as it is read', () => {
  const parsed = parseContact(cells)
  expect('contact' in parsed && cellsOf(parsed.contact)).toEqual(cells)
})

test('what the second person can not see or a spreadsheet computes is refused in every column', () => {
  for (const column of contactColumns) {
    const text = cells[column]
    expect(faultsOf({ [column]: `${text}\nnational,avim,weg` })).toContain(`${column} bad-signs`)
    expect(faultsOf({ [column]: `${text}\u202e` })).toContain(`${column} bad-signs`)
  }
  expect(faultsOf({ name: '=HYPERLINK("https://example.org")' })).toEqual(['name bad-signs'])
  expect(faultsOf({ verified_on: '-' })).toEqual([])
})

test('a number is a number in every script and however it is broken up', () => {
  for (const note of [
    'app ٠٦١٢٣٤٥٦٧٨',
    '06_12_34_56_78',
    '０６１２３４５６７８',
    '06 · 12 · 34 · 56',
  ])
    expect(faultsOf({ note }), note).toEqual(['note number-in-text'])
  expect(faultsOf({ how: 'https://wa.me/31612345678' })).toEqual(['how unknown-how'])
})
