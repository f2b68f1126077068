import { lexer, type Token, type Tokens } from 'marked'
import { parseIconName } from '../ui/icons.ts'
import type { Block, Flow, Runs } from './block.ts'
import { boxNames } from './block.ts'
import { type Caption, readCaption } from './captions.ts'
import { type Problem, problem } from './problem.ts'
import { runsOf } from './runs.ts'

export type ReadText = { readonly blocks: readonly Block[]; readonly problems: readonly Problem[] }

const opening = /^::: *([a-z-]+)(?: +(.*?))? *$/
const closing = /^::: *$/
const headingIcon = / *\{([a-z]+)\} *$/
/** The same as it was written: an escaped brace is a brace. */
const writtenIcon = /(?<!\\)\{[a-z]+\}\s*$/
/** Ids of facts, tests, helplines and media. */
const id = /^[a-z0-9][a-z0-9-]{0,63}$/

/**
 * Reads our dialect of Markdown. What the dialect does not know (HTML, tables, code, images by address) becomes a
 * problem, and its words stay as plain text, so that nothing is lost and nothing of it ever runs.
 * text: at most 200 kB, `\n` or `\r\n`. Source of the inline rules: CommonMark 0.31 as `marked` reads it.
 */
export function readMarkdown(text: string): ReadText {
  const wild = wildnessOf(text)
  if (wild) return { blocks: asWords(text), problems: [wild] }
  const problems: Problem[] = []
  const blocks: Block[] = []
  const lines = text.replaceAll('\r\n', '\n').split('\n')
  let from = 0
  for (let at = 0; at < lines.length; at++) {
    const open = opening.exec(lines[at] ?? '')
    if (!open) continue
    blocks.push(...plainBlocks(lines.slice(from, at), from))
    const end = lines.findIndex((line, index) => index > at && line.startsWith(':::'))
    const closed = end >= 0 && closing.test(lines[end] ?? '')
    if (!closed)
      problems.push(problem(at + 1, end < 0 ? 'block-not-closed' : 'nested-block', lines[at] ?? ''))
    const until = end < 0 ? lines.length : end
    blocks.push(...container(open[1] ?? '', open[2] ?? '', lines.slice(at + 1, until), at))
    from = closed ? until + 1 : until
    at = from - 1
  }
  blocks.push(...plainBlocks(lines.slice(from), from))
  return { blocks, problems }

  function container(
    name: string,
    argument: string,
    inside: string[],
    at: number,
  ): readonly Block[] {
    const flows = () => flowsOf(inside, at + 1)
    const named = (make: (id: string) => Block): readonly Block[] => {
      if (id.test(argument)) return [make(argument), ...flows()]
      problems.push(problem(at + 1, argument ? 'bad-id' : 'missing-argument', lines[at] ?? ''))
      return flows()
    }
    const box = boxNames.find((one) => one === name)
    if (box) return [{ kind: 'box', box, inside: flows() }]
    switch (name) {
      case 'vraag':
        if (!argument) problems.push(problem(at + 1, 'missing-argument', lines[at] ?? ''))
        return [{ kind: 'question', question: argument, inside: flows() }]
      case 'uitslag':
        if (argument === 'ja' || argument === 'nee')
          return [{ kind: 'outcome', answer: argument, inside: flows() }]
        problems.push(problem(at + 1, 'missing-argument', lines[at] ?? ''))
        return flows()
      case 'hulplijn':
        return named((line) => ({ kind: 'helpline', line }))
      case 'feit':
        return named((fact) => ({ kind: 'fact', fact }))
      case 'zelftest':
        return named((test) => ({ kind: 'self-test', test }))
      case 'beeld':
      case 'film': {
        const [media = '', ...alt] = argument.split(' ')
        if (alt.join(' ').trim() === '')
          problems.push(problem(at + 1, 'missing-argument', lines[at] ?? ''))
        if (!id.test(media)) problems.push(problem(at + 1, 'bad-id', lines[at] ?? ''))
        const shown = { kind: 'media', id: media, alt: alt.join(' ').trim() } as const
        if (name === 'beeld') return [{ ...shown, media: name }, ...flows()]
        const { captions, rest } = captionsIn(inside, at + 1)
        return [{ ...shown, media: name, captions }, ...flowsOf(rest, at + 1)]
      }
      default:
        problems.push(problem(at + 1, 'unknown-block', lines[at] ?? ''))
        return flows()
    }
  }

  /** Each after the one before. rest: the other lines, in their places. */
  function captionsIn(inside: readonly string[], offset: number) {
    const captions: Caption[] = []
    const rest = inside.map((line, index) => {
      const caption = readCaption(line)
      const isNext = caption !== null && caption.at > (captions.at(-1)?.at ?? -1)
      if (isNext) captions.push(caption)
      else if (line.trim() !== '') problems.push(problem(offset + index + 1, 'bad-caption', line))
      return isNext ? '' : line
    })
    return { captions, rest }
  }

  /** What stands inside a box: paragraphs, speech and lists; a heading there is read as a paragraph. */
  function flowsOf(part: string[], offset: number): readonly Flow[] {
    return plainBlocks(part, offset).flatMap((block) => {
      if (block.kind === 'paragraph' || block.kind === 'speech' || block.kind === 'list')
        return [block]
      if (block.kind !== 'heading') return []
      problems.push(problem(offset + 1, 'nested-block', part.join(' ')))
      return [{ kind: 'paragraph', runs: block.runs } as const]
    })
  }

  function plainBlocks(part: string[], offset: number): readonly Block[] {
    let line = offset + 1
    const found: Block[] = []
    for (const token of lexer(part.join('\n'))) {
      const block = blockOf(token, line)
      if (block) found.push(block)
      line += token.raw.split('\n').length - 1
    }
    return found
  }

  function blockOf(token: Token, line: number): Block | null {
    switch (token.type) {
      case 'paragraph':
      case 'text':
        return { kind: 'paragraph', runs: runs((token as Tokens.Paragraph).tokens, line) }
      case 'blockquote': {
        const inside = (token as Tokens.Blockquote).tokens
        const spoken = inside.flatMap((inner) => ('tokens' in inner ? (inner.tokens ?? []) : []))
        return { kind: 'speech', runs: runs(spoken, line) }
      }
      case 'heading': {
        const { depth, tokens, raw } = token as Tokens.Heading
        if (depth !== 2 && depth !== 3) problems.push(problem(line, 'heading-level', raw))
        return heading(depth <= 2 ? 2 : 3, runs(tokens, line), { line, raw })
      }
      case 'list': {
        const { ordered, items } = token as Tokens.List
        return { kind: 'list', ordered, items: items.map((item) => itemOf(item, line)) }
      }
      case 'space':
      case 'def':
        return null
      default: {
        const word = token.type === 'table' ? 'table' : token.type === 'html' ? 'html' : 'code'
        problems.push(problem(line, word, token.raw))
        const said = token.raw.trim()
        return said === '' ? null : { kind: 'paragraph', runs: plain(said) }
      }
    }
  }

  function itemOf(item: Tokens.ListItem, line: number) {
    const [first, ...more] = item.tokens.filter(({ type }) => type !== 'space')
    if (more.length > 0) problems.push(problem(line, 'nested-list', item.raw))
    const tokens = [first, ...more].flatMap((inner) =>
      inner && 'tokens' in inner ? (inner.tokens ?? []) : inner ? [inner] : [],
    )
    return runs(tokens, line)
  }

  function heading(level: 2 | 3, all: Runs, { line, raw }: { line: number; raw: string }): Block {
    const last = all.at(-1)
    const isNamed = last?.kind === 'text' && last.to === null && writtenIcon.test(raw)
    const named = isNamed ? headingIcon.exec(last.text) : null
    if (!named || last?.kind !== 'text') return { kind: 'heading', level, runs: all, icon: null }
    const icon = parseIconName(named[1])
    if (!icon) problems.push(problem(line, 'unknown-icon', named[0]))
    const rest = last.text.slice(0, named.index)
    const kept = rest === '' ? all.slice(0, -1) : [...all.slice(0, -1), { ...last, text: rest }]
    return { kind: 'heading', level, runs: kept, icon }
  }

  function runs(tokens: readonly Token[], line: number) {
    return runsOf(tokens, (word, part) => problems.push(problem(line, word, part)))
  }
}

const plain = (text: string) =>
  [
    { kind: 'text', text: text.replaceAll(/\s+/g, ' '), strong: false, em: false, to: null },
  ] as const

const mostLines = 5_000
const longestWord = 300
/** More of these at the beginning of a line than anybody nests. */
const deepest = /^(?:\s*(?:>|[*+-](?=\s))){8,}/

/** What no editor writes and a reader of Markdown takes seconds or its whole stack for. */
function wildnessOf(text: string): Problem | null {
  const lines = text.split('\n')
  if (lines.length > mostLines) return problem(mostLines, 'too-wild', lines[mostLines] ?? '')
  const at = lines.findIndex(
    (line) => deepest.test(line) || line.split(/\s/).some((word) => word.length > longestWord),
  )
  return at < 0 ? null : problem(at + 1, 'too-wild', lines[at] ?? '')
}

const asWords = (text: string): readonly Block[] =>
  text.split(/\n\s*\n/).flatMap((part): readonly Block[] => {
    const said = part.trim()
    return said === '' ? [] : [{ kind: 'paragraph', runs: plain(said) }]
  })
