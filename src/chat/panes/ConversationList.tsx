import type { ConversationId } from '../../chain/member.ts'
import { Key } from '../../queue/panes/Key.tsx'
import { chatDeskWords as words } from '../desk-words.ts'
import { ConversationRow } from './ConversationRow.tsx'
import type { DeskConversation } from './desk-conversation.ts'

type ConversationListParts = {
  readonly conversations: readonly DeskConversation[]
  /** Which stand on the screen now, and which of them has her attention. */
  readonly shown: readonly ConversationId[]
  readonly focused: ConversationId | null
  readonly keys: boolean
  readonly draftOf: (conversation: ConversationId) => string
  readonly onOpen: (conversation: ConversationId) => void
}

/** Her conversations, oldest first; places never shuffle, so that hands can learn them. */
export function ConversationList(parts: ConversationListParts) {
  const { conversations, shown, focused, keys, draftOf, onOpen } = parts
  return (
    <section class="mine-list" aria-labelledby="mine-title">
      <h2 id="mine-title">
        {words.mine} {keys && conversations.length > 0 && <Key name="Alt 1…9" />}
      </h2>
      {conversations.length === 0 ? (
        <div class="empty">
          <p>{words.mineEmpty}</p>
          <p class="soft">{words.mineEmptyHow}</p>
        </div>
      ) : (
        <ol class="rows">
          {conversations.map((one, at) => (
            <ConversationRow
              key={one.conversation}
              one={one}
              hint={keys && at < 9 ? String(at + 1) : null}
              shown={shown.includes(one.conversation)}
              focused={focused === one.conversation}
              hasDraft={draftOf(one.conversation).trim() !== ''}
              onOpen={onOpen}
            />
          ))}
        </ol>
      )}
    </section>
  )
}
