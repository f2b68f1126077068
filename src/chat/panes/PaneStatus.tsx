import { chatDeskWords as words } from '../desk-words.ts'
import type { ConversationView } from '../sealed/view.ts'
import { visitorIsAway } from './desk-conversation.ts'

/** One line that is always there, so that nothing jumps when somebody types, leaves or drops off. */
export function PaneStatus({ view }: { readonly view: ConversationView }) {
  const { text, tone } = statusOf(view)
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

type Status = { readonly text: string; readonly tone: '' | 'typing' | 'warn' | 'bad' | 'ended' }

function statusOf(view: ConversationView): Status {
  if (view.state === 'closed') return { text: words.closed, tone: 'ended' }
  if (view.state === 'left') return { text: words.visitorLeft, tone: 'ended' }
  if (view.trouble) {
    const tone = view.trouble.kind === 'membership' ? 'bad' : 'warn'
    return { text: words.trouble[view.trouble.kind], tone }
  }
  if (view.typing) return { text: words.visitorTyping, tone: 'typing' }
  return visitorIsAway(view) ? { text: words.visitorAway, tone: 'warn' } : { text: '', tone: '' }
}
