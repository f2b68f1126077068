import { expect, test } from 'vitest'
import type { Precheck } from '../../sealing/precheck.ts'
import { isDanger, personSubject, personTitle } from './precheck-words.ts'

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
  expect(personSubject(said)).toBe('bedreigd, kan nu typen, Engels')
})

test('who skipped the questions is still named by her queue line', () => {
  expect(personTitle('Naaste', skipped)).toBe('Naaste')
  expect(personTitle('Jongere', null)).toBe('Jongere')
  expect(personSubject(skipped)).toBe('')
})

test('only a threat and unsafe typing are danger', () => {
  expect(isDanger({ ...skipped, topic: 'threat' })).toBe(true)
  expect(isDanger({ ...skipped, canType: 'no' })).toBe(true)
  expect(isDanger({ ...skipped, topic: 'police', canType: 'not-long' })).toBe(false)
  expect(isDanger(null)).toBe(false)
})
