import type { Block, Flow, Run, Runs } from './block.ts'
import { printCaption } from './captions.ts'

/** Writes blocks in our dialect, one way only: reading it gives the same blocks again. Ends with one newline. */
export function printMarkdown(blocks: readonly Block[]): string {
  return `${blocks.map(printBlock).join('\n\n')}\n`
}

function printBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${guardEnd(printRuns(block.runs))}${block.icon ? ` {${block.icon}}` : ''}`
    case 'box':
      return container(block.box, block.inside)
    case 'question':
      return container(`vraag ${block.question}`, block.inside)
    case 'outcome':
      return container(`uitslag ${block.answer}`, block.inside)
    case 'helpline':
      return container(`hulplijn ${block.line}`, [])
    case 'fact':
      return container(`feit ${block.fact}`, [])
    case 'self-test':
      return container(`zelftest ${block.test}`, [])
    case 'media':
      return block.media === 'beeld'
        ? container(`beeld ${block.id} ${block.alt}`, [])
        : [`::: film ${block.id} ${block.alt}`, ...block.captions.map(printCaption), ':::'].join(
            '\n',
          )
    default:
      return printFlow(block)
  }
}

const container = (head: string, inside: readonly Flow[]) =>
  `::: ${head}\n${inside.map((flow) => `${printFlow(flow)}\n`).join('\n')}:::`

function printFlow(flow: Flow): string {
  switch (flow.kind) {
    case 'paragraph':
      return guard(printRuns(flow.runs))
    case 'speech':
      return `> ${guard(printRuns(flow.runs))}`
    case 'list':
      return flow.items
        .map((item, at) => `${flow.ordered ? `${at + 1}.` : '-'} ${guard(printRuns(item))}`)
        .join('\n')
  }
}

/** Line starts that Markdown would read as something else. */
const guard = (line: string) =>
  line.replace(/^(#{1,6}(?= |$)|[-+>=~]|:::)/, '\\$1').replace(/^(\d+)([.)])/, '$1\\$2')

/** A heading's last `#` would be read as its closing mark. */
const guardEnd = (line: string) => line.replace(/(^|\s)(#+)$/, '$1\\$2')

const special = /[\\*_[\]<>{}&~|]/g

function printRuns(runs: Runs): string {
  return runs
    .map((run, at) => {
      const next = runs[at + 1]
      const printed = printRun(run)
      // `![` would begin an image.
      return next?.kind === 'text' && next.to !== null ? printed.replace(/!$/, '\\!') : printed
    })
    .join('')
}

/** Backticks, and brackets in a link's words, are read differently by different readers, escaped or not. */
const withoutBrackets = (text: string) => text.replaceAll('[', '(').replaceAll(']', ')')

/** Spaces stand outside the marks: `** a**` is no stress in Markdown. */
function printRun(run: Run): string {
  if (run.kind === 'tel') return `{tel:${run.line}}`
  const [, before = '', text = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(run.text) ?? []
  if (text === '') return run.text
  const escaped = (run.to === null ? text : withoutBrackets(text))
    .replaceAll('`', '’')
    .replaceAll(special, '\\$&')
  const stressed = `${run.strong ? '**' : ''}${run.em ? '*' : ''}${escaped}${run.em ? '*' : ''}${run.strong ? '**' : ''}`
  return `${before}${run.to === null ? stressed : `[${stressed}](${run.to})`}${after}`
}
