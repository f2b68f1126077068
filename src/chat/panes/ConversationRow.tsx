import type { ConversationId } from '../../chain/member.ts'
import { Key } from '../../queue/panes/Key.tsx'
import { personTitle } from '../../queue/panes/precheck-words.ts'
import { Span } from '../../queue/panes/Span.tsx'
import { Subject } from '../../queue/panes/Subject.tsx'
import { precheckOf } from '../../queue/panes/waiting-person.ts'
import { queueWords } from '../../queue/words.ts'
import { chatDeskWords as words } from '../desk-words.ts'
import type { ConversationView } from '../sealed/view.ts'
import { type DeskConversation, notYet, startOf, visitorIsAway } from './desk-conversation.ts'
import { useStore } from './use-store.ts'

type ConversationRowParts = {
  readonly one: DeskConversation
  readonly hint: string | null
  readonly shown: boolean
  readonly focused: boolean
  readonly onOpen: (conversation: ConversationId) => void
}

/** One of her conversations: who, how long, what is new. */
export function ConversationRow(parts: ConversationRowParts) {
  const { one, hint, shown, focused, onOpen } = parts
  const view = useStore(one.store ?? notYet)
  const start = startOf(one, view)
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
        {start === null ? <span class="span" /> : <Span sinceMs={start} />}
        <Now one={one} view={view} />
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

function Now({ one, view }: { readonly one: DeskConversation; readonly view: ConversationView }) {
  if (view.state === 'closed') return <span class="subject ended">{words.closedShort}</span>
  if (view.state === 'left') return <span class="subject ended">{words.leftShort}</span>
  if (view.trouble) return <span class="subject warn">{words.troubleShort[view.trouble.kind]}</span>
  if (view.typing) return <span class="subject typing">{words.visitorTyping}</span>
  if (visitorIsAway(view)) return <span class="subject">{words.away}</span>
  const skipped = one.answers?.kind === 'opened' && one.answers.precheck === null
  return (
    <span class="subject">
      {skipped && queueWords.skipped}
      <Subject precheck={one.answers && precheckOf(one.answers)} />
    </span>
  )
}
