import { useEffect } from 'preact/hooks'
import type { Say } from '../say.ts'
import { idleAfterMs } from '../talk.ts'
import type { Hindrance } from './code-work.ts'
import { type ReturnWords, returnWords } from './words.ts'

/** The words of coming back, in this page's language. */
export const wordsIn = ({ language }: Say): ReturnWords => returnWords[language]

/** Why it did not work, and what to do. */
export function hindranceText(why: Hindrance, words: ReturnWords, say: Say): string {
  switch (why) {
    case 'clock-wrong':
      return say.words.sorryWhy[why]
    case 'busy':
      return words.code.busy
    case 'full':
      return words.message.full
    default:
      return words[why]
  }
}

/** Calls `end` when nothing was done on this device for a quarter of an hour: somebody else may hold it. */
export function useIdle(clock: () => number, end: () => void): void {
  useEffect(() => {
    let touchedAt = clock()
    const touched = () => {
      touchedAt = clock()
    }
    const look = setInterval(() => clock() - touchedAt > idleAfterMs && end(), 1_000)
    for (const act of acts) addEventListener(act, touched)
    return () => {
      clearInterval(look)
      for (const act of acts) removeEventListener(act, touched)
    }
  }, [])
}

const acts = ['keydown', 'pointerdown'] as const
