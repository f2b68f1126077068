import type { Conversation } from '../../src/chat/sealed/conversation.ts'
import { until } from '../support/until.ts'
import { textsOf } from '../support/visitor.ts'
import type { Member } from './recorder.ts'

/** Waits until nothing of theirs waits any more and everybody holds what any of them was told of. One chat. */
export async function settle(members: readonly Member[], patienceMs = 40_000): Promise<void> {
  for (const { conversation, name, chat } of members) {
    const what = () => `that all of ${name} is sent in ${chat}: ${stateOf(conversation)}`
    await until(conversation, () => isSent(conversation), what, patienceMs)
  }
  const head = Math.max(...members.map(({ conversation }) => toldOf(conversation)))
  for (const { conversation, name, chat } of members) {
    const what = () => `that ${name} holds ${head} in ${chat}: ${stateOf(conversation)}`
    await until(conversation, () => conversation.view().head >= head, what, patienceMs)
  }
}

/** Who wrote it saw who came, and wants it sent to them too. */
function isSent(conversation: Conversation): boolean {
  const unsent = textsOf(conversation).filter(({ mine, seq }) => mine && seq === null)
  for (const { key, status } of unsent)
    if (status.kind === 'held') conversation.sendAnyway(key, status.epoch)
  return unsent.length === 0
}

/** An answer tells of a number before the log has it. */
const toldOf = (conversation: Conversation) =>
  Math.max(conversation.view().head, ...textsOf(conversation).map(({ seq }) => seq ?? 0))

function stateOf(conversation: Conversation): string {
  const { head, trouble, state, epoch } = conversation.view()
  return JSON.stringify({ head, trouble, state, epoch })
}
