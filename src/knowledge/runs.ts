import type { Token, Tokens } from 'marked'
import type { Run, Runs, TextRun } from './block.ts'
import type { ProblemWord } from './problem.ts'

type Look = Pick<TextRun, 'strong' | 'em' | 'to'>
type Complain = (word: ProblemWord, part: string) => void

const plainLook: Look = { strong: false, em: false, to: null }
const telephone = /\{tel:([a-z0-9-]+)\}/g
const inside = /^\/(?!\/)[a-z0-9/-]*(#[a-z0-9-]+)?$/
const outside = /^https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?([/?#][^\s<>"]*)?$/i

/** Only addresses of this form become links: inside the house, or another site by https. */
export const isAddress = (to: string): boolean => inside.test(to) || outside.test(to)

/** What `marked` read on one line, as runs: neighbours that look alike are one. */
export function runsOf(tokens: readonly Token[], complain: Complain): Runs {
  const all = tokens.flatMap((token) => ofToken(token, plainLook, complain))
  return merged(all).map(trimEnds)
}

function ofToken(token: Token, look: Look, complain: Complain): readonly Run[] {
  const inner = (tokens: readonly Token[] | undefined, now: Look) =>
    (tokens ?? []).flatMap((one) => ofToken(one, now, complain))
  switch (token.type) {
    case 'text':
    case 'escape': {
      const { tokens, text } = token as Tokens.Text
      return tokens ? inner(tokens, look) : wordsOf(text, look)
    }
    case 'strong':
      return inner((token as Tokens.Strong).tokens, { ...look, strong: true })
    case 'em':
      return inner((token as Tokens.Em).tokens, { ...look, em: true })
    case 'link': {
      const { href, tokens } = token as Tokens.Link
      if (isAddress(href)) return inner(tokens, { ...look, to: href })
      complain('bad-link', href)
      return inner(tokens, look)
    }
    case 'br':
      return wordsOf(' ', look)
    case 'image':
      complain('image-by-address', token.raw)
      return wordsOf((token as Tokens.Image).text, look)
    default:
      complain(token.type === 'html' ? 'html' : 'code', token.raw)
      return wordsOf(token.raw, look)
  }
}

/** Text with its helplines. A helpline inside a link or a stress is read without it. */
function wordsOf(text: string, look: Look): readonly Run[] {
  const parts = text.replaceAll(/\s+/g, ' ').split(telephone)
  return parts.flatMap((part, at): readonly Run[] => {
    if (at % 2 === 1) return [{ kind: 'tel', line: part }]
    return part === '' ? [] : [{ kind: 'text', text: part, ...look }]
  })
}

const alike = (a: Run, b: Run): boolean =>
  a.kind === 'text' && b.kind === 'text' && a.strong === b.strong && a.em === b.em && a.to === b.to

/** Neighbours that look alike become one run. */
export function merged(runs: Runs): Runs {
  const out: Run[] = []
  for (const run of runs) {
    const last = out.at(-1)
    if (last?.kind === 'text' && run.kind === 'text' && alike(last, run))
      out[out.length - 1] = { ...last, text: last.text + run.text }
    else out.push(run)
  }
  return out
}

function trimEnds(run: Run, at: number, all: Runs): Run {
  if (run.kind !== 'text') return run
  const start = at === 0 ? run.text.trimStart() : run.text
  return { ...run, text: at === all.length - 1 ? start.trimEnd() : start }
}
