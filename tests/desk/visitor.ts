import type { Precheck } from '../../src/sealing/precheck.ts'
import { until } from '../support/until.ts'
import { seen, startVisitor } from '../support/visitor.ts'
import type { DeskHouse } from './open-house.ts'

export const skipped: Precheck = {
  forWhom: null,
  age: null,
  topic: null,
  canType: null,
  language: 'nl',
}

/** Somebody who waits, and what she does and sees there. */
export async function visit({ origin, trust }: DeskHouse, precheck: Precheck | null) {
  const { id, conversation, leave } = await startVisitor(trust, { origin, precheck })
  return {
    id,
    conversation,
    say: (text: string) => conversation.send(text),
    typing: () => conversation.typing(),
    hears: (text: string) => seen(conversation, text),
    comesTo: (state: 'active' | 'closed') =>
      until(conversation, () => conversation.view().state === state, `state ${state}`),
    looks: () => conversation.shown(conversation.view().head),
    leave,
  }
}

export type TestVisitor = Awaited<ReturnType<typeof visit>>
