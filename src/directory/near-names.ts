/** Letters that may be wrong: none in a very short name, one in a short one, two in a longer one. */
const slack = (key: string): number => (key.length < 4 ? 0 : key.length < 6 ? 1 : 2)

/**
 * Keys that a person may have meant: with one or two letters wrong, missing, too many or swapped, and such as
 * begin with what she wrote. Nearest first, at most `most`.
 */
export function nearKeys(asked: string, keys: Iterable<string>, most: number): readonly string[] {
  const allowed = slack(asked)
  if (allowed === 0 || asked.length > 40) return []
  const near: { key: string; distance: number }[] = []
  const own = lettersOf(asked)
  for (const key of keys) {
    // One letter changed takes one kind of letter out and brings one in.
    const hopeless = onesIn(own ^ lettersOf(key)) > 2 * allowed
    const distance = hopeless ? allowed + 1 : letterDistance(asked, key, allowed)
    if (distance <= allowed) near.push({ key, distance })
    else if (key.startsWith(asked)) near.push({ key, distance: allowed + 1 })
  }
  return near
    .sort((one, other) => one.distance - other.distance || (one.key < other.key ? -1 : 1))
    .slice(0, most)
    .map(({ key }) => key)
}

/** Which letters a word has, as bits. */
function lettersOf(word: string): number {
  let bits = 0
  for (let at = 0; at < word.length; at++) bits |= 1 << (word.charCodeAt(at) & 31)
  return bits
}

function onesIn(bits: number): number {
  let count = 0
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++
  return count
}

/**
 * Letters to change, add, leave out or swap with the next one; more than `most` may come out as any larger number.
 * Source: optimal string alignment, Damerau 1964.
 */
export function letterDistance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1
  const far = most + 1
  let before: number[] = []
  let above = Array.from({ length: other.length + 1 }, (_, column) => column)
  for (let row = 1; row <= one.length; row++) {
    const line = new Array<number>(other.length + 1).fill(far)
    if (row <= most) line[0] = row
    let least = line[0] ?? far
    // Outside this band every path is longer than `most`.
    const last = Math.min(other.length, row + most)
    for (let column = Math.max(1, row - most); column <= last; column++) {
      const same = one[row - 1] === other[column - 1]
      let cost = (above[column - 1] ?? far) + (same ? 0 : 1)
      cost = Math.min(cost, (above[column] ?? far) + 1, (line[column - 1] ?? far) + 1)
      if (row > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1])
        cost = Math.min(cost, (before[column - 2] ?? far) + 1)
      line[column] = cost
      if (cost < least) least = cost
    }
    if (least > most) return far
    before = above
    above = line
  }
  return above[other.length] ?? far
}
