import { returnWords } from './return-words.ts'

export type WordsRead =
  | { readonly kind: 'read'; readonly indexes: readonly number[] }
  /** Not eight of them. */
  | { readonly kind: 'words'; readonly count: number }
  /** at: from 1. suggestions: at most three, nearest first. */
  | {
      readonly kind: 'unknown-word'
      readonly word: string
      readonly at: number
      readonly suggestions: readonly string[]
    }

/**
 * Reads eight words as somebody remembers them: capitals, accents, numbers before them and what stands between them do
 * not count; the first four letters are enough; one wrong letter is put right when only one word is that near.
 */
export function readWords(text: string): WordsRead {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const words = plain.split(/[^a-z]+/).filter(Boolean)
  const indexes: number[] = []
  for (const [before, word] of words.entries()) {
    const index = indexOf(word)
    if (index < 0) {
      return {
        kind: 'unknown-word',
        word,
        at: before + 1,
        suggestions: nearTo(word, 2).slice(0, 3),
      }
    }
    indexes.push(index)
  }
  return words.length === 8 ? { kind: 'read', indexes } : { kind: 'words', count: words.length }
}

function indexOf(word: string): number {
  const whole = returnWords.indexOf(word)
  if (whole >= 0) return whole
  const started = word.length < 4 ? -1 : returnWords.findIndex((one) => one.startsWith(word))
  if (started >= 0) return started
  const [near, ...others] = nearTo(word, 1)
  return near && others.length === 0 ? returnWords.indexOf(near) : -1
}

/** Words at most so many wrong letters away, nearest first. */
function nearTo(word: string, most: number): readonly string[] {
  return returnWords
    .map((one) => ({ one, far: distance(soundOf(one), soundOf(word)) }))
    .filter(({ far }) => far <= most)
    .sort((a, b) => a.far - b.far)
    .map(({ one }) => one)
}

/** How a word sounds where spelling often goes wrong. */
export function soundOf(word: string): string {
  return word.replace(/ei|ij/g, 'y').replaceAll('ou', 'au')
}

/** Letters to add, leave out or change. Source: Levenshtein 1965. */
export function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (const [i, letter] of [...one].entries()) {
    const next = [i + 1]
    for (const [j, there] of [...other].entries()) {
      const changed = (row[j] ?? 0) + (letter === there ? 0 : 1)
      next.push(Math.min(changed, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return row[other.length] ?? 0
}
