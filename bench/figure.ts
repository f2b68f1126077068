import { cpus, totalmem } from 'node:os'

/** One figure as a JSON line. `beside` is the physical reference measured in the same run; ratio = value / beside. */
export type Figure = {
  readonly figure: string
  readonly value: number
  readonly unit: string
  readonly beside?: { readonly what: string; readonly value: number }
  readonly target?: Target
  readonly note?: string
}

/** What the figure should reach, in its own unit. */
export type Target = { readonly atMost: number } | { readonly atLeast: number }

export function print(figure: Figure): void {
  const { beside, target } = figure
  console.log(
    JSON.stringify({
      ...figure,
      value: round(figure.value),
      ...(beside && {
        beside: { ...beside, value: round(beside.value) },
        ratio: round(figure.value / beside.value),
      }),
      ...(target && { reached: reaches(figure.value, target) }),
    }),
  )
}

function reaches(value: number, target: Target): boolean {
  return 'atMost' in target ? value <= target.atMost : value >= target.atLeast
}

/** The value below which a share of the samples lies. share: 0 to 1. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export function machine(): string {
  return `${cpus().length} × ${cpus()[0]?.model ?? 'cpu'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`
}

function round(value: number): number {
  return Number(value.toPrecision(4))
}
