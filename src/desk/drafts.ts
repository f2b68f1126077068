import type { ConversationId } from '../chain/member.ts'

/** What she typed and did not send, per conversation; in this tab's memory only. */
export function createDrafts() {
  const texts = new Map<ConversationId, string>()
  return {
    of: (conversation: ConversationId) => texts.get(conversation) ?? '',
    keep(conversation: ConversationId, text: string) {
      if (text === '') texts.delete(conversation)
      else texts.set(conversation, text)
    },
    drop: (conversation: ConversationId) => void texts.delete(conversation),
    /** The conversations that hold one now. */
    held: (): ReadonlySet<ConversationId> => new Set(texts.keys()),
    forget: () => texts.clear(),
  }
}

export type Drafts = ReturnType<typeof createDrafts>
