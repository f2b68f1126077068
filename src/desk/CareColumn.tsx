import { chatDeskWords } from '../chat/desk-words.ts'
import { AboutConversation } from '../chat/panes/AboutConversation.tsx'
import type { DeskConversation } from '../chat/panes/desk-conversation.ts'
import type { Desk } from './desk.ts'
import { HowItEnded } from './HowItEnded.tsx'

type CareParts = { readonly one: DeskConversation | null; readonly ends: Desk['ends'] }

/** What belongs to the conversation in front of her. */
export function CareColumn({ one, ends }: CareParts) {
  return (
    <aside class="column care" aria-labelledby="care-title">
      <h2 id="care-title">{chatDeskWords.about}</h2>
      {one ? (
        <>
          <AboutConversation key={one.conversation} one={one} />
          <HowItEnded one={one} ends={ends} />
        </>
      ) : (
        <p class="empty soft">{chatDeskWords.aboutEmpty}</p>
      )}
    </aside>
  )
}
