import { plainRuns } from '../block.ts'
import type { PageText } from '../page-text.ts'
import { linesOf } from '../publishable.ts'
import { lineName } from './choices.ts'

/** A page's words as a reader reads them, a line for each line: what is checked for plain language and spelling. */
export const plainText = (page: PageText): string =>
  [
    page.head.summary,
    ...page.blocks.flatMap((block) => (block.kind === 'question' ? [block.question] : [])),
    ...linesOf(page).map((runs) => plainRuns(runs, lineName)),
  ].join('\n')

/** Every word once, in the order of the text. */
export const wordsOf = (text: string): readonly string[] => [
  ...new Set((text.match(/[\p{L}][\p{L}’'-]*[\p{L}]/gu) ?? []).filter((word) => word.length <= 60)),
]
