import { chatDeskWords as words } from '../desk-words.ts'
import type { ConversationView } from '../sealed/view.ts'
import { visitorIsAway } from './desk-conversation.ts'

type PaneStatusParts = {
  readonly view: ConversationView
  /** The visitor reads what is written here later, with her code. */
  readonly asMessage: boolean
}

/** One line that is always there, so that nothing jumps when somebody types, leaves or drops off. */
export function PaneStatus({ view, asMessage }: PaneStatusParts) {
  const { text, tone } = statusOf(view, asMessage)
  return (
    <>
      <p class={`pane-status ${tone}`} aria-hidden={tone === 'typing' || undefined}>
        {text}
      </p>
      <p class="unseen" role="status">
        {tone === 'typing' ? '' : text}
      </p>
    </>
  )
}

type Status = { readonly text: string; readonly tone: '' | 'typing' | 'warn' | 'bad' }

function statusOf(view: ConversationView, asMessage: boolean): Status {
  if (view.trouble) {
    const tone = view.trouble.kind === 'membership' ? 'bad' : 'warn'
    return { text: words.trouble[view.trouble.kind], tone }
  }
  if (view.typing) return { text: words.visitorTyping, tone: 'typing' }
  if (!visitorIsAway(view)) return { text: '', tone: '' }
  return asMessage
    ? { text: words.visitorReadsLater, tone: '' }
    : { text: words.visitorAway, tone: 'warn' }
}
