/** One line of JSON that people and `bench` can read; never a verdict. */
export function tellFigures(name: string, figures: Readonly<Record<string, number | string>>) {
  process.stdout.write(`${JSON.stringify({ figure: name, ...figures })}\n`)
}

/** The p-th part (0 to 1) of some milliseconds, rounded; 0 for none. */
export function part(values: readonly number[], p: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))] ?? 0)
}
