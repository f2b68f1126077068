import type { Block, Flow, Run, Runs } from '../block.ts'
import { isAddress } from '../runs.ts'
import { tidyRuns } from './tidy-runs.ts'

/** A piece of pasted HTML, as a parser left it: nothing of it has run. name: small letters. */
export type Pasted =
  | string
  | {
      readonly name: string
      readonly attrs: Readonly<Record<string, string>>
      readonly inside: readonly Pasted[]
    }

type Element = Exclude<Pasted, string>
type Look = { readonly strong: boolean; readonly em: boolean; readonly to: string | null }

const plain: Look = { strong: false, em: false, to: null }
const silent = new Set([
  'base',
  'head',
  'link',
  'meta',
  'noscript',
  'script',
  'style',
  'template',
  'title',
])
const lists = new Set(['ol', 'ul', 'menu'])
const holders = new Set(
  'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul menu caption'.split(
    ' ',
  ),
)

/**
 * What somebody pastes, in our few blocks: nested lists become flat, table rows become lines, headings go to ours.
 * No word is lost but those of scripts and styles; addresses that are none of ours become words.
 */
export function readPaste(pasted: readonly Pasted[]): readonly Block[] {
  const blocks: Block[] = []
  let line: Run[] = []
  const end = () => {
    const runs = tidyRuns(line)
    line = []
    if (runs.length > 0) blocks.push({ kind: 'paragraph', runs })
  }
  for (const one of pasted) read(one, plain)
  end()
  return blocks

  function read(one: Pasted, look: Look): void {
    if (typeof one === 'string') {
      if (one !== '') line.push({ kind: 'text', text: one, ...look })
    } else if (silent.has(one.name) || isMarkOfWord(one)) return
    else if (one.name === 'br') end()
    else if (!holders.has(one.name)) for (const inner of one.inside) read(inner, lookOf(one, look))
    else readHolder(one, look)
  }

  function readHolder(one: Element, look: Look): void {
    end()
    const item = itemOfWord(one)
    if (item) addItem(item.ordered, runsOf(item.inside, look))
    else if (lists.has(one.name)) readList(one, look)
    else if (/^h[1-6]$/.test(one.name)) {
      const runs = runsOf(one.inside, plain)
      const level = one.name === 'h1' || one.name === 'h2' ? 2 : 3
      if (runs.length > 0)
        blocks.push({ kind: 'heading', level, runs: unstressed(runs), icon: null })
    } else if (one.name === 'blockquote') {
      for (const block of readPaste(one.inside))
        blocks.push(block.kind === 'paragraph' ? { kind: 'speech', runs: block.runs } : block)
    } else if (one.name === 'tr') {
      const cells = one.inside.filter((cell) => typeof cell !== 'string' || cell.trim() !== '')
      const runs = cells.flatMap((cell, at): Run[] => [
        ...(at === 0 ? [] : [{ kind: 'text' as const, text: ' – ', ...plain }]),
        ...runsOf([cell], look),
      ])
      if (tidyRuns(runs).length > 0) blocks.push({ kind: 'paragraph', runs: tidyRuns(runs) })
    } else {
      for (const inner of one.inside) read(inner, lookOf(one, look))
      end()
    }
  }

  /** An item's own words are one item; lists inside it follow as items of the same list. */
  function readList(list: Element, look: Look): void {
    const ordered = list.name === 'ol'
    for (const item of list.inside) {
      if (typeof item === 'string') read(item, look)
      else if (lists.has(item.name)) readList(item, look)
      else {
        const nested = item.inside.filter((one) => typeof one !== 'string' && lists.has(one.name))
        addItem(
          ordered,
          runsOf(
            item.inside.filter((one) => !nested.includes(one)),
            look,
          ),
        )
        for (const one of nested) if (typeof one !== 'string') readList(one, look)
      }
    }
    end()
  }

  function addItem(ordered: boolean, runs: Runs): void {
    const last = blocks.at(-1)
    if (runs.length === 0) return
    if (last?.kind === 'list' && last.ordered === ordered)
      blocks[blocks.length - 1] = { ...last, items: [...last.items, runs] }
    else blocks.push({ kind: 'list', ordered, items: [runs] })
  }
}

/** Everything inside as one line: paragraphs in a cell or an item stand behind each other. */
function runsOf(inside: readonly Pasted[], look: Look): Runs {
  const all = inside.flatMap((one): Run[] => {
    if (typeof one === 'string') return [{ kind: 'text', text: one, ...look }]
    if (silent.has(one.name) || isMarkOfWord(one)) return []
    const apart = holders.has(one.name) || one.name === 'br'
    const gap: Run[] = apart ? [{ kind: 'text', text: ' ', ...plain }] : []
    return [...gap, ...runsOf(one.inside, lookOf(one, look)), ...gap]
  })
  return all.length > 1 && look === plain ? tidyRuns(all) : all
}

function lookOf({ name, attrs }: Element, look: Look): Look {
  const style = (attrs['style'] ?? '').toLowerCase()
  const weight = /font-weight:\s*(bold|[6-9]00)/.test(style)
  const light = /font-weight:\s*(normal|[1-4]00)/.test(style)
  const strong = name === 'strong' || name === 'b' || weight
  const em = name === 'em' || name === 'i' || /font-style:\s*italic/.test(style)
  const href = name === 'a' ? (attrs['href'] ?? '') : ''
  return {
    strong: (look.strong || strong) && !light,
    em: look.em || em,
    to: isAddress(href) ? href : look.to,
  }
}

/** Word draws its bullets and numbers as text before the words. */
const isMarkOfWord = ({ attrs }: Element) => /mso-list:\s*ignore/i.test(attrs['style'] ?? '')

/** Word writes a list as paragraphs. Its marks are read for what they are: `1.`, `a)`, or a bullet. */
function itemOfWord(one: Element): { ordered: boolean; inside: readonly Pasted[] } | null {
  const ofList = /MsoListParagraph/.test(attrsOf(one, 'class'))
  const styled = /mso-list:\s*l\d/i.test(attrsOf(one, 'style'))
  if (one.name !== 'p' || !styled) return null
  const mark = markIn(one.inside)
  return ofList || mark !== null
    ? { ordered: /^\s*(\d+|[a-z]|[ivx]+)[.)]/i.test(mark ?? ''), inside: one.inside }
    : null
}

const attrsOf = (one: Element, name: string) => one.attrs[name] ?? ''

function markIn(inside: readonly Pasted[]): string | null {
  for (const one of inside) {
    if (typeof one === 'string') continue
    const found = isMarkOfWord(one) ? wordsIn(one.inside) : markIn(one.inside)
    if (found !== null) return found
  }
  return null
}

const wordsIn = (inside: readonly Pasted[]): string =>
  inside.map((one) => (typeof one === 'string' ? one : wordsIn(one.inside))).join('')

const unstressed = (runs: Runs): Runs =>
  tidyRuns(runs.map((run) => (run.kind === 'text' ? { ...run, strong: false, em: false } : run)))

/** Only what a box may hold: headings inside become lines. */
export const asFlows = (blocks: readonly Block[]): readonly Flow[] =>
  blocks.flatMap((block): readonly Flow[] => {
    if (block.kind === 'heading') return [{ kind: 'paragraph', runs: block.runs }]
    return block.kind === 'paragraph' || block.kind === 'speech' || block.kind === 'list'
      ? [block]
      : []
  })
