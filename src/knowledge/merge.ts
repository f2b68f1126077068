import { diffOf } from './diff.ts'

export type Merge = { readonly kind: 'merged'; readonly text: string } | { readonly kind: 'clash' }

/** A part of the base (from, until: places of its units) and what stands there now. */
type Change = { readonly from: number; readonly until: number; readonly now: readonly string[] }

/**
 * Puts together what two people made of one text, line by line. Changes apart stand together, the same change made
 * twice stands once; a line that both changed otherwise, or two additions at one place, is a clash: nothing is guessed.
 */
export function mergeTexts(base: string, mine: string, theirs: string): Merge {
  if (mine === theirs || theirs === base) return { kind: 'merged', text: mine }
  if (mine === base) return { kind: 'merged', text: theirs }
  const units = unitsOf(base)
  const changes = together(changesOf(units, unitsOf(mine)), changesOf(units, unitsOf(theirs)))
  if (!changes) return { kind: 'clash' }
  const out: string[] = []
  let at = 0
  for (const { from, until, now } of changes) {
    out.push(...units.slice(at, from), ...now)
    at = until
  }
  return { kind: 'merged', text: [...out, ...units.slice(at)].join('\n') }
}

/** Lines, each with the empty lines before it: an empty line alone says nothing about where it belongs. */
function unitsOf(text: string): readonly string[] {
  const units: string[] = []
  let empty = ''
  for (const line of text.replaceAll('\r\n', '\n').split('\n')) {
    if (line.trim() === '') empty += `${line}\n`
    else {
      units.push(empty + line)
      empty = ''
    }
  }
  return empty === '' ? units : [...units, empty.slice(0, -1)]
}

function changesOf(before: readonly string[], after: readonly string[]): readonly Change[] {
  const changes: Change[] = []
  let at = 0
  let open: { from: number; now: string[] } | null = null
  const close = () => {
    if (open) changes.push({ ...open, until: at })
    open = null
  }
  for (const { kind, item } of diffOf(before, after)) {
    if (kind === 'same') close()
    else open ??= { from: at, now: [] }
    if (kind === 'new') open?.now.push(item)
    else at++
  }
  close()
  return changes
}

/** Both rows of changes in the order of the base; null when two of them are about the same place. */
function together(mine: readonly Change[], theirs: readonly Change[]): readonly Change[] | null {
  const out: Change[] = []
  const all = [...mine, ...theirs].toSorted((a, b) => a.from - b.from || a.until - b.until)
  for (const change of all) {
    const last = out.at(-1)
    if (last && alike(last, change)) continue
    if (last && (change.from < last.until || change.from === last.from)) {
      const addsBefore = last.from === last.until && change.from < change.until
      if (!addsBefore) return null
    }
    out.push(change)
  }
  return out
}

const alike = (a: Change, b: Change) =>
  a.from === b.from &&
  a.until === b.until &&
  a.now.length === b.now.length &&
  a.now.every((line, at) => line === b.now[at])
