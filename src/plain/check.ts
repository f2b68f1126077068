import type { Language } from '../words/language.ts'
import { type Findings, findingsIn } from './findings.ts'
import { fleschDouma } from './flesch-douma.ts'
import { isHarder, levelOf, textScore } from './levels.ts'
import type { Aim, Level, Reason, ReasonKind } from './reason.ts'
import { reasonsFor } from './reasons.ts'
import { sentencesOf } from './sentences.ts'
import { syllablesOf } from './syllables.ts'
import { wordsOf } from './tokens.ts'

/** at: UTF-16 offset in the text given. */
export type SentenceCheck = {
  readonly text: string
  readonly at: number
  readonly words: number
  readonly syllables: number
  /** null in another language than Dutch. */
  readonly level: Level | null
  /** In the order of the text. What the aim allows is not named, though it counts. */
  readonly reasons: readonly Reason[]
}

/** A guess by rule, to be shown as one: nobody measured readers. */
export type Estimate = {
  readonly level: Level
  /** Higher is harder; about the words in a sentence plus what makes them hard. */
  readonly score: number
  /** Not harder than the aim. */
  readonly fits: boolean
  /** How often each reason was found. */
  readonly counts: Readonly<Partial<Record<ReasonKind, number>>>
}

export type TextCheck = {
  readonly aim: Aim
  readonly sentences: readonly SentenceCheck[]
  readonly words: number
  /** Words in the longest sentence. */
  readonly longest: number
  readonly wordsPerSentence: number
  readonly syllablesPerWord: number
  /** null when there are no words, and in another language than Dutch; so is `estimate`. */
  readonly fleschDouma: number | null
  readonly estimate: Estimate | null
}

/**
 * Reads a text as a plain-language editor does, without asking anybody: sentence by sentence, what may be hard and why.
 * A new line ends a sentence. In another language than Dutch only the lengths of sentences are looked at. 5,000 words
 * take about 10 ms, the first time 50 (`npm run bench plain`).
 */
export function checkText(text: string, aim: Aim, language: Language = 'nl'): TextCheck {
  const explained = new Set([...text.matchAll(/\(([A-Z]{2,5})\)/g)].map(([, word = '']) => word))
  const checked = sentencesOf(text).map((sentence) => {
    const found = language === 'nl' ? findingsIn(sentence, explained) : lengthsOf(sentence.text)
    const level = language === 'nl' ? levelOf(found.score) : null
    const reasons = reasonsFor(sentence, found, aim)
    const { words, syllables, score } = found
    return { score, sentence: { ...sentence, words, syllables, level, reasons } }
  })
  const sentences = checked.map(({ sentence }) => sentence)
  const words = sum(sentences.map((one) => one.words))
  const wordsPerSentence = words === 0 ? 0 : words / sentences.length
  const syllablesPerWord = words === 0 ? 0 : sum(sentences.map((one) => one.syllables)) / words
  const judged = words > 0 && language === 'nl'
  const score = textScore(checked.map((one) => one.score))
  return {
    aim,
    sentences,
    words,
    longest: sentences.reduce((most, one) => Math.max(most, one.words), 0),
    wordsPerSentence,
    syllablesPerWord,
    fleschDouma: judged ? fleschDouma(wordsPerSentence, syllablesPerWord) : null,
    estimate: judged ? estimateOf(score, sentences, aim) : null,
  }
}

function estimateOf(score: number, sentences: readonly SentenceCheck[], aim: Aim): Estimate {
  const level = levelOf(score)
  const counts: Partial<Record<ReasonKind, number>> = {}
  for (const { kind } of sentences.flatMap(({ reasons }) => reasons))
    counts[kind] = (counts[kind] ?? 0) + 1
  return { level, score, fits: !isHarder(level, aim), counts }
}

function lengthsOf(text: string): Findings {
  const words = wordsOf(text)
  return {
    words: words.length,
    syllables: sum(words.map(({ word }) => syllablesOf(word))),
    score: words.length,
    hard: [],
    long: [],
    passives: [],
    figures: [],
    ideas: [],
    short: [],
    numberForms: [],
    labels: [],
  }
}

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0)
