import type { Block } from './block.ts'
import { printHead, readHead } from './front-matter.ts'
import { readMarkdown } from './markdown.ts'
import type { PageHead } from './page.ts'
import { printMarkdown } from './print-markdown.ts'
import type { Problem } from './problem.ts'

/** A page's text: what an editor writes, what a file under `content/` holds, and what is kept. */
export type PageText = { readonly head: PageHead; readonly blocks: readonly Block[] }

export type ReadPage = { readonly page: PageText | null; readonly problems: readonly Problem[] }

/** At most this many characters of one page are read. */
export const pageMost = 100_000

/** Reads a whole page. page is null when its head can not be read; problems in the text leave its words standing. */
export function readPage(text: string): ReadPage {
  const { head, body, bodyLine, problems } = readHead(text)
  const read = readMarkdown(body)
  const below = read.problems.map((one) => ({ ...one, line: one.line + bodyLine - 1 }))
  return { page: head && { head, blocks: read.blocks }, problems: [...problems, ...below] }
}

/** Writes a whole page, one way only: `readPage` gives the same page again. */
export const printPage = ({ head, blocks }: PageText): string =>
  printHead(head) + printMarkdown(blocks)
