import type { ConversationId } from '../../chain/member.ts'

/** A conversation with a visitor in it and no counsellor who is heard. sinceMs: on the pane's clock. */
export type Unattended = {
  readonly conversation: ConversationId
  readonly name: string
  readonly sinceMs: number
  /** Whose it is: pseudonyms from verified papers. */
  readonly by: readonly string[]
}

/** Words a counsellor took on and has not answered. days: since they were written. */
export type Assigned = {
  readonly conversation: ConversationId
  readonly name: string
  readonly days: number
  readonly by: readonly string[]
}
