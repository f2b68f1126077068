import { afterEach, expect, test } from 'vitest'
import { helplineOf, helplines, isConcept } from './helplines.ts'
import { numberFault, numbersMark, setNumbers } from './numbers.ts'

const today = '2026-11-22'
const asked = { number: '0800-0432', source: 'kindertelefoon.nl', checkedOn: today }
afterEach(() => setNumbers([]))

test('every number that ships could be proposed as it stands', () => {
  for (const { id, number } of helplines)
    expect([id, numberFault(id, { ...asked, number }, today)]).toEqual([id, null])
})

test.each([
  ['06-12345678', null],
  ['116 111', null],
  ['14 020', null],
  ['0900-8844', 'same-number'],
  ['0906-1234', 'dear-number'],
  ['0909 12 34 567', 'dear-number'],
  ['0800-12345', 'not-a-number'],
  ['020-624 11 1', 'not-a-number'],
  ['020-624 11 111', 'not-a-number'],
  ['+31 20 624 11 11', 'not-a-number'],
  ['0800-CALL', 'not-a-number'],
  ['bel 0800-0432', 'not-a-number'],
  ['٠٨٠٠-٠٤٣٢', 'not-a-number'],
  ['', 'not-a-number'],
])('%s is judged as it is written', (number, fault) => {
  expect(numberFault('kindertelefoon', { ...asked, number }, today)).toBe(fault)
})

test('a number has a source, and a day on which somebody looked that is not to come', () => {
  const fault = (change: object) => numberFault('kindertelefoon', { ...asked, ...change }, today)
  expect(fault({ source: '' })).toBe('no-source')
  for (const checkedOn of ['', '2026-11-23', '2026-02-30', 'gisteren'])
    expect(fault({ checkedOn })).toBe('not-a-day')
})

test('what was changed stands everywhere at once, and what was not is as it shipped', () => {
  const before = [helplineOf('kindertelefoon').number, numbersMark()]
  const line = helplineOf('slachtofferhulp')
  expect(isConcept(line)).toBe(true)
  const numberCheck = { source: 'slachtofferhulp.nl', verifiedOn: today }
  setNumbers([{ id: 'slachtofferhulp', number: '0900-0102', numberCheck }])
  expect([line.number, line.numberCheck]).toEqual(['0900-0102', numberCheck])
  expect(numbersMark()).not.toBe(before[1])
  setNumbers([])
  expect(line.number).toBe('0900-0101')
  expect(helplineOf('kindertelefoon').number).toBe(before[0])
})
