import { expect, test } from 'vitest'
import { compare } from './compare.ts'

test('without visits there is nothing to say', () => {
  expect(compare({ some: 0, all: 0 }, { some: 3, all: 40 })).toEqual({ kind: 'nothing-yet' })
})

test('a difference that chance often makes is not yet one', () => {
  expect(compare({ some: 5, all: 40 }, { some: 8, all: 41 })).toMatchObject({ kind: 'not-yet' })
})

test('a difference that chance seldom makes is one, whichever side it is on', () => {
  const [little, much] = [
    { some: 5, all: 200 },
    { some: 30, all: 210 },
  ] as const
  expect(compare(little, much)).toMatchObject({ kind: 'better', which: 'other' })
  expect(compare(much, little)).toMatchObject({ kind: 'better', which: 'one' })
})

test('a count that somebody spoilt does not break the page', () => {
  expect(compare({ some: 9, all: 3 }, { some: 1, all: 10 }).kind).not.toBe('nothing-yet')
})
