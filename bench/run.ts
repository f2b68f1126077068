// `npm run bench [name …]`: each bench its own process, one after the other, figures as JSON lines.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { machine } from './figure.ts'

const longestMs = 300_000
const wanted = process.argv.slice(2)
const benches = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.bench.ts'))
  .filter((file) => wanted.length === 0 || wanted.some((name) => file.startsWith(`${name}.`)))

// Load before and after: figures of a machine that does something else as well are that machine's.
const load = () => ({ load: loadavg().map((value) => Number(value.toFixed(1))) })
const date = new Date().toISOString().slice(0, 10)
console.log(JSON.stringify({ machine: machine(), date, ...load() }))
for (const file of benches) {
  const code = await run(file)
  if (code === 0) continue
  console.log(JSON.stringify({ bench: file, ended: code ?? `after ${longestMs / 1000} s` }))
  process.exitCode = 1
}
console.log(JSON.stringify({ seconds: Math.round(performance.now() / 1000), ...load() }))

/** In a group of its own, so that no server outlives its bench, however that ends. */
async function run(file: string): Promise<number | null> {
  const child = spawn(process.execPath, [join(import.meta.dirname, file)], {
    stdio: 'inherit',
    detached: true,
  })
  const end = (signal: NodeJS.Signals) => {
    try {
      if (child.pid) process.kill(-child.pid, signal)
    } catch {
      // Nobody is left.
    }
  }
  const stop = () => {
    end('SIGTERM')
    process.exit(1)
  }
  const timer = setTimeout(() => end('SIGTERM'), longestMs)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop)
  const [code] = (await once(child, 'exit')) as [number | null]
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, stop)
  clearTimeout(timer)
  end('SIGTERM')
  return code
}
