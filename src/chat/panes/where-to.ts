import type { ConversationId } from '../../chain/member.ts'

export const paneId = (conversation: ConversationId) => `pane-${conversation}`

/** Where she writes; in a conversation that has ended, where she reads. */
export function focusComposer(conversation: ConversationId): void {
  focusIn(conversation, 'textarea', '.log')
}

export function focusLog(conversation: ConversationId): void {
  focusIn(conversation, '.log')
}

/** Moves the keyboard to the first of these places that is there, once it is drawn. */
function focusIn(conversation: ConversationId, ...places: readonly string[]): void {
  requestAnimationFrame(() => {
    const pane = document.getElementById(paneId(conversation))
    for (const place of places) {
      const found = pane?.querySelector<HTMLElement>(place)
      if (found) return found.focus()
    }
  })
}
