// `npm run bench [name …]`: each bench its own process, one after the other, figures as JSON lines.
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { machine } from './figure.ts'

const wanted = process.argv.slice(2)
const benches = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.bench.ts'))
  .filter((file) => wanted.length === 0 || wanted.some((name) => file.startsWith(`${name}.`)))
// Load before and after: figures of a machine that does something else as well are that machine's.
const load = () => ({ load: loadavg().map((value) => Number(value.toFixed(1))) })
console.log(
  JSON.stringify({ machine: machine(), date: new Date().toISOString().slice(0, 10), ...load() }),
)
for (const file of benches) {
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, file)], {
    stdio: 'inherit',
    timeout: 600_000,
  })
  if (status !== 0) process.exitCode = 1
}
console.log(JSON.stringify({ seconds: Math.round(performance.now() / 1000), ...load() }))
