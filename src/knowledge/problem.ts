/** What is wrong with a text, by a word that screens turn into a sentence. line: 1, 2, … in the text as given. */
export type Problem = {
  readonly line: number
  readonly word: ProblemWord
  /** The part of the text it is about; at most 60 characters. */
  readonly part: string
}

const problemWords = [
  'no-front-matter',
  'unknown-key',
  'key-twice',
  'missing-key',
  'bad-value',
  'html',
  'table',
  'code',
  'image-by-address',
  'heading-level',
  'nested-list',
  'nested-block',
  'block-not-closed',
  'unknown-block',
  'missing-argument',
  'unknown-icon',
  'bad-link',
  'bad-id',
  'bad-caption',
  'too-wild',
] as const
export type ProblemWord = (typeof problemWords)[number]

export const problem = (line: number, word: ProblemWord, part: string): Problem => ({
  line,
  word,
  part: part.trim().slice(0, 60),
})
