import { isOfZijn, isParticiple } from './participles.ts'
import type { Token } from './tokens.ts'

const becoming = new Set(['word', 'wordt', 'worden', 'werd', 'werden'])
const being = new Set(['is', 'zijn', 'was', 'waren', 'ben', 'bent', 'geworden'])
const clauseWords = new Set(
  'als dat omdat want maar en of zodat terwijl wanneer toen die waar waardoor waarbij zodra totdat voordat nadat dus'.split(
    ' ',
  ),
)
const furthest = 9

/** From the word of "worden" or "zijn" to the participle, or the other way round; indexes of tokens, until excluded. */
export type Passive = { readonly from: number; readonly until: number }

/**
 * Finds passives: a form of "worden" with a past participle in the same clause; with "zijn" only when "door" says who
 * did it, because "is gekomen" and "is gesloten" look the same. Rather misses one than cries wolf.
 */
export function findPassives(
  tokens: readonly Token[],
  text: string,
  at: number,
): readonly Passive[] {
  const found: Passive[] = []
  for (const { from, until } of clauses(tokens, text, at)) {
    const helper = indexIn(from, until, (key) => becoming.has(key))
    const other = helper < 0 ? indexIn(from, until, (key) => being.has(key)) : -1
    const verb = helper < 0 ? other : helper
    if (verb < 0) continue
    const agent = indexIn(from, until, (key) => key === 'door') >= 0
    if (helper < 0 && !agent) continue
    const fits = (key: string) => isParticiple(key) && !(helper < 0 && isOfZijn(key))
    const participle = [
      indexIn(Math.max(from, verb - 1), verb, fits),
      indexIn(verb + 1, Math.min(until, verb + furthest + 1), fits),
      indexIn(Math.max(from, verb - 3), verb, fits),
    ].find((index) => index >= 0)
    if (participle === undefined) continue
    found.push({ from: Math.min(verb, participle), until: Math.max(verb, participle) + 1 })
  }
  return found

  function indexIn(from: number, until: number, fits: (key: string) => boolean): number {
    for (let index = from; index < until; index++) if (fits(tokens[index]?.key ?? '')) return index
    return -1
  }
}

function clauses(tokens: readonly Token[], text: string, at: number): readonly Passive[] {
  const parts: Passive[] = []
  let from = 0
  for (let index = 1; index <= tokens.length; index++) {
    const [before, token] = [tokens[index - 1]!, tokens[index]]
    const between = token ? text.slice(before.at - at + before.word.length, token.at - at) : ''
    if (token && !clauseWords.has(token.key) && !/[,;:()–—]/.test(between)) continue
    parts.push({ from, until: index })
    from = index
  }
  return parts
}
