import { AnswersLine } from '../../queue/panes/AnswersLine.tsx'
import { ageTone, formatAge } from '../../queue/panes/age.ts'
import { chatDeskWords as words } from '../desk-words.ts'
import type { ConversationView } from '../sealed/view.ts'
import {
  type DeskConversation,
  endingOf,
  isUnanswered,
  visitorIsAway,
} from './desk-conversation.ts'

type RowNowParts = {
  readonly one: DeskConversation
  readonly view: ConversationView
  readonly hasDraft: boolean
}

/** The one thing about a conversation that matters most now, as its row says it. */
export function RowNow({ one, view, hasDraft }: RowNowParts) {
  const ending = endingOf(one, view)
  if (ending) return <span class="subject ended">{words.endedShort[ending]}</span>
  if (view.trouble) return <span class="subject warn">{words.troubleShort[view.trouble.kind]}</span>
  if (view.typing) return <span class="subject typing">{words.visitorTyping}</span>
  if (hasDraft) return <span class="subject">{words.hasDraft}</span>
  if (one.asMessage) return <MessageNow one={one} view={view} />
  if (visitorIsAway(view)) return <span class="subject">{words.away}</span>
  return <span class="subject">{one.answers && <AnswersLine answers={one.answers} />}</span>
}

/** Of a message: whether it is answered, how old it is, and whether she is here to read it. */
function MessageNow({ one, view }: Omit<RowNowParts, 'hasDraft'>) {
  const here = view.who.some((member) => member.kind === 'visitor' && member.here)
  const unanswered = isUnanswered(one, view)
  const days = one.told?.days ?? 0
  return (
    <span class="subject">
      {unanswered ? (
        <span class={ageTone(days)}>
          {words.noAnswerYet}
          {days > 0 && ` · ${formatAge(days)}`}
        </span>
      ) : (
        words.answered
      )}
      {here && ` · ${words.hereNow}`}
    </span>
  )
}
