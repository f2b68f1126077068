import type { Run, Runs, TextRun } from '../block.ts'
import { merged } from '../runs.ts'

/** One character with its look, or a helpline, which is as one character. */
type Sign = Run

/**
 * A line as Markdown can say it: single spaces, none at its ends, and stress on whole words only. Markdown reads
 * `**a.**b` as stars, so a word of which a part is stressed is stressed as a whole. No word is lost.
 */
export function tidyRuns(runs: Runs): Runs {
  const signs = trimmed(runs.flatMap(signsOf))
  const out: Sign[] = []
  for (let at = 0; at < signs.length; ) {
    const end = wordEnd(signs, at)
    out.push(...alike(signs.slice(at, end)))
    at = end
  }
  return merged(spaced(out))
}

const signsOf = (run: Run): readonly Sign[] =>
  run.kind === 'tel' ? [run] : [...run.text].map((text) => ({ ...run, text }))

const isSpace = (sign: Sign | undefined) => sign?.kind === 'text' && /^\s$/.test(sign.text)

function trimmed(signs: readonly Sign[]): readonly Sign[] {
  const single = signs.filter((sign, at) => !isSpace(sign) || !isSpace(signs[at - 1]))
  const first = single.findIndex((sign) => !isSpace(sign))
  return first < 0 ? [] : single.slice(first, isSpace(single.at(-1)) ? -1 : undefined)
}

function wordEnd(signs: readonly Sign[], from: number): number {
  if (isSpace(signs[from])) return from + 1
  const end = signs.findIndex((sign, at) => at > from && isSpace(sign))
  return end < 0 ? signs.length : end
}

/** Stress on the word's letters alone may leave out what stands around them: `**Let op**:`. */
function alike(word: readonly Sign[]): readonly Sign[] {
  const [from, until] = [word.findIndex(isLetter), word.findLastIndex(isLetter) + 1]
  const around = [...word.slice(0, Math.max(0, from)), ...word.slice(until)]
  const core = from < 0 ? word : around.some(isStressed) ? word : word.slice(from, until)
  const strong = core.some((sign) => sign.kind === 'text' && sign.strong)
  const em = core.some((sign) => sign.kind === 'text' && sign.em)
  return word.map((sign) =>
    sign.kind === 'text' && core.includes(sign) ? { ...sign, strong, em } : sign,
  )
}

const isLetter = (sign: Sign) => sign.kind === 'text' && /[\p{L}\p{N}]/u.test(sign.text)
const isStressed = (sign: Sign) => sign.kind === 'text' && (sign.strong || sign.em)

/** A space has the look of its neighbours where both look alike, and is a plain one elsewhere. */
const spaced = (signs: readonly Sign[]): readonly Sign[] =>
  signs.map((sign, at) => {
    if (!isSpace(sign)) return sign
    const [before, after] = [signs[at - 1], signs[at + 1]]
    const both = before?.kind === 'text' && after?.kind === 'text' ? [before, after] : []
    const [one = plain, other = plain] = both
    // Two links to one address that touch stay two.
    const joins = one.to === null || (sign.kind === 'text' && sign.to === one.to)
    const same = one.to === other.to && one.strong === other.strong && one.em === other.em
    return { ...(same && joins ? one : plain), text: ' ' }
  })

const plain: TextRun = { kind: 'text', text: ' ', strong: false, em: false, to: null }
