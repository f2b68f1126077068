import type { ComponentChildren } from 'preact'
import type { ConversationView, Present } from '../src/chat/sealed/view.ts'
import type { Say } from './say.ts'

type WhoProps = {
  readonly chat: ConversationView
  readonly say: Say
  /** What she can do at any time. */
  readonly children: ComponentChildren
}

/** Always in sight: who can read along, drawn from verified records only. */
export function WhoIsHere({ chat, say: { words, fill, list }, children }: WhoProps) {
  const say = words.chat
  const names = chat.who.flatMap(({ kind, name }) => (kind === 'staff' && name ? [name] : []))
  const withHer = fill(names.length === 1 ? say.withYou : say.withYouMore, { names: list(names) })
  const isOver = chat.state === 'closed' || chat.state === 'left'
  const waiting = chat.state === 'message' ? words.kept : words.waiting
  const title = isOver ? words.ended : names.length === 0 ? waiting : withHer
  const nameIn = ({ kind, name, me }: Present) =>
    me ? say.me : kind === 'team' ? say.team : (name ?? say.somebody)
  return (
    <header class="who">
      <span class="dot" aria-hidden="true">
        {names[0]?.slice(0, 1) ?? '…'}
      </span>
      <span class="names">
        <h1 tabIndex={-1}>{title}</h1>
        <small>
          {say.whoIsHere}: {list(chat.who.map(nameIn))}
        </small>
      </span>
      <span class="acts">{children}</span>
    </header>
  )
}
