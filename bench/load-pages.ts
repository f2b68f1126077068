// `load-pages.ts port path seconds`: asks for one page as fast as it comes and prints how often it did. A process of its own.
import { openLines, requestBytes } from './http-lines.ts'
import { asFastAsItCan } from './pace.ts'

const [port = '', path = '/', seconds = '5'] = process.argv.slice(2)
const lines = await openLines(Number(port), 32)
const request = requestBytes('GET', path, { 'accept-encoding': 'gzip' })
async function ask(worker: number) {
  const answered = await lines[worker]?.ask(request)
  if (answered?.status !== 200) throw new Error(`${path} answered ${answered?.status}`)
}
await asFastAsItCan(lines.length, 1, ask)
const { perSecond } = await asFastAsItCan(lines.length, Number(seconds), ask)
for (const line of lines) line.close()
console.log(perSecond)
