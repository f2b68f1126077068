import { parseIconName } from '../../ui/icons.ts'
import type { Block, Flow, Run, Runs } from '../block.ts'
import { boxNames } from '../block.ts'
import { printCaption, readCaptions } from '../captions.ts'
import { isAddress } from '../runs.ts'
import { tidyRuns } from './tidy-runs.ts'

/** The editor's tree as ProseMirror writes it in JSON. */
export type DocNode = {
  readonly type: string
  readonly text?: string
  readonly attrs?: Readonly<Record<string, unknown>>
  readonly content?: readonly DocNode[]
  readonly marks?: readonly DocMark[]
}
export type DocMark = { readonly type: string; readonly attrs?: Readonly<Record<string, unknown>> }

/** A page's blocks as the editor holds them. A box without words gets an empty line to type on. */
export const toDoc = (blocks: readonly Block[]): DocNode => ({
  type: 'doc',
  content: filled(blocks.map(ofBlock)),
})

function ofBlock(block: Block): DocNode {
  switch (block.kind) {
    case 'heading': {
      const { level, icon } = block
      return line('heading', block.runs, { level, icon })
    }
    case 'box':
      return node('box', { box: block.box }, inside(block.inside))
    case 'question':
      return node('question', {}, [textLine('asks', block.question), ...inside(block.inside)])
    case 'outcome':
      return node('outcome', { answer: block.answer }, inside(block.inside))
    case 'helpline':
      return node('helpline', { line: block.line })
    case 'fact':
      return node('fact', { fact: block.fact })
    case 'self-test':
      return node('selfTest', { test: block.test })
    case 'media':
      return node('media', {
        media: block.media,
        id: block.id,
        alt: block.alt,
        ...(block.media === 'film' && { captions: block.captions.map(printCaption).join('\n') }),
      })
    default:
      return ofFlow(block)
  }
}

function ofFlow(flow: Flow): DocNode {
  if (flow.kind !== 'list') return line(flow.kind, flow.runs)
  const items = flow.items.map((item) => node('listItem', {}, [line('paragraph', item)]))
  return node(flow.ordered ? 'orderedList' : 'bulletList', {}, items)
}

const node = (
  type: string,
  attrs: Readonly<Record<string, unknown>>,
  content: readonly DocNode[] = [],
): DocNode => ({
  type,
  ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
  ...(content.length > 0 ? { content } : {}),
})
const line = (type: string, runs: Runs, attrs: Readonly<Record<string, unknown>> = {}) =>
  node(type, attrs, runs.map(ofRun))
const textLine = (type: string, text: string) =>
  node(type, {}, text === '' ? [] : [{ type: 'text', text }])
const filled = (content: readonly DocNode[]) =>
  content.length > 0 ? content : [{ type: 'paragraph' }]
const inside = (flows: readonly Flow[]) => filled(flows.map(ofFlow))

function ofRun(run: Run): DocNode {
  if (run.kind === 'tel') return { type: 'tel', attrs: { line: run.line } }
  const marks: DocMark[] = [
    ...(run.strong ? [{ type: 'bold' }] : []),
    ...(run.em ? [{ type: 'italic' }] : []),
    ...(run.to === null ? [] : [{ type: 'link', attrs: { to: run.to } }]),
  ]
  return { type: 'text', text: run.text, ...(marks.length > 0 ? { marks } : {}) }
}

/**
 * What the editor holds, as blocks that print and read again as themselves: lines without words are left out, and
 * lists of one kind that touch are one, as they are in Markdown.
 */
export const toBlocks = (doc: DocNode): readonly Block[] =>
  joined((doc.content ?? []).flatMap(readBlock))

function readBlock(one: DocNode): readonly Block[] {
  const attrs = one.attrs ?? {}
  switch (one.type) {
    case 'heading': {
      const runs = runsIn(one)
      const icon = parseIconName(attrs['icon'])
      return runs.length === 0
        ? []
        : [{ kind: 'heading', level: attrs['level'] === 3 ? 3 : 2, runs, icon }]
    }
    case 'box': {
      const box = boxNames.find((name) => name === attrs['box']) ?? 'tip'
      return [{ kind: 'box', box, inside: flowsIn(one) }]
    }
    case 'question':
      return [{ kind: 'question', question: wordsIn(one.content?.[0]), inside: flowsIn(one) }]
    case 'outcome':
      return [
        {
          kind: 'outcome',
          answer: attrs['answer'] === 'nee' ? 'nee' : 'ja',
          inside: flowsIn(one),
        },
      ]
    case 'helpline':
      return [{ kind: 'helpline', line: said(attrs['line']) }]
    case 'fact':
      return [{ kind: 'fact', fact: said(attrs['fact']) }]
    case 'selfTest':
      return [{ kind: 'self-test', test: said(attrs['test']) }]
    case 'media': {
      const shown = {
        kind: 'media',
        id: said(attrs['id']),
        alt: oneLine(said(attrs['alt'])),
      } as const
      return attrs['media'] === 'film'
        ? [{ ...shown, media: 'film', captions: readCaptions(said(attrs['captions'])) }]
        : [{ ...shown, media: 'beeld' }]
    }
    default:
      return readFlow(one)
  }
}

function readFlow(one: DocNode): readonly Flow[] {
  if (one.type === 'paragraph' || one.type === 'speech') {
    const runs = runsIn(one)
    return runs.length === 0 ? [] : [{ kind: one.type, runs }]
  }
  if (one.type !== 'bulletList' && one.type !== 'orderedList') return []
  const items = (one.content ?? []).flatMap((item) => {
    const runs = tidyRuns((item.content ?? []).flatMap(({ content = [] }) => content.map(readRun)))
    return runs.length === 0 ? [] : [runs]
  })
  return items.length === 0 ? [] : [{ kind: 'list', ordered: one.type === 'orderedList', items }]
}

const flowsIn = (one: DocNode) => joined((one.content ?? []).flatMap(readFlow))
const runsIn = (one: DocNode) => tidyRuns((one.content ?? []).map(readRun))
const said = (value: unknown) => (typeof value === 'string' ? value : '')
const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim()
const wordsIn = (one: DocNode | undefined) =>
  one?.type === 'asks' ? oneLine((one.content ?? []).map(({ text = '' }) => text).join('')) : ''

function readRun(one: DocNode): Run {
  if (one.type === 'tel') return { kind: 'tel', line: said(one.attrs?.['line']) }
  const has = (type: string) => one.marks?.some((mark) => mark.type === type) ?? false
  const to = said(one.marks?.find(({ type }) => type === 'link')?.attrs?.['to'])
  return {
    kind: 'text',
    text: one.text ?? ' ',
    strong: has('bold'),
    em: has('italic'),
    to: isAddress(to) ? to : null,
  }
}

function joined<T extends Block>(blocks: readonly T[]): readonly T[] {
  const out: T[] = []
  for (const block of blocks) {
    const last = out.at(-1)
    if (last?.kind === 'list' && block.kind === 'list' && last.ordered === block.ordered)
      out[out.length - 1] = { ...last, items: [...last.items, ...block.items] }
    else out.push(block)
  }
  return out
}
