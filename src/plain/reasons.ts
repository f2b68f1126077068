import type { Findings } from './findings.ts'
import type { Aim, Reason } from './reason.ts'
import type { Sentence } from './sentences.ts'

/**
 * What an aim passes over. words: in one sentence. hardness: of words. syllables: of words that are in no table.
 * onceWithin: a sentence of at most so many words may hold one more idea.
 */
const allows: Readonly<
  Record<Aim, { words: number; hardness: number; syllables: number; onceWithin: number }>
> = {
  A2: { words: 15, hardness: 0, syllables: 4, onceWithin: 10 },
  B1: { words: 25, hardness: 1, syllables: 6, onceWithin: 16 },
}

/** What an editor should hear about one sentence, in the order of the text. */
export function reasonsFor(
  { text, at }: Sentence,
  findings: Findings,
  aim: Aim,
): readonly Reason[] {
  const { words, hard, long, passives, figures, ideas, short, numberForms } = findings
  const passes = allows[aim]
  const whole = { at, length: text.length, part: text }
  const tooMany = ideas.length > 1 || words > passes.onceWithin
  const labels = aim === 'A2' ? findings.labels : []
  const isLabel = (spot: { readonly at: number }) => labels.some((one) => one.at === spot.at)
  const reasons: readonly Reason[] = [
    ...(words > passes.words
      ? [{ kind: 'long-sentence', words, most: passes.words, ...whole } as const]
      : []),
    ...hard
      .filter((one) => one.hardness > passes.hardness && !isLabel(one))
      .map(
        ({ at, length, part, instead }) =>
          ({ kind: 'hard-word', at, length, part, instead }) as const,
      ),
    ...long
      .filter(({ syllables }) => syllables > passes.syllables)
      .map((one) => ({ kind: 'long-word', ...one }) as const),
    ...passives.map((one) => ({ kind: 'passive', ...one }) as const),
    ...figures.map((one) => ({ kind: 'figure', ...one }) as const),
    ...(tooMany ? ideas : []).map((one) => ({ kind: 'two-ideas', ...one }) as const),
    ...short.map((one) => ({ kind: 'abbreviation', ...one }) as const),
    ...numberForms.map((one) => ({ kind: 'number-form', ...one }) as const),
    ...labels.map((one) => ({ kind: 'label', ...one }) as const),
  ]
  return [...reasons].sort((one, other) => one.at - other.at)
}
