import type { ConversationId } from '../chain/member.ts'
import { paneId } from '../chat/panes/ConversationPane.tsx'

/** Moves the keyboard once what it moves to is drawn. */
function soon(find: () => HTMLElement | null | undefined): void {
  requestAnimationFrame(() => find()?.focus())
}

const inPane = (conversation: ConversationId, what: string) => () =>
  document.getElementById(paneId(conversation))?.querySelector<HTMLElement>(what)

export const focusComposer = (conversation: ConversationId) =>
  soon(inPane(conversation, 'textarea, .log'))

export const focusLog = (conversation: ConversationId) => soon(inPane(conversation, '.log'))

/** The first thing to do in the queue, or its title when there is nothing. */
export const focusQueue = () =>
  soon(
    () =>
      document.querySelector<HTMLElement>('.queue button:not([aria-disabled])') ??
      document.getElementById('queue-title'),
  )
