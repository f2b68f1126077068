// Durable rows a second in our own PostgreSQL, beside what the same disk does when asked to flush.
import { randomBytes } from 'node:crypto'
import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { batchedInserts, singleInserts } from './batched-inserts.ts'
import { print } from './figure.ts'
import { spread } from './pace.ts'

const options = { rowBytes: 400, seconds: 4 }

const folder = await mkdtemp(join(tmpdir(), 'keerpunt-bench-'))
try {
  for (const [figure, run] of [
    ['durable inserts, one at a time', singleInserts],
    ['durable inserts, batched', batchedInserts],
  ] as const) {
    const before = flushesPerSecond(join(folder, 'flushes'))
    const { perSecond, samplesMs } = await run(folder, options)
    const after = flushesPerSecond(join(folder, 'flushes'))
    const what = 'fdatasync of 8 KiB on the same file system, per second, before and after'
    const beside = { what, value: (before + after) / 2 }
    const note = `${options.rowBytes} bytes; ${spread(samplesMs)}`
    print({ figure, value: perSecond, unit: '1/s', beside, note })
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}

/** The disk's own pace: overwrite and flush, one after another, as a write-ahead log does. */
function flushesPerSecond(path: string): number {
  const page = randomBytes(8_192)
  const file = openSync(path, 'w')
  for (let at = 0; at < 128; at++) writeSync(file, page, 0, page.length, at * page.length)
  fdatasyncSync(file)
  const start = performance.now()
  let flushes = 0
  for (; performance.now() - start < 1_000; flushes++) {
    writeSync(file, page, 0, page.length, (flushes % 128) * page.length)
    fdatasyncSync(file)
  }
  closeSync(file)
  return (flushes * 1000) / (performance.now() - start)
}
