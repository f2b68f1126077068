import type { Block } from './block.ts'

/** A block, and the facts that its answer shows when it is a question. */
export type Placed = { readonly block: Block; readonly facts: readonly string[] }

/** Blocks as readers see them: facts right below a question belong to its answer. Anything between keeps them apart. */
export function withFacts(blocks: readonly Block[]): readonly Placed[] {
  const placed: { readonly block: Block; readonly facts: string[] }[] = []
  for (const block of blocks) {
    const last = placed.at(-1)
    if (block.kind === 'fact' && last?.block.kind === 'question') last.facts.push(block.fact)
    else placed.push({ block, facts: [] })
  }
  return placed
}
