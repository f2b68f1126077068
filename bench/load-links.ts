// `load-links.ts port seconds path …`: follows links as fast as they answer and prints how often, and how long each took. A process of its own.
import { quantile } from './figure.ts'
import { openLines, requestBytes } from './http-lines.ts'
import { asFastAsItCan } from './pace.ts'

const [port = '', seconds = '5', ...paths] = process.argv.slice(2)
const lines = await openLines(Number(port), 32)
const requests = paths.map((path) => requestBytes('GET', path))
let turn = 0
async function follow(worker: number) {
  const request = requests[turn++ % requests.length]
  const answered = request && (await lines[worker]?.ask(request))
  if (answered?.status !== 303) throw new Error(`a link answered ${answered?.status}`)
}
await asFastAsItCan(lines.length, 1, follow)
const { perSecond, samplesMs } = await asFastAsItCan(lines.length, Number(seconds), follow)
for (const line of lines) line.close()
console.log(JSON.stringify({ perSecond, p99Ms: quantile(samplesMs, 0.99) }))
