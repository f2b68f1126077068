import type { ConversationId } from '../../chain/member.ts'
import type { Answers } from '../../queue/panes/waiting-person.ts'

/** Words somebody left that nobody answers yet, as a row shows them. days: since she last wrote. */
export type WaitingMessage = {
  readonly conversation: ConversationId
  readonly name: string
  readonly days: number
  readonly answers: Answers
}
