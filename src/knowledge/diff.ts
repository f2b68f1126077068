/** One item of a text before and after: kept, taken away, or added. */
export type Piece<T> = { readonly kind: 'same' | 'gone' | 'new'; readonly item: T }

/** Texts that differ in more places than this are told as wholly replaced between their common ends. */
const mostSteps = 1_500

/**
 * What changed between two rows of items, in reading order; within a change, what went stands before what came.
 * Source: E. Myers, An O(ND) Difference Algorithm (1986), greedy form.
 */
export function diffOf<T>(before: readonly T[], after: readonly T[]): readonly Piece<T>[] {
  const least = Math.min(before.length, after.length)
  let head = 0
  while (head < least && before[head] === after[head]) head++
  let tail = 0
  while (tail < least - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  const same = (items: readonly T[]) => items.map((item) => ({ kind: 'same', item }) as const)
  return [
    ...same(before.slice(0, head)),
    ...inOrder(
      middle(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ),
    ...same(before.slice(before.length - tail)),
  ]
}

/** The words of a line and the spaces between them: a line's change told by word. */
export const diffWords = (before: string, after: string): readonly Piece<string>[] =>
  diffOf(wordsOf(before), wordsOf(after))

const wordsOf = (line: string) => line.match(/\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? []

function middle<T>(before: readonly T[], after: readonly T[]): readonly Piece<T>[] {
  const trail = walk(before, after)
  if (!trail)
    return [
      ...before.map((item) => ({ kind: 'gone', item }) as const),
      ...after.map((item) => ({ kind: 'new', item }) as const),
    ]
  const pieces: Piece<T>[] = []
  let [x, y] = [before.length, after.length]
  for (let step = trail.length - 1; step >= 0; step--) {
    const k = x - y
    const reached = (at: number) => trail[step - 1]?.[at + step - 1] ?? -1
    const down = step > 0 && (k === -step || (k !== step && reached(k - 1) < reached(k + 1)))
    const fromX = step === 0 ? 0 : down ? reached(k + 1) : reached(k - 1)
    const fromY = step === 0 ? 0 : fromX - (down ? k + 1 : k - 1)
    while (x > fromX && y > fromY) {
      pieces.push({ kind: 'same', item: before[x - 1] as T })
      x--
      y--
    }
    if (step === 0) break
    if (down) pieces.push({ kind: 'new', item: after[y - 1] as T })
    else pieces.push({ kind: 'gone', item: before[x - 1] as T })
    x = fromX
    y = fromY
  }
  return pieces.toReversed()
}

/** For each number of changes how far each diagonal reaches: index k + step. null when it takes too many. */
function walk<T>(before: readonly T[], after: readonly T[]): readonly Int32Array[] | null {
  const trail: Int32Array[] = []
  const most = Math.min(before.length + after.length, mostSteps)
  for (let step = 0; step <= most; step++) {
    const former = trail.at(-1)
    const reach = new Int32Array(2 * step + 1)
    for (let k = -step; k <= step; k += 2) {
      const [left, right] = [former?.[k - 1 + step - 1] ?? -1, former?.[k + 1 + step - 1] ?? -1]
      const down = k === -step || (k !== step && left < right)
      let x = step === 0 ? 0 : down ? right : left + 1
      while (x < before.length && x - k < after.length && before[x] === after[x - k]) x++
      reach[k + step] = x
      if (x >= before.length && x - k >= after.length) {
        trail.push(reach)
        return trail
      }
    }
    trail.push(reach)
  }
  return null
}

/** Within one change, what went first and what came after it. */
function inOrder<T>(pieces: readonly Piece<T>[]): readonly Piece<T>[] {
  const out: Piece<T>[] = []
  let came: Piece<T>[] = []
  for (const piece of pieces) {
    if (piece.kind === 'new') came.push(piece)
    else {
      if (piece.kind === 'same') {
        out.push(...came)
        came = []
      }
      out.push(piece)
    }
  }
  return [...out, ...came]
}
