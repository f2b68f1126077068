import { expect, test } from 'vitest'
import { withFacts } from './answers.ts'
import { readMarkdown } from './markdown.ts'

const shown = (text: string) =>
  withFacts(readMarkdown(text).blocks).map(({ block, facts }) => [block.kind, ...facts])

test('facts right below a question belong to its answer', () => {
  expect(
    shown('::: vraag Mag het?\nNee.\n:::\n\n::: feit one\n:::\n\n::: feit two\n:::\n\nVerder.'),
  ).toEqual([['question', 'one', 'two'], ['paragraph']])
})

test('a fact below anything else stands by itself', () => {
  expect(shown('Tekst.\n\n::: feit one\n:::\n\n::: vraag Mag het?\nNee.\n:::')).toEqual([
    ['paragraph'],
    ['fact'],
    ['question'],
  ])
  expect(shown('::: vraag Mag het?\nNee.\n:::\n\nTekst.\n\n::: feit one\n:::')).toEqual([
    ['question'],
    ['paragraph'],
    ['fact'],
  ])
})
