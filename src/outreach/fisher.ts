/** How many of how many: 12 chats of 100 visits. some ≤ all. */
export type Share = { readonly some: number; readonly all: number }

/**
 * The chance of a difference at least as unlikely as this one when there is none: Fisher's exact test, two-sided, the
 * sum of all tables that are not likelier than the one seen. Exact for few as for many. 1 when there is nothing to compare.
 * Sources: R. A. Fisher, The Design of Experiments (1935) §§5–10; A. Agresti, Categorical Data Analysis (2002) §3.5.1.
 */
export function fisherExact(one: Share, other: Share): number {
  const all = one.all + other.all
  const some = one.some + other.some
  const least = Math.max(0, some - other.all)
  const most = Math.min(some, one.all)
  // The logarithm of each table's likelihood beside the first one's.
  const logs = [0]
  for (let at = least; at < most; at++) {
    const up = (one.all - at) * (some - at)
    const down = (at + 1) * (all - one.all - some + at + 1)
    logs.push((logs.at(-1) ?? 0) + Math.log(up / down))
  }
  const highest = logs.reduce((high, log) => Math.max(high, log), Number.NEGATIVE_INFINITY)
  const weights = logs.map((log) => Math.exp(log - highest))
  const seen = weights[one.some - least] ?? 0
  // Tables that are equally likely differ in the last digits.
  const limit = seen * (1 + 1e-7)
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  return Math.min(1, sum(weights.filter((weight) => weight <= limit)) / sum(weights))
}
