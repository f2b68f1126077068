import { quantile } from './figure.ts'

export type Paced = { readonly perSecond: number; readonly samplesMs: readonly number[] }

/** That many workers, each doing the next as soon as the last is done, until the time is over. */
export async function asFastAsItCan(
  workers: number,
  seconds: number,
  work: (worker: number) => Promise<unknown>,
): Promise<Paced> {
  const samplesMs: number[] = []
  const start = performance.now()
  const end = start + seconds * 1000
  await Promise.all(
    Array.from({ length: workers }, async (_, worker) => {
      for (let from = performance.now(); from < end; from = performance.now()) {
        await work(worker)
        samplesMs.push(performance.now() - from)
      }
    }),
  )
  return { perSecond: samplesMs.length / ((performance.now() - start) / 1000), samplesMs }
}

/** `p50 1.2 ms, p99 3.4 ms` */
export function spread(samplesMs: readonly number[]): string {
  const ms = (share: number) => Number(quantile(samplesMs, share).toPrecision(3))
  return `p50 ${ms(0.5)} ms, p99 ${ms(0.99)} ms`
}
