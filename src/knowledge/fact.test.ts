import { expect, test } from 'vitest'
import { printFact, readFacts } from './fact.ts'

const fact = '## b\nkind: law\ntext: Dit staat in de wet.\nsource: wetten.overheid.nl | 2026-11-01'

test('a fact is printed as it is read', () => {
  const { facts, problems } = readFacts(fact)
  expect(problems).toEqual([])
  expect(facts.map(printFact)).toEqual([fact])
})

test('what stands before the first fact belongs to none, and is told', () => {
  const { problems } = readFacts(`until: 2099-01-01\nsource: verborgen | 2026-11-01\n${fact}`)
  expect(problems).toEqual([{ line: 1, word: 'unknown-key', part: 'until: 2099-01-01' }])
})
