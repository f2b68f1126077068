/** One word as it stands in a text. at: UTF-16 offset. */
export type Token = {
  readonly word: string
  /** Small letters, straight apostrophes, Unicode NFC: what tables are asked with. */
  readonly key: string
  readonly at: number
}

const word = /['’]?[\p{L}\p{M}\p{N}]+(?:['’.,:/@+-][\p{L}\p{M}\p{N}]+)*/gu

/** The words of a text; `auto's`, `e-mail`, `2.500`, `keerpunt.chat` and `t/m` are one word each. */
export function wordsOf(text: string, from = 0): readonly Token[] {
  const tokens: Token[] = []
  for (const { 0: found, index } of text.matchAll(word)) {
    // A quotation mark before a word is not a part of it; 's and 't are words.
    const quoted = /^['’]/.test(found) && !/^['’][smntk]$/i.test(found)
    const own = quoted ? found.slice(1) : found
    tokens.push({ word: own, key: keyOf(own), at: from + index + (quoted ? 1 : 0) })
  }
  return tokens
}

export const keyOf = (text: string): string =>
  text.toLowerCase().normalize('NFC').replaceAll('’', "'")
