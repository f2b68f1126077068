/** Below this, a word on a day may point at a person: it is never written down. */
export const fewest = 5
const mostWaiting = 20_000

/** How often a word was searched on a day. day: `YYYY-MM-DD`. */
export type WordCount = {
  readonly day: string
  readonly language: string
  readonly word: string
  readonly count: number
}

/**
 * Counts words in memory. What reaches five may be written; what does not by the end of its day is forgotten.
 * today: the day of now. The caller sees to it that only words of the lexicon come in.
 */
export function createWordCounts(today: () => string) {
  let waiting = new Map<string, number>()

  const keyOf = (day: string, language: string, word: string) => `${day} ${language} ${word}`

  return {
    add(language: string, words: readonly string[]): void {
      const day = today()
      for (const word of words) {
        const key = keyOf(day, language, word)
        if (waiting.size < mostWaiting || waiting.has(key))
          waiting.set(key, (waiting.get(key) ?? 0) + 1)
      }
    },
    /** Takes out what may be written. */
    ripe(): readonly WordCount[] {
      const day = today()
      const counts: WordCount[] = []
      const left = new Map<string, number>()
      for (const [key, count] of waiting) {
        const [of = '', language = '', word = ''] = key.split(' ')
        if (count >= fewest) counts.push({ day: of, language, word, count })
        else if (of === day) left.set(key, count)
      }
      waiting = left
      return counts
    },
    /** Puts back what could not be written. */
    restore(counts: readonly WordCount[]): void {
      for (const { day, language, word, count } of counts) {
        const key = keyOf(day, language, word)
        waiting.set(key, (waiting.get(key) ?? 0) + count)
      }
    },
  }
}
