import type { Language } from '../../words/language.ts'
import type { Section } from '../page.ts'
import type { Part } from './highlight.ts'

/** A page that answers. language: of the page; another than was asked where there is no translation. */
export type Result = {
  readonly id: string
  readonly language: Language
  readonly section: Section
  /** In the asked language, whatever the page is in: there the reader goes on. */
  readonly address: string
  readonly title: readonly Part[]
  readonly text: readonly Part[]
}

export type SearchAnswer = {
  readonly results: readonly Result[]
  /** What was searched in place of words that nobody knows: `pinaps` → `pinpas`. */
  readonly instead: readonly string[]
  /** False when the index was out of reach: no stems, no typing errors. */
  readonly precise: boolean
}

export type SearchAsk = {
  /** Anything at all: see `readAsked`. */
  readonly text: string
  readonly language: Language
  readonly limit?: number
}

export const usualLimit = 20
export const mostResults = 50
