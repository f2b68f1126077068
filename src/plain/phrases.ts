import type { Token } from './tokens.ts'

/** Expressions of one or more words, found by their first word. */
export type Phrases<T> = ReadonlyMap<string, readonly Entry<T>[]>
type Entry<T> = { readonly words: readonly string[]; readonly value: T }
export type Found<T> = { readonly from: number; readonly until: number; readonly value: T }

/** pairs: the expression in small letters, its words parted by one space, and what it stands for. */
export function phrasesOf<T>(pairs: Iterable<readonly [string, T]>): Phrases<T> {
  const phrases = new Map<string, Entry<T>[]>()
  for (const [says, value] of pairs) {
    const words = says.split(' ')
    const first = words[0] ?? ''
    phrases.set(first, [...(phrases.get(first) ?? []), { words, value }])
  }
  for (const entries of phrases.values()) entries.sort((a, b) => b.words.length - a.words.length)
  return phrases
}

/** All that stand in these words; the longest wins, and no word is taken twice. until: index after the last word. */
export function findPhrases<T>(phrases: Phrases<T>, tokens: readonly Token[]): readonly Found<T>[] {
  const found: Found<T>[] = []
  for (let at = 0; at < tokens.length; at++) {
    const entry = phrases
      .get(tokens[at]?.key ?? '')
      ?.find(({ words }) => words.every((word, index) => tokens[at + index]?.key === word))
    if (!entry) continue
    found.push({ from: at, until: at + entry.words.length, value: entry.value })
    at += entry.words.length - 1
  }
  return found
}
