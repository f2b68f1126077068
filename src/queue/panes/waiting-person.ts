import type { ConversationId } from '../../chain/member.ts'
import type { Precheck } from '../../sealing/precheck.ts'
import type { Line } from '../line.ts'

/**
 * What the ticket told. parked: the team held the conversation; `by` gave it back (null: the visitor herself went on
 * with the team). unopened: none of this counsellor's reception keys fits it. broken: it opened, and what stands in
 * it can not be greeted.
 */
export type Answers =
  | { readonly kind: 'opening' }
  | {
      readonly kind: 'opened'
      readonly precheck: Precheck | null
      /** The code of the campaign link that led to it. */
      readonly campaign: string | null
    }
  | { readonly kind: 'parked'; readonly by: string | null; readonly readsBack: boolean }
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

/** Whether somebody with these answers can be greeted from this desk. */
export const isGreetable = ({ kind }: Answers): boolean => kind === 'opened' || kind === 'parked'

/** Nobody at this desk can do anything with it. */
export const isStuck = ({ kind }: Answers): boolean => kind === 'unopened' || kind === 'broken'

/** Who is to be greeted next: the first in line who is there and can be greeted, then one who is away. */
export function nextToGreet(waiting: readonly WaitingPerson[]): WaitingPerson | null {
  const able = waiting.filter(({ answers }) => isGreetable(answers))
  return able.find(({ lost }) => !lost) ?? able[0] ?? null
}

export function precheckOf(answers: Answers): Precheck | null {
  return answers.kind === 'opened' ? answers.precheck : null
}
