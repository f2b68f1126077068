import type { ConversationId } from '../../chain/member.ts'
import { Key } from '../../queue/panes/Key.tsx'
import { personTitle } from '../../queue/panes/precheck-words.ts'
import { Span } from '../../queue/panes/Span.tsx'
import { precheckOf } from '../../queue/panes/waiting-person.ts'
import { queueWords } from '../../queue/words.ts'
import { chatDeskWords as words } from '../desk-words.ts'
import { type DeskConversation, endingOf, startOf, viewed } from './desk-conversation.ts'
import { RowNow } from './RowNow.tsx'
import { useStore } from './use-store.ts'

type ConversationRowParts = {
  readonly one: DeskConversation
  readonly hint: string | null
  readonly shown: boolean
  readonly focused: boolean
  /** Words of hers stand in it that she did not send. */
  readonly hasDraft: boolean
  readonly onOpen: (conversation: ConversationId) => void
}

/** One of her conversations: who, how long, what is new. */
export function ConversationRow(parts: ConversationRowParts) {
  const { one, hint, shown, focused, hasDraft, onOpen } = parts
  const view = useStore(viewed(one))
  const start = endingOf(one, view) ? null : startOf(one, view)
  return (
    <li class={`row talk${focused ? ' focused' : ''}${shown ? ' shown' : ''}`}>
      <button
        type="button"
        aria-current={focused || undefined}
        aria-keyshortcuts={hint ? `Alt+${hint}` : undefined}
        onClick={() => onOpen(one.conversation)}
      >
        <span class="who">
          <b>{titleOf(one)}</b>
          {hint && <Key name={hint} />}
        </span>
        {one.asMessage ? (
          <span class="mark">{words.asMessage}</span>
        ) : start === null ? (
          <span class="span" />
        ) : (
          <Span sinceMs={start} />
        )}
        <RowNow one={one} view={view} hasDraft={hasDraft && !shown} />
        {view.unread > 0 && (
          <span class="count">
            <span aria-hidden="true">{view.unread}</span>
            <span class="unseen">{words.unread(view.unread)}</span>
          </span>
        )}
      </button>
    </li>
  )
}

/** `Jongere · 16–17` where it is known, else the short name. */
function titleOf({ answers, line, name }: DeskConversation) {
  if (!line) return words.conversation(name)
  return (
    <>
      {personTitle(queueWords.lineWord[line], answers && precheckOf(answers))}{' '}
      <span class="name">{name}</span>
    </>
  )
}
