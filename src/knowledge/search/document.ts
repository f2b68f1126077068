import { emergency, helplines } from '../../directory/helplines.ts'
import type { Block, Flow, Run, Runs } from '../block.ts'
import { plainRuns } from '../block.ts'
import type { PageText } from '../page-text.ts'

/** A page as search reads it: plain words, no marks. Paragraphs of the body end in a newline. */
export type SearchDocument = {
  readonly title: string
  readonly summary: string
  readonly keywords: string
  readonly headings: string
  readonly body: string
}

/** factText: what a fact says in the language of the page; null when there is none. */
export function documentOf(
  { head, blocks }: PageText,
  factText: (fact: string) => string | null,
): SearchDocument {
  const headings = blocks.flatMap((block) =>
    block.kind === 'heading'
      ? [plain(block.runs)]
      : block.kind === 'question'
        ? [block.question]
        : [],
  )
  return {
    title: head.title,
    summary: head.summary,
    keywords: head.keywords.join(', '),
    headings: headings.join('\n'),
    body: blocks.flatMap((block) => paragraphsOf(block, factText)).join('\n'),
  }
}

function paragraphsOf(block: Block, factText: (fact: string) => string | null): readonly string[] {
  switch (block.kind) {
    case 'heading':
    case 'self-test':
      return []
    case 'box':
    case 'question':
    case 'outcome':
      return block.inside.flatMap(linesOf)
    case 'helpline':
      return [lineName(block.line)]
    case 'fact':
      return [factText(block.fact) ?? '']
    case 'media':
      return block.media === 'film'
        ? [block.alt, ...block.captions.map(({ says }) => says)]
        : [block.alt]
    default:
      return linesOf(block)
  }
}

/** An item that is nothing but a link speaks of another page. */
const linesOf = (flow: Flow): readonly string[] =>
  flow.kind === 'list'
    ? flow.items.filter((item) => !item.every(leadsAway)).map(plain)
    : [plain(flow.runs)]

const leadsAway = (run: Run) => run.kind === 'text' && run.to !== null

const plain = (runs: Runs) => plainRuns(runs, lineName)

const lineName = (line: string) =>
  [emergency, ...helplines].find(({ id }) => id === line)?.name ?? ''
