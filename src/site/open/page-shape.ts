import { type Block, plainRuns } from '../../knowledge/block.ts'
import { printPage } from '../../knowledge/page-text.ts'
import { lineOf } from '../../knowledge/pages/around.ts'
import type { LivePage, Portal } from '../../knowledge/portal.ts'

/** One page in a list, for a partner's program. */
export const summaryOf = (origin: string, portal: Portal, page: LivePage) => {
  const { place, text, version, publishedOn, concept, outdated } = page
  const { id, title, summary, urgent, legal, review } = text.head
  return {
    id,
    language: place.language,
    section: place.section,
    title,
    summary,
    url: origin + page.address,
    languages: portal.languagesOf(place),
    version,
    publishedOn,
    reviewOn: review,
    urgent,
    legal,
    concept,
    outdated,
  }
}

/** One page with its text as Markdown of our dialect, and what its names stand for. */
export const wholeOf = (origin: string, portal: Portal, page: LivePage) => ({
  ...summaryOf(origin, portal, page),
  sources: page.text.head.sources,
  markdown: printPage(page.text),
  facts: named(page.text.blocks, 'fact').flatMap(
    (id) => portal.fact(id, page.place.language) ?? [],
  ),
  helplines: named(page.text.blocks, 'helpline').flatMap((id) => {
    const line = lineOf(id)
    return line ? [{ id, name: line.name, number: line.number }] : []
  }),
})

/** The ids of what a text shows by name, each once. */
function named(blocks: readonly Block[], kind: 'fact' | 'helpline'): readonly string[] {
  const ids = blocks.flatMap((block) => {
    if (block.kind === 'fact') return kind === 'fact' ? [block.fact] : []
    if (kind === 'fact') return []
    if (block.kind === 'helpline') return [block.line]
    const flows =
      'inside' in block ? block.inside : 'runs' in block || 'items' in block ? [block] : []
    const lines: string[] = []
    for (const flow of flows)
      for (const runs of 'items' in flow ? flow.items : [flow.runs])
        plainRuns(runs, (line) => {
          lines.push(line)
          return ''
        })
    return lines
  })
  return [...new Set(ids)]
}
