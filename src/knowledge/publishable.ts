import type { Run, Runs } from './block.ts'
import { isSlug, type Place } from './page.ts'
import { type PageText, readPage } from './page-text.ts'
import type { Problem } from './problem.ts'
import { selfTestOf } from './self-test.ts'
import { leadsToSomebody, typedIn } from './typed.ts'

/** Why a text may not go before readers; each becomes a sentence on the desk. part: what it is about. */
export type Objection = {
  readonly why:
    | 'problems'
    | 'typed-number'
    | 'typed-law'
    | 'hidden-signs'
    | 'unknown-helpline'
    | 'unknown-fact'
    | 'unknown-test'
    | 'unknown-media'
    | 'no-captions'
    | 'broken-link'
    | 'no-text'
    | 'no-self-test'
    | 'no-review-day'
    | 'other-id'
    | 'bad-slug'
  readonly part: string
}

/** What a text may name. */
export type Known = {
  helpline(id: string): boolean
  fact(id: string): boolean
  test(slug: string): boolean
  media(id: string): boolean
  /** An inside address without its fragment: `/j/3`. */
  address(path: string): boolean
  /** Whether another page has this id already. */
  idTaken(id: string): boolean
}

/** Everything that stands between a text and its readers. Empty: it may be published. */
export function objectionsTo(source: string, place: Place, known: Known): readonly Objection[] {
  const { page, problems } = readPage(source)
  const found: Objection[] = problems.map((problem) => ({ why: 'problems', part: tell(problem) }))
  if (!isSlug(place.section, place.slug)) found.push({ why: 'bad-slug', part: place.slug })
  if (!page) return found
  const { head, blocks } = page
  if (known.idTaken(head.id)) found.push({ why: 'other-id', part: head.id })
  if (head.legal && head.review === null) found.push({ why: 'no-review-day', part: head.title })
  if (blocks.length === 0) found.push({ why: 'no-text', part: head.title })
  if (place.section === 'tests' && !selfTestOf(page))
    found.push({ why: 'no-self-test', part: head.title })
  // A source names the law it is, and a reader may search for it; no text does.
  const mayName = new Set([...head.keywords, ...head.sources.map(({ says }) => says)])
  for (const text of everyText(page)) {
    const typed = typedIn(text)
    if (typed.number) found.push({ why: 'typed-number', part: typed.number })
    if (typed.law && !mayName.has(text)) found.push({ why: 'typed-law', part: typed.law })
    if (typed.hidden) found.push({ why: 'hidden-signs', part: text })
  }
  for (const { to, line } of namesIn(page)) {
    if (line !== null && !known.helpline(line)) found.push({ why: 'unknown-helpline', part: line })
    if (to !== null && leadsToSomebody(to)) found.push({ why: 'typed-number', part: to })
    if (to?.startsWith('/') && !known.address(to.split('#', 1)[0] ?? to))
      found.push({ why: 'broken-link', part: to })
  }
  for (const block of blocks) {
    if (block.kind === 'helpline' && !known.helpline(block.line))
      found.push({ why: 'unknown-helpline', part: block.line })
    if (block.kind === 'fact' && !known.fact(block.fact))
      found.push({ why: 'unknown-fact', part: block.fact })
    if (block.kind === 'self-test' && !known.test(block.test))
      found.push({ why: 'unknown-test', part: block.test })
    if (block.kind === 'media' && !known.media(block.id))
      found.push({ why: 'unknown-media', part: block.id })
    if (block.kind === 'media' && block.media === 'film' && block.captions.length === 0)
      found.push({ why: 'no-captions', part: block.alt })
  }
  return found
}

const tell = ({ line, word, part }: Problem) => `${line}: ${word} ${part}`

/** Every line of a page, in order. */
export function linesOf({ blocks }: PageText): readonly Runs[] {
  return blocks.flatMap((block) => {
    switch (block.kind) {
      case 'paragraph':
      case 'speech':
      case 'heading':
        return [block.runs]
      case 'list':
        return block.items
      case 'box':
      case 'question':
      case 'outcome':
        return block.inside.flatMap((flow) => (flow.kind === 'list' ? flow.items : [flow.runs]))
      default:
        return []
    }
  })
}

/** Whatever a reader gets to see, and what she finds the page by. */
const everyText = (page: PageText): readonly string[] => [
  page.head.title,
  page.head.summary,
  page.head.warning ?? '',
  ...page.head.keywords,
  ...page.head.sources.map(({ says }) => says),
  ...page.blocks.flatMap((block) => {
    if (block.kind === 'question') return [block.question]
    if (block.kind !== 'media') return []
    return block.media === 'film'
      ? [block.alt, ...block.captions.map(({ says }) => says)]
      : [block.alt]
  }),
  ...linesOf(page).map((runs) =>
    runs.map((run) => (run.kind === 'text' ? run.text : ' ')).join(''),
  ),
]

const namesIn = (page: PageText) =>
  linesOf(page)
    .flat()
    .map((run: Run) =>
      run.kind === 'tel' ? { to: null, line: run.line } : { to: run.to, line: null },
    )
