/** For whom a text is written: A2 for youth, B1 for all others. */
export type Aim = 'A2' | 'B1'

export const levels = ['A1', 'A2', 'B1', 'B2', 'C'] as const
export type Level = (typeof levels)[number]

/** Where in the text something stands. at: UTF-16 offset from the start of the whole text. */
export type Spot = { readonly at: number; readonly length: number; readonly part: string }

/** Why a sentence may be hard to read. `words.ts` says each in a sentence. */
export type Reason =
  | (Spot & { readonly kind: 'long-sentence'; readonly words: number; readonly most: number })
  | (Spot & { readonly kind: 'hard-word'; readonly instead: readonly string[] })
  | (Spot & { readonly kind: 'long-word'; readonly syllables: number })
  | (Spot & { readonly kind: 'passive' })
  | (Spot & { readonly kind: 'figure'; readonly means: string })
  | (Spot & { readonly kind: 'two-ideas' })
  | (Spot & { readonly kind: 'abbreviation'; readonly instead: string | null })
  | (Spot & { readonly kind: 'number-form'; readonly instead: string })
  | (Spot & { readonly kind: 'label'; readonly instead: readonly string[] })
export type ReasonKind = Reason['kind']
