import type { Block, Flow, Runs } from './block.ts'
import type { PageText } from './page-text.ts'

/** One yes-or-no question. recognised: what a yes says, shown with the outcome. */
export type Question = { readonly asks: Runs; readonly recognised: Runs }

/** A self-test as its page tells it. It is answered on the device; nothing of it is sent. */
export type SelfTest = {
  readonly intro: readonly Block[]
  readonly questions: readonly Question[]
  /** Shown after at least one yes, and after none. */
  readonly outcome: Readonly<Record<'ja' | 'nee', readonly Flow[]>>
}

/** The test in a page of the section `tests`; null when it has no questions or lacks an outcome. */
export function selfTestOf({ blocks }: PageText): SelfTest | null {
  const first = blocks.findIndex(({ kind }) => kind === 'heading')
  if (first < 0) return null
  const questions: Question[] = []
  const outcome = new Map<'ja' | 'nee', readonly Flow[]>()
  for (const [at, block] of blocks.entries()) {
    const next = blocks[at + 1]
    if (block.kind === 'outcome') outcome.set(block.answer, block.inside)
    if (block.kind === 'heading' && next?.kind === 'paragraph')
      questions.push({ asks: block.runs, recognised: next.runs })
  }
  const [ja, nee] = [outcome.get('ja'), outcome.get('nee')]
  if (!ja || !nee || questions.length === 0) return null
  return { intro: blocks.slice(0, first), questions, outcome: { ja, nee } }
}
