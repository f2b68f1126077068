import type { ConversationId } from '../../chain/member.ts'
import type { Precheck } from '../../sealing/precheck.ts'
import type { Line } from '../line.ts'

/**
 * What the envelope told. unopened: none of this counsellor's reception keys fits it. broken: it opened, and what
 * stands in it can not be greeted.
 */
export type Answers =
  | { readonly kind: 'opening' }
  | { readonly kind: 'opened'; readonly precheck: Precheck | null }
  | { readonly kind: 'unopened' | 'broken' }

/** One who waits, as a row shows her. sinceMs: on the clock the pane gets. */
export type WaitingPerson = {
  readonly conversation: ConversationId
  readonly name: string
  readonly line: Line
  readonly sinceMs: number
  readonly lost: boolean
  readonly answers: Answers
}

/** Who is to be greeted next: the longest waiting one who is there and can be greeted, then one who is away. */
export function nextToGreet(waiting: readonly WaitingPerson[]): WaitingPerson | null {
  const able = waiting.filter(({ answers }) => answers.kind === 'opened')
  return able.find(({ lost }) => !lost) ?? able[0] ?? null
}

export function precheckOf(answers: Answers): Precheck | null {
  return answers.kind === 'opened' ? answers.precheck : null
}
