import type { Token } from './tokens.ts'

/** Open a second idea wherever they stand. */
const always = new Set(
  'want maar omdat doordat zodat terwijl hoewel ofschoon tenzij mits aangezien opdat voordat nadat zodra totdat zolang wanneer waardoor waarbij waarmee waarin waarna waarop waarvoor waarvan waaruit waaronder zonder-dat noch alhoewel'.split(
    ' ',
  ),
)
/** Open one when a new clause follows: "en je", "of hij"; not "broers en zussen". */
const sometimes = new Set(['en', 'of', 'als', 'toen', 'dus', 'die', 'dat'])
const subjects = new Set(
  'ik je jij hij zij ze we wij jullie u het er dat dit dan daarna daarom men niemand iemand iedereen'.split(
    ' ',
  ),
)

/**
 * The words that begin one more idea in a sentence; the first word of it begins none. Indexes of tokens.
 */
export function findIdeas(tokens: readonly Token[], text: string, at: number): readonly number[] {
  const found: number[] = []
  for (let index = 1; index < tokens.length; index++) {
    const [before, token, next] = [tokens[index - 1]!, tokens[index]!, tokens[index + 1]]
    const between = text.slice(before.at - at + before.word.length, token.at - at)
    const comma = /[,;:–—]/.test(between)
    const relative = (token.key === 'die' || token.key === 'dat' || token.key === 'wat') && comma
    const opens =
      always.has(token.key) ||
      relative ||
      (sometimes.has(token.key) && next !== undefined && subjects.has(next.key))
    if (opens || /[;]/.test(between)) found.push(index)
  }
  return found
}
