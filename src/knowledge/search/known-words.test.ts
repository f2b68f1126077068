import { expect, test } from 'vitest'
import { readKnownWords } from './known-words.ts'

const isKnown = readKnownWords(
  '9\nhond/Za\nkat/Za\nboom/Za\nbrief/Za\nCafé/Za\nlopen/Vi\nhuis\nroos\nfiets/Za\n',
)

test('a word of the list is known, and so are the forms that Dutch gives it', () => {
  for (const word of ['hond', 'honden', 'katten', 'bomen', 'brieven', 'rozen', 'huizen', 'fietsje'])
    expect([word, isKnown(word)]).toEqual([word, true])
  expect(isKnown('cafe')).toBe(true)
})

test('a typing error is not', () => {
  for (const word of ['hnod', 'pinpaz', 'kta', '', 'bediegd', 'غرامة'])
    expect([word, isKnown(word)]).toEqual([word, false])
})
