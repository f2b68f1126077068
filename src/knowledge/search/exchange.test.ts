import { expect, test } from 'vitest'
import { readView } from './exchange.ts'

const line = {
  address: '/j/4',
  language: 'nl',
  title: [{ text: 'boete', hit: true }],
  text: [],
  where: 'Voor jou',
  foreign: null,
}

test('an answer is read as it was sent', () => {
  const view = { says: 'een', call: null, notes: [], results: [line] }
  expect(readView(JSON.parse(JSON.stringify(view)))).toEqual(view)
})

test('what is no answer, or leads out of the house, is not drawn', () => {
  const broken = ['javascript:alert(1)', 'https://elsewhere.example/', '//elsewhere.example']
  for (const address of broken)
    expect(readView({ says: '', notes: [], results: [{ ...line, address }] })).toBe(null)
  for (const value of [null, 'x', {}, { says: '', notes: [1], results: [] }, { refused: 'busy' }])
    expect(readView(value)).toBe(null)
})
