/** What the spelling worker is asked, and what it answers: the words that are not in the dictionary. */
export type SpellingRequest = { readonly id: number; readonly words: readonly string[] }
export type Misspelt = { readonly word: string; readonly suggestions: readonly string[] }
export type SpellingAnswer = { readonly id: number; readonly misspelt: readonly Misspelt[] }
