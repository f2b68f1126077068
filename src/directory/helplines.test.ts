import { expect, test } from 'vitest'
import { languages } from '../words/language.ts'
import { emergency, helplines, helplinesAt, isConcept, telephone } from './helplines.ts'

test('every line has a number, a source and a text in every language', () => {
  for (const line of [emergency, ...helplines]) {
    expect(line.number).toMatch(/^[0-9][0-9 -]{2,14}$/)
    expect(line.numberCheck.source).not.toBe('')
    for (const language of languages) expect(line.whatFor[language]).not.toBe('')
  }
})

test('what nobody checked is marked; what a source says carries its day', () => {
  const concept = [emergency, ...helplines].filter(isConcept).map((line) => line.id)
  expect(concept).not.toContain('veilig-thuis')
  expect(concept).toContain('slachtofferhulp')
  expect(concept).toContain('kindertelefoon')
})

test('at night only the lines that answer at night are open', () => {
  const night = helplinesAt(new Date('2026-11-23T03:00+01:00'), 'youth')
  expect(night.open.map((line) => line.id)).toContain('veilig-thuis')
  expect(night.closed.map((line) => line.id)).toEqual(['kindertelefoon', 'slachtofferhulp'])
})

test('a line whose hours we do not know is never called open', () => {
  const lines = helplinesAt(new Date('2026-11-23T12:00+01:00'), 'professional')
  expect(lines.closed.map((line) => line.id)).toEqual(['comensha'])
})

test('a telephone link holds digits only, and no number stands twice', () => {
  const addresses = [emergency, ...helplines].map(telephone)
  for (const address of addresses) expect(address).toMatch(/^tel:\d+$/)
  expect(new Set(addresses).size).toBe(addresses.length)
})
