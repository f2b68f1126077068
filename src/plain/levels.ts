import { familiar } from './familiar-words.ts'
import type { Hardness } from './hard-words.ts'
import { type Level, levels } from './reason.ts'

/** What makes one sentence hard, counted. */
export type Weights = {
  readonly words: number
  /** Of words that are longer than readers know: `wordLoad`, added up. */
  readonly load: number
  readonly hard: readonly Hardness[]
  readonly passives: number
  readonly figures: number
  readonly ideas: number
  readonly abbreviations: number
  readonly numberForms: number
}

/**
 * [Note: why everything is added up]
 * A sentence's score is a sum over what stands in it, and a text's the quadratic mean of its sentences. Two parts can
 * never score more than their whole, so splitting a sentence never makes a text harder; an average per word could. The
 * weights were fitted by hand to `rated-sentences.ts`; they are no science, so every screen says "schatting".
 */
export function scoreOf(weights: Weights): number {
  const { words, load, hard, passives, figures, ideas, abbreviations, numberForms } = weights
  return (
    words +
    load +
    hard.reduce((sum, hardness) => sum + hardWordScore[hardness], 0) +
    2 * passives +
    4 * figures +
    1.5 * ideas +
    2 * abbreviations +
    numberForms
  )
}

const hardWordScore: Readonly<Record<Hardness, number>> = { 1: 4, 2: 6, 3: 12 }

/** Where the next level begins. */
const steps: readonly (readonly [Level, number])[] = [
  ['A1', 5],
  ['A2', 11],
  ['B1', 20],
  ['B2', 36],
]

export const levelOf = (score: number): Level =>
  steps.find(([, below]) => score < below)?.[0] ?? 'C'

/** The quadratic mean: long sentences weigh more than short ones make good. 0 for none. */
export const textScore = (scores: readonly number[]): number =>
  scores.length === 0
    ? 0
    : Math.sqrt(scores.reduce((sum, score) => sum + score ** 2, 0) / scores.length)

export const isHarder = (one: Level, other: Level): boolean =>
  levels.indexOf(one) > levels.indexOf(other)

const abstract = /(?:atie|aties|iteit|iteiten|isme|ologie|isering|heden|schappelijk|schappelijke)$/

/** From how many syllables on a word is long. */
const longFrom = 4

/** What the length of one word adds. key: small letters. */
export function wordLoad(key: string, syllables: number): number {
  if (syllables < longFrom || familiar.has(key) || /\d/.test(key)) return 0
  return (syllables - longFrom + 1) * 1.2 + (abstract.test(key) ? 2 : 0)
}
