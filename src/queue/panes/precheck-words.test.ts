import { expect, test } from 'vitest'
import type { Precheck } from '../../sealing/precheck.ts'
import { personSubject, personTitle } from './precheck-words.ts'

const read = (precheck: Precheck | null) =>
  personSubject(precheck)
    .map(({ text }) => text)
    .join(', ')
const reds = (precheck: Precheck) =>
  personSubject(precheck).flatMap(({ text, danger }) => (danger ? text : []))
const skipped: Precheck = { forWhom: null, age: null, topic: null, canType: null, language: 'nl' }

test('the answers read as one title and one line', () => {
  const said: Precheck = {
    forWhom: 'self',
    age: '16-17',
    topic: 'threat',
    canType: 'yes',
    language: 'en',
  }
  expect(personTitle('Naaste', said)).toBe('Jongere · 16–17')
  expect(read(said)).toBe('bedreigd, kan nu typen, Engels')
})

test('who skipped the questions is still named by her queue line', () => {
  expect(personTitle('Naaste', skipped)).toBe('Naaste')
  expect(personTitle('Bezoeker', null)).toBe('Bezoeker')
  expect(read(skipped)).toBe('')
  expect(read(null)).toBe('')
})

test('only a threat and unsafe typing are red', () => {
  expect(reds({ ...skipped, topic: 'threat', canType: 'yes' })).toEqual(['bedreigd'])
  expect(reds({ ...skipped, topic: 'card', canType: 'no' })).toEqual(['kan nu niet veilig typen'])
  expect(reds({ ...skipped, topic: 'police', canType: 'not-long' })).toEqual([])
})
