// What an editor waits for while she types: the plain-language check, and Dutch spelling in its own thread.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { checkText } from '../src/plain/check.ts'
import { ratedSentences } from '../src/plain/rated-sentences.ts'
import { openSpelling } from '../src/plain/server/spelling.ts'
import { wordsOf } from '../src/plain/tokens.ts'
import { print, quantile } from './figure.ts'

const mib = 2 ** 20
const rss = () => process.memoryUsage().rss / mib
const sentences = ratedSentences.map(([, sentence]) => sentence).join('\n')
const text = Array.from({ length: 10 }, () => sentences).join('\n')
const words = wordsOf(text).map(({ word }) => word)

const times = Array.from({ length: 21 }, () => {
  const started = performance.now()
  checkText(text, 'A2')
  return performance.now() - started
})
const perWords = 5_000 / words.length
print({
  figure: 'plain-language check, 5,000 words, first time',
  value: (times[0] ?? 0) * perWords,
  unit: 'ms',
  target: { atMost: 50 },
  note: `then ${(quantile(times.slice(1), 0.5) * perWords).toFixed(0)} ms in the middle`,
})

const before = rss()
const held = monitorEventLoopDelay({ resolution: 1 })
held.enable()
await using spelling = openSpelling()
const opened = performance.now()
await spelling.check(['huis'])
const firstMs = performance.now() - opened
const asked = performance.now()
const wrong = await spelling.check(words.slice(0, 2_000))
const askedMs = performance.now() - asked
held.disable()
print({ figure: 'spelling, first answer with its thread', value: firstMs, unit: 'ms' })
print({
  figure: 'spelling, 2,000 words',
  value: askedMs,
  unit: 'ms',
  note: `${wrong.length} of them unknown, each with suggestions`,
})
print({
  figure: 'spelling, longest hold-up of the node meanwhile',
  value: held.max / 1e6,
  unit: 'ms',
  target: { atMost: 50 },
})
print({ figure: 'spelling, memory while its thread lives', value: rss() - before, unit: 'MiB' })
