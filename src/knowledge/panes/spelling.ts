import type { z } from 'zod'
import type { Asking } from '../../doors/asking.ts'
import { spellingShape } from '../exchange.ts'
import { wordsOf } from './plain-text.ts'

type Word = z.infer<typeof spellingShape>[number]

const mostAtOnce = 2_000

/** Asks the house about each word once, as long as this page is open. */
export function createSpelling(asking: Asking) {
  const known = new Map<string, Word | null>()
  return {
    /** The words that stand in no dictionary; null when nobody can say. */
    async check(text: string): Promise<readonly Word[] | null> {
      const words = wordsOf(text)
      const asked = words.filter((word) => !known.has(word)).slice(0, mostAtOnce)
      if (asked.length > 0) {
        const body = { words: asked }
        const answer = await asking.post('/api/v1/knowledge/spelling', body, spellingShape)
        if (answer.kind !== 'done') return null
        for (const word of asked)
          known.set(word, answer.value.find((one) => one.word === word) ?? null)
      }
      return words.flatMap((word) => known.get(word) ?? [])
    },
  }
}
