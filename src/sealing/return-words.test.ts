import { expect, test } from 'vitest'
import { distance, soundOf } from './code-words.ts'
import { returnWords } from './return-words.ts'

test('there are 1,024 words, each once, in the order of the alphabet', () => {
  expect(returnWords).toHaveLength(1024)
  expect(new Set(returnWords).size).toBe(1024)
  expect([...returnWords].sort()).toEqual(returnWords)
})

test('a word is short and has plain letters only', () => {
  expect(returnWords.filter((word) => !/^[a-z]{4,10}$/.test(word))).toEqual([])
})

test('the first four letters tell a word', () => {
  expect(new Set(returnWords.map((word) => word.slice(0, 4))).size).toBe(1024)
})

test('two words differ in two letters at least, also where ei sounds as ij and ou as au', () => {
  const near = returnWords.flatMap((one, at) =>
    returnWords
      .slice(at + 1)
      .filter((other) => Math.abs(one.length - other.length) < 3)
      .filter((other) => Math.min(distance(one, other), apart(one, other)) < 2)
      .map((other) => `${one} ${other}`),
  )
  expect(near).toEqual([])
})

test('no word says why somebody is here', () => {
  const avoid =
    /politi|drug|wiet|coke|dood|moord|mes$|wapen|pistool|geweld|straf|boef|dief|stelen|buit$|bende|seks|naakt|angst|schuld|geheim|chat|hulp|gesprek|god/
  expect(returnWords.filter((word) => avoid.test(word))).toEqual([])
})

const apart = (one: string, other: string) => distance(soundOf(one), soundOf(other))
