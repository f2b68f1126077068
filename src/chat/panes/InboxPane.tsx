import type { ConversationId } from '../../chain/member.ts'
import { Key } from '../../queue/panes/Key.tsx'
import { chatDeskWords as words } from '../desk-words.ts'
import { MessageRow } from './MessageRow.tsx'
import type { WaitingMessage } from './waiting-message.ts'
import { inboxTitleId } from './where-to.ts'

type InboxPaneParts = {
  readonly messages: readonly WaitingMessage[]
  readonly onShift: boolean
  /** Her role takes conversations; others look on. */
  readonly takes: boolean
  /** A claim of hers is on its way. */
  readonly busy: boolean
  readonly keys: boolean
  readonly onClaim: (conversation: ConversationId) => void
  /** Puts away what does not open. */
  readonly onRemove: (conversation: ConversationId) => void
}

/** Messages that were left, oldest first. Empty, it teaches. */
export function InboxPane(parts: InboxPaneParts) {
  const { messages, onShift, takes, busy, keys, onClaim, onRemove } = parts
  const off = takes && !onShift
  return (
    <section class="inbox" aria-labelledby={inboxTitleId}>
      <h2 id={inboxTitleId} tabIndex={-1}>
        {words.inbox} {messages.length > 0 && <span class="count">{messages.length}</span>}
        {keys && <Key name="b" />}
      </h2>
      <p class="unseen" role="status">
        {messages.length > 0 && words.inboxCount(messages.length)}
      </p>
      {messages.length === 0 ? (
        <p class="empty soft">{takes ? words.inboxEmpty : words.inboxEmptyLook}</p>
      ) : (
        <ol class="rows">
          {messages.map((message) => (
            <MessageRow
              key={message.conversation}
              message={message}
              takes={takes && onShift}
              mayClaim={!busy}
              onClaim={onClaim}
              onRemove={onRemove}
            />
          ))}
        </ol>
      )}
      {messages.length > 0 && off && <p class="empty soft">{words.inboxOff}</p>}
    </section>
  )
}
