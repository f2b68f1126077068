import { expect, test } from 'vitest'
import { isAgreed, whoAgreed } from './agreed.ts'

const workers = new Map([
  ['a1', 'Lou'],
  ['a2', 'Ray'],
  ['a3', 'Lou'],
])
const of = (...accounts: string[]) =>
  whoAgreed(
    accounts.map((account) => ({ account, name: account })),
    workers,
  )

test('two persons who do this work now agree', () => {
  expect(isAgreed(of('a1', 'a2'))).toBe(true)
  expect(isAgreed(of('a1'))).toBe(false)
})

test('who left, and one person with two accounts, do not make two', () => {
  expect(isAgreed(of('a1', 'gone'))).toBe(false)
  expect(isAgreed(of('a1', 'a3'))).toBe(false)
})
