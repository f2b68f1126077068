/**
 * What two spellings of one word have in common: small letters without accents, Arabic vowel signs or lengthening.
 * Only letters and digits come out. Source: Unicode Standard Annex 15 (NFKD).
 */
export function fold(word: string): string {
  const small = word.toLowerCase()
  if (/^[a-z0-9]*$/.test(small)) return small
  return small
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .replaceAll('ـ', '')
}

const word = /[\p{L}\p{N}\p{M}]+/gu

/** A word as it stands in a text, with its folded form. */
export type Token = { readonly at: number; readonly text: string; readonly word: string }

export const tokensOf = (text: string): readonly Token[] =>
  [...text.matchAll(word)].flatMap((match) => {
    const folded = fold(match[0])
    return folded === '' ? [] : [{ at: match.index, text: match[0], word: folded }]
  })

/** The folded words of a text, in order. */
export const wordsOf = (text: string): readonly string[] => tokensOf(text).map(({ word }) => word)
