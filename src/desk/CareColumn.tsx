import { chatDeskWords } from '../chat/desk-words.ts'
import { AboutConversation } from '../chat/panes/AboutConversation.tsx'
import type { DeskConversation } from '../chat/panes/desk-conversation.ts'

/** What belongs to the conversation in front of her. */
export function CareColumn({ one }: { readonly one: DeskConversation | null }) {
  return (
    <aside class="column care" aria-labelledby="care-title">
      <h2 id="care-title">{chatDeskWords.about}</h2>
      {one ? (
        <AboutConversation key={one.conversation} one={one} />
      ) : (
        <p class="empty soft">{chatDeskWords.aboutEmpty}</p>
      )}
    </aside>
  )
}
