import { diffOf, diffWords, type Piece } from '../diff.ts'

/** One line of a text and what happened to it. pieces: of a changed line, word by word. */
export type Change =
  | { readonly kind: 'same' | 'gone' | 'new'; readonly line: string }
  | { readonly kind: 'changed'; readonly pieces: readonly Piece<string>[] }

/** Lines that share less than this part of their words are two lines, not one that changed. */
const leastShared = 0.3

/**
 * What changed between two Markdown texts, line by line; a line that was rewritten is told word by word. Empty lines
 * are left out: they say nothing to a reader.
 */
export function changesBetween(before: string, after: string): readonly Change[] {
  const out: Change[] = []
  let gone: string[] = []
  let came: string[] = []
  const flush = () => {
    const pairs = Math.min(gone.length, came.length)
    for (let at = 0; at < pairs; at++) out.push(...pairOf(gone[at] ?? '', came[at] ?? ''))
    out.push(...gone.slice(pairs).map((line) => ({ kind: 'gone', line }) as const))
    out.push(...came.slice(pairs).map((line) => ({ kind: 'new', line }) as const))
    gone = []
    came = []
  }
  for (const { kind, item } of diffOf(linesOf(before), linesOf(after))) {
    if (kind === 'gone') gone.push(item)
    else if (kind === 'new') came.push(item)
    else {
      flush()
      out.push({ kind: 'same', line: item })
    }
  }
  flush()
  return out
}

const linesOf = (text: string) => text.split('\n').filter((line) => line.trim() !== '')

function pairOf(before: string, after: string): readonly Change[] {
  const pieces = diffWords(before, after)
  const size = (kinds: string) =>
    pieces
      .filter(({ kind }) => kinds.includes(kind))
      .reduce((sum, { item }) => sum + item.trim().length, 0)
  return size('same') >= leastShared * Math.max(1, size('same new'), size('same gone'))
    ? [{ kind: 'changed', pieces }]
    : [
        { kind: 'gone', line: before },
        { kind: 'new', line: after },
      ]
}

/** Long stretches without change, folded: how many lines they have. around: lines kept at either side. */
export type Folded = Change | { readonly kind: 'folded'; readonly lines: number }

export function folded(changes: readonly Change[], around = 1): readonly Folded[] {
  const near = (at: number) =>
    changes.slice(Math.max(0, at - around), at + around + 1).some(({ kind }) => kind !== 'same')
  const out: Folded[] = []
  for (const [at, change] of changes.entries()) {
    const last = out.at(-1)
    if (near(at)) out.push(change)
    else if (last?.kind === 'folded') out[out.length - 1] = { ...last, lines: last.lines + 1 }
    else out.push({ kind: 'folded', lines: 1 })
  }
  return out
}
