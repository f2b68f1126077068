import type { ConversationId } from '../chain/member.ts'
import { chatDeskWords } from '../chat/desk-words.ts'
import { AboutConversation } from '../chat/panes/AboutConversation.tsx'
import { ConversationPane } from '../chat/panes/ConversationPane.tsx'
import type { DeskConversationActions } from '../chat/panes/desk-conversation.ts'
import { BackIcon } from '../queue/panes/icons.tsx'
import type { Board } from './board.ts'
import type { Desk } from './desk.ts'
import { HowItEnded } from './HowItEnded.tsx'
import { focusedOf } from './panes.ts'
import { Start } from './Start.tsx'

type MiddleParts = {
  readonly board: Board
  readonly shown: readonly ConversationId[]
  readonly attended: boolean
  readonly narrow: boolean
  /** There is no third column: what belongs to a conversation folds into its pane. */
  readonly withCare: boolean
  readonly ends: Desk['ends']
  readonly keys: boolean
  readonly actions: DeskConversationActions
  readonly onBack: () => void
}

/** The conversations on the screen, side by side where they fit. */
export function Middle(parts: MiddleParts) {
  const { board, shown, attended, narrow, withCare, ends, keys, actions, onBack } = parts
  const focused = focusedOf(board.panes)
  const open = shown.flatMap(
    (conversation) => board.mine.find((one) => one.conversation === conversation) ?? [],
  )
  if (open.length === 0) return <Start board={board} />
  return (
    <div class="panes">
      {open.map((one) => (
        <ConversationPane
          key={one.conversation}
          one={one}
          actions={actions}
          focused={focused === one.conversation}
          attended={attended}
          mayHide={open.length > 1}
          keys={keys}
          back={
            narrow && (
              <button
                type="button"
                class="button icon"
                aria-label={chatDeskWords.back}
                onClick={onBack}
              >
                <BackIcon />
              </button>
            )
          }
        >
          {withCare && (
            <details class="fold">
              <summary>{chatDeskWords.about}</summary>
              <AboutConversation one={one} />
              <HowItEnded one={one} ends={ends} />
            </details>
          )}
        </ConversationPane>
      ))}
    </div>
  )
}
