import { abbreviationOf } from './abbreviations.ts'
import { figures } from './figures.ts'
import { type HardWord, hardWords } from './hard-words.ts'
import { findIdeas } from './ideas.ts'
import { labels } from './labels.ts'
import { scoreOf, wordLoad } from './levels.ts'
import { findNumberForms } from './number-forms.ts'
import { findPassives } from './passive.ts'
import { type Found, findPhrases } from './phrases.ts'
import type { Spot } from './reason.ts'
import type { Sentence } from './sentences.ts'
import { syllablesOf } from './syllables.ts'
import { type Token, wordsOf } from './tokens.ts'

/** All that stands in one sentence, whoever it is for. */
export type Findings = {
  readonly words: number
  readonly syllables: number
  /** Higher is harder: see `levels.ts`. */
  readonly score: number
  readonly hard: readonly (Spot & HardWord)[]
  readonly long: readonly (Spot & { readonly syllables: number })[]
  readonly passives: readonly Spot[]
  readonly figures: readonly (Spot & { readonly means: string })[]
  readonly ideas: readonly Spot[]
  readonly short: readonly (Spot & { readonly instead: string | null })[]
  readonly numberForms: readonly (Spot & { readonly instead: string })[]
  readonly labels: readonly (Spot & { readonly instead: readonly string[] })[]
}

/** explained: short forms that the text writes out somewhere: `licht verstandelijke beperking (LVB)`. */
export function findingsIn({ text, at }: Sentence, explained: ReadonlySet<string>): Findings {
  const tokens = wordsOf(text, at)
  const syllables = tokens.map(({ word }) => syllablesOf(word))
  const hard = findPhrases(hardWords, tokens)
  const taken = new Set(hard.flatMap(({ from, until }) => tokens.slice(from, until)))
  const loads = tokens.map((token, index) =>
    taken.has(token) ? 0 : wordLoad(token.key, syllables[index]!),
  )
  const found = {
    passives: findPassives(tokens, text, at).map(spot),
    figures: findPhrases(figures, tokens).map((one) => ({ ...spot(one), means: one.value })),
    ideas: findIdeas(tokens, text, at).map(spotAt),
    short: tokens.flatMap((token, index) => {
      const instead = explained.has(token.word) ? null : abbreviationOf(token.word, after(token))
      return instead ? [{ ...spotAt(index), ...instead }] : []
    }),
    numberForms: findNumberForms(text, at),
  }
  return {
    ...found,
    words: tokens.length,
    syllables: syllables.reduce((sum, count) => sum + count, 0),
    score: scoreOf({
      words: tokens.length,
      load: loads.reduce((sum, load) => sum + load, 0),
      hard: hard.map(({ value }) => value.hardness),
      passives: found.passives.length,
      figures: found.figures.length,
      ideas: found.ideas.length,
      abbreviations: found.short.length,
      numberForms: found.numberForms.length,
    }),
    hard: hard.map((one) => ({ ...spot(one), ...one.value })),
    long: loads.flatMap((load, index) =>
      load > 0 ? [{ ...spotAt(index), syllables: syllables[index]! }] : [],
    ),
    labels: findPhrases(labels, tokens).map((one) => ({ ...spot(one), instead: one.value })),
  }

  function after(token: Token): string {
    return text[token.at - at + token.word.length] ?? ''
  }

  function spotAt(index: number): Spot {
    return spot({ from: index, until: index + 1 })
  }

  function spot({ from, until }: Pick<Found<unknown>, 'from' | 'until'>): Spot {
    const [first, last] = [tokens[from]!, tokens[until - 1]!]
    const end = last.at + last.word.length
    return { at: first.at, length: end - first.at, part: text.slice(first.at - at, end - at) }
  }
}
