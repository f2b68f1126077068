import { type Problem, problem } from './problem.ts'
import { parseDay, parseSource, printSource, type Source } from './source.ts'

export const factKinds = ['law', 'figure', 'practice'] as const
export type FactKind = (typeof factKinds)[number]

/** A statement that stands once and is shown wherever a page names it. until: the last day it counts as checked. */
export type Fact = {
  readonly id: string
  readonly kind: FactKind
  readonly text: string
  readonly sources: readonly Source[]
  readonly until: string | null
}

export type ReadFacts = { readonly facts: readonly Fact[]; readonly problems: readonly Problem[] }

const heading = /^## ([a-z0-9][a-z0-9-]{0,63})$/

/** Reads `facts.md`: entries of `## id` and `key: value` lines. An entry that is not whole becomes a problem. */
export function readFacts(text: string): ReadFacts {
  const problems: Problem[] = []
  const facts: Fact[] = []
  const lines = text.replaceAll('\r\n', '\n').split('\n')
  const starts = lines.flatMap((line, at) => (line.startsWith('## ') ? [at] : []))
  // Nobody would see it, and behind another file it would belong to the fact before it.
  const stray = lines.slice(0, starts[0]).findIndex((line) => line.trim() !== '')
  if (stray >= 0) problems.push(problem(stray + 1, 'unknown-key', lines[stray] ?? ''))
  for (const [index, start] of starts.entries()) {
    const fact = readEntry(lines.slice(start, starts[index + 1]), start)
    if (fact && facts.some(({ id }) => id === fact.id))
      problems.push(problem(start + 1, 'key-twice', fact.id))
    else if (fact) facts.push(fact)
  }
  return { facts, problems }

  function readEntry(entry: readonly string[], start: number): Fact | null {
    const id = heading.exec(entry[0] ?? '')?.[1]
    if (!id) return complain(start, 'bad-id', entry[0] ?? '')
    const values = new Map<string, string>()
    const sources: Source[] = []
    for (const [at, line] of entry.slice(1).entries()) {
      if (line.trim() === '') continue
      const [key = '', value = ''] = splitOnce(line)
      const source = key === 'source' ? parseSource(value) : null
      if (source) sources.push(source)
      else if (key === 'source') complain(start + at + 1, 'bad-value', line)
      else if (!['kind', 'text', 'until'].includes(key))
        complain(start + at + 1, 'unknown-key', line)
      else if (values.has(key)) complain(start + at + 1, 'key-twice', line)
      else values.set(key, value)
    }
    const kind = factKinds.find((one) => one === values.get('kind'))
    const said = values.get('text') ?? ''
    const until = values.get('until')
    const day = until === undefined ? null : parseDay(until)
    if (!kind) return complain(start, 'missing-key', `${id}: kind`)
    if (said === '' || said.length > 1_000) return complain(start, 'missing-key', `${id}: text`)
    if (until !== undefined && day === null) return complain(start, 'bad-value', `${id}: until`)
    return { id, kind, text: said, sources, until: day }
  }

  function complain(at: number, word: Problem['word'], part: string): null {
    problems.push(problem(at + 1, word, part))
    return null
  }
}

function splitOnce(line: string): readonly [string, string] {
  const colon = line.indexOf(':')
  return colon < 0 ? [line, ''] : [line.slice(0, colon).trim(), line.slice(colon + 1).trim()]
}

/** Writes a fact, one way only: `readFacts` gives the same fact again. */
export const printFact = (fact: Fact): string =>
  [
    `## ${fact.id}`,
    `kind: ${fact.kind}`,
    `text: ${fact.text}`,
    ...fact.sources.map((source) => `source: ${printSource(source)}`),
    ...(fact.until === null ? [] : [`until: ${fact.until}`]),
  ].join('\n')

/** True when nobody checked it, or its day has passed. today: `YYYY-MM-DD`. */
export const isConceptFact = (fact: Fact, today: string): boolean =>
  fact.sources.length === 0 ||
  fact.sources.some(({ checkedOn }) => checkedOn === null) ||
  (fact.until !== null && fact.until < today)
