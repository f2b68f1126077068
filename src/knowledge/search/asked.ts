import { wordsOf } from './fold.ts'

/** More of what comes is not read. */
export const mostCharacters = 100
export const mostWords = 8
const longestWord = 40

/** What a reader asks, whatever she typed: folded words, letters and digits only. */
export type Asked = {
  readonly words: readonly string[]
  /** Neighbours written as one, in case they are: `geld ezel`. `pairs[i]` joins words i and i + 1. */
  readonly pairs: readonly string[]
}

/** Never fails: what holds no word asks nothing. */
export function readAsked(text: string): Asked {
  const all = wordsOf(text.slice(0, mostCharacters)).map((word) => word.slice(0, longestWord))
  const long = all.filter((word) => word.length > 1)
  const words = (long.length > 0 ? long : all).slice(0, mostWords)
  return { words, pairs: words.slice(1).map((word, at) => `${words[at]}${word}`) }
}
