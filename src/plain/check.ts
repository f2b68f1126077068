import { abbreviationOf } from './abbreviations.ts'
import { figures } from './figures.ts'
import { fleschDouma } from './flesch-douma.ts'
import { hardWords } from './hard-words.ts'
import { findIdeas } from './ideas.ts'
import { labels } from './labels.ts'
import { isHarder, levelOf, scoreOf, textScore, wordLoad } from './levels.ts'
import { findNumberForms } from './number-forms.ts'
import { findPassives } from './passive.ts'
import { findPhrases } from './phrases.ts'
import type { Aim, Level, Reason, ReasonKind, Spot } from './reason.ts'
import { type Sentence, sentencesOf } from './sentences.ts'
import { syllablesOf } from './syllables.ts'
import { type Token, wordsOf } from './tokens.ts'

/** at: UTF-16 offset in the text given. */
export type SentenceCheck = {
  readonly text: string
  readonly at: number
  readonly words: number
  readonly syllables: number
  readonly level: Level
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
  readonly longest: number
  readonly wordsPerSentence: number
  readonly syllablesPerWord: number
  /** null when there are no words. */
  readonly fleschDouma: number | null
  readonly estimate: Estimate | null
}

/** What an aim allows. words: in one sentence; hardness: of words that pass; ideas: more than one in a sentence of so many words. */
const allows: Readonly<
  Record<Aim, { words: number; hardness: number; ideasFrom: number; syllables: number }>
> = {
  A2: { words: 15, hardness: 0, ideasFrom: 10, syllables: 5 },
  B1: { words: 25, hardness: 1, ideasFrom: 16, syllables: 7 },
}

/**
 * Reads a Dutch text as a plain-language editor does, without asking anybody: sentence by sentence, what may be hard and
 * why. A new line ends a sentence. In another language only the lengths mean something. 5,000 words take 15 to 55 ms.
 */
export function checkText(text: string, aim: Aim): TextCheck {
  const explained = new Set([...text.matchAll(/\(([A-Z]{2,5})\)/g)].map(([, word]) => word))
  const checked = sentencesOf(text).map((sentence) => checkSentence(sentence, aim, explained))
  const sentences = checked.map(({ sentence }) => sentence)
  const count = sentences.length
  const words = sum(sentences.map((one) => one.words))
  const wordsPerSentence = count === 0 ? 0 : words / count
  const syllablesPerWord = words === 0 ? 0 : sum(sentences.map((one) => one.syllables)) / words
  return {
    aim,
    sentences,
    words,
    longest: sentences.reduce((most, one) => Math.max(most, one.words), 0),
    wordsPerSentence,
    syllablesPerWord,
    fleschDouma: words === 0 ? null : fleschDouma(wordsPerSentence, syllablesPerWord),
    estimate: count === 0 ? null : estimateOf(checked, aim),
  }
}

type Checked = { readonly sentence: SentenceCheck; readonly score: number }

function estimateOf(checked: readonly Checked[], aim: Aim): Estimate {
  const score = textScore(checked.map((one) => one.score))
  const level = levelOf(score)
  const counts: Partial<Record<ReasonKind, number>> = {}
  for (const { kind } of checked.flatMap(({ sentence }) => sentence.reasons))
    counts[kind] = (counts[kind] ?? 0) + 1
  return { level, score, fits: !isHarder(level, aim), counts }
}

/** explained: short forms that the text writes out somewhere: `licht verstandelijke beperking (LVB)`. */
function checkSentence(
  { text, at }: Sentence,
  aim: Aim,
  explained: ReadonlySet<string | undefined>,
): Checked {
  const most = allows[aim]
  const tokens = wordsOf(text, at)
  const spot = (from: number, until = from + 1): Spot => spotOf(text, at, tokens, from, until)
  const hard = findPhrases(hardWords, tokens)
  const taken = new Set(hard.flatMap(({ from, until }) => range(from, until)))
  const found = findPhrases(figures, tokens)
  const passives = findPassives(tokens, text, at)
  const ideas = findIdeas(tokens, text, at)
  const numberForms = findNumberForms(text, at)
  const short = tokens.flatMap((token, index) => {
    const next = text[token.at - at + token.word.length] ?? ''
    const instead = explained.has(token.word) ? null : abbreviationOf(token.word, next)
    return instead ? [{ kind: 'abbreviation', ...instead, ...spot(index) } as const] : []
  })
  const syllables = tokens.map(({ word }) => syllablesOf(word))
  const loads = tokens.map(({ key }, index) =>
    taken.has(index) ? 0 : wordLoad(key, syllables[index]!),
  )
  const long = loads.flatMap((load, index) => {
    const count = syllables[index]!
    return load === 0 || count < most.syllables
      ? []
      : [{ kind: 'long-word', syllables: count, ...spot(index) } as const]
  })
  const tooLong = tokens.length > most.words
  const tooMany = ideas.length > 1 || (ideas.length === 1 && tokens.length > most.ideasFrom)
  const reasons: readonly Reason[] = [
    ...(tooLong
      ? [
          {
            kind: 'long-sentence',
            words: tokens.length,
            most: most.words,
            at,
            length: text.length,
            part: text,
          } as const,
        ]
      : []),
    ...hard
      .filter(({ value }) => value.hardness > most.hardness)
      .map(
        ({ from, until, value }) =>
          ({ kind: 'hard-word', instead: value.instead, ...spot(from, until) }) as const,
      ),
    ...long,
    ...passives.map(({ from, until }) => ({ kind: 'passive', ...spot(from, until) }) as const),
    ...found.map(
      ({ from, until, value }) => ({ kind: 'figure', means: value, ...spot(from, until) }) as const,
    ),
    ...(tooMany ? ideas.map((index) => ({ kind: 'two-ideas', ...spot(index) }) as const) : []),
    ...short,
    ...numberForms.map((form) => ({ kind: 'number-form', ...form }) as const),
    ...(aim === 'A2' ? findPhrases(labels, tokens) : []).map(
      ({ from, until, value }) =>
        ({ kind: 'label', instead: value, ...spot(from, until) }) as const,
    ),
  ]
  const score = scoreOf({
    words: tokens.length,
    load: sum(loads),
    hard: hard.map(({ value }) => value.hardness),
    passives: passives.length,
    figures: found.length,
    ideas: ideas.length,
    abbreviations: short.length,
    numberForms: numberForms.length,
  })
  return {
    score,
    sentence: {
      text,
      at,
      words: tokens.length,
      syllables: sum(syllables),
      level: levelOf(score),
      reasons: [...reasons].sort((a, b) => a.at - b.at),
    },
  }
}

function spotOf(
  text: string,
  at: number,
  tokens: readonly Token[],
  from: number,
  until: number,
): Spot {
  const [first, last] = [tokens[from]!, tokens[until - 1]!]
  const end = last.at + last.word.length
  return { at: first.at, length: end - first.at, part: text.slice(first.at - at, end - at) }
}

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0)
const range = (from: number, until: number): readonly number[] =>
  Array.from({ length: until - from }, (_, index) => from + index)
