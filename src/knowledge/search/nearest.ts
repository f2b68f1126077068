/** How many letters a reader may have wrong in a word of this length. */
const mostWrong = (length: number) => (length < 4 ? 0 : length < 8 ? 1 : 2)

/** The candidate that was most likely meant; the first of equals, null when none is near enough. */
export function nearest(typed: string, candidates: readonly string[]): string | null {
  let best: string | null = null
  let fewest = mostWrong(typed.length) + 1
  for (const candidate of candidates) {
    const wrong = lettersWrong(typed, candidate)
    if (wrong < fewest) [best, fewest] = [candidate, wrong]
  }
  return best
}

/**
 * Letters missing, too many, other or swapped with a neighbour.
 * Source: optimal string alignment distance (Damerau 1964, restricted).
 */
export function lettersWrong(one: string, other: string): number {
  let before: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let i = 1; i <= one.length; i++) {
    const row = [i]
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1]
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
      row[j] = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      )
    }
    ;[before, last] = [last, row]
  }
  return last[other.length] ?? 0
}
