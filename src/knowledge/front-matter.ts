import { parseIconName } from '../ui/icons.ts'
import type { PageHead } from './page.ts'
import { type Problem, problem } from './problem.ts'
import { parseDay, parseSource, printSource, type Source } from './source.ts'

export type ReadHead = {
  /** null when it can not be a page: the problems say why. */
  readonly head: PageHead | null
  /** What stands below the head. */
  readonly body: string
  /** On which line of the text the body begins, from 1. */
  readonly bodyLine: number
  readonly problems: readonly Problem[]
}

const keys = [
  'id',
  'of',
  'title',
  'summary',
  'order',
  'icon',
  'keywords',
  'urgent',
  'legal',
  'warning',
  'review',
  'source',
] as const
type Key = (typeof keys)[number]
type Line = { readonly value: string; readonly line: number }

const idForm = /^[a-z]-[a-z0-9-]{1,60}$/
const markForm = /^[0-9a-f]{12}$/

/** Reads the `key: value` lines between two `---` lines that a page's text begins with. */
export function readHead(text: string): ReadHead {
  const lines = text.replaceAll('\r\n', '\n').split('\n')
  const end = lines.indexOf('---', 1)
  if (lines[0] !== '---' || end < 0)
    return {
      head: null,
      body: text,
      bodyLine: 1,
      problems: [problem(1, 'no-front-matter', lines[0] ?? '')],
    }
  const problems: Problem[] = []
  const found = new Map<Key, Line>()
  const sources: Source[] = []
  for (const [at, line] of lines.slice(1, end).entries()) readLine(line, at + 2)
  const body = lines
    .slice(end + 1)
    .join('\n')
    .replace(/^\n/, '')
  const bodyLine = end + (lines[end + 1] === '' ? 3 : 2)
  const head = headOf()
  return { head, body, bodyLine, problems }

  function readLine(line: string, number: number) {
    if (line.trim() === '') return
    const colon = line.indexOf(':')
    const key = keys.find((one) => one === line.slice(0, Math.max(0, colon)).trim())
    const value = line.slice(colon + 1).trim()
    if (!key) problems.push(problem(number, 'unknown-key', line))
    else if (key === 'source') {
      const source = parseSource(value)
      if (source) sources.push(source)
      else problems.push(problem(number, 'bad-value', line))
    } else if (found.has(key)) problems.push(problem(number, 'key-twice', line))
    else found.set(key, { value, line: number })
  }

  function headOf(): PageHead | null {
    const id = required('id', (value) => (idForm.test(value) ? value : null))
    const title = required('title', short(100))
    const summary = required('summary', short(300))
    const order = optional('order', (value) => (/^\d{1,4}$/.test(value) ? Number(value) : null))
    const head = {
      of: optional('of', (value) => (markForm.test(value) ? value : null)),
      order: order ?? 0,
      icon: optional('icon', parseIconName),
      keywords: optional('keywords', (value) => value.split(',').map((word) => word.trim())) ?? [],
      urgent: optional('urgent', yes) ?? false,
      legal: optional('legal', yes) ?? false,
      warning: optional('warning', short(300)),
      review: optional('review', parseDay),
      sources,
    }
    return id === null || title === null || summary === null
      ? null
      : { id, title, summary, ...head }
  }

  function required<T>(key: Key, parse: (value: string) => T | null): T | null {
    if (!found.has(key)) problems.push(problem(1, 'missing-key', key))
    return optional(key, parse)
  }

  function optional<T>(key: Key, parse: (value: string) => T | null): T | null {
    const line = found.get(key)
    if (!line) return null
    const value = parse(line.value)
    if (value === null) problems.push(problem(line.line, 'bad-value', `${key}: ${line.value}`))
    return value
  }
}

const short = (most: number) => (value: string) =>
  value.length > 0 && value.length <= most && !/\p{Cc}/u.test(value) ? value : null
const yes = (value: string) => (value === 'yes' ? true : null)

/** Writes a head, one way only, with its two `---` lines and an empty line after them. */
export function printHead(head: PageHead): string {
  const line = (key: Key, value: string | null) =>
    value === null || value === '' ? [] : [`${key}: ${value}`]
  return [
    '---',
    ...line('id', head.id),
    ...line('of', head.of),
    ...line('title', head.title),
    ...line('summary', head.summary),
    ...line('order', head.order === 0 ? null : String(head.order)),
    ...line('icon', head.icon),
    ...line('keywords', head.keywords.join(', ')),
    ...line('urgent', head.urgent ? 'yes' : null),
    ...line('legal', head.legal ? 'yes' : null),
    ...line('warning', head.warning),
    ...line('review', head.review),
    ...head.sources.flatMap((source) => line('source', printSource(source))),
    '---',
    '',
    '',
  ].join('\n')
}
