import type { ConversationId } from '../../chain/member.ts'

export const paneId = (conversation: ConversationId) => `pane-${conversation}`

/** Where she writes; in a conversation that has ended, where she reads. */
export function focusComposer(conversation: ConversationId): void {
  focusIn(conversation, 'textarea', '.log')
}

/** At once, so that the next key is not a letter in her text. */
export function focusLog(conversation: ConversationId): void {
  placeIn(conversation, '.log')?.focus()
}

/** Moves the keyboard to the first of these places that is there, once it is drawn. */
function focusIn(conversation: ConversationId, ...places: readonly string[]): void {
  requestAnimationFrame(() => {
    for (const place of places) {
      const found = placeIn(conversation, place)
      if (found) return found.focus()
    }
  })
}

function placeIn(conversation: ConversationId, place: string): HTMLElement | null | undefined {
  return document.getElementById(paneId(conversation))?.querySelector<HTMLElement>(place)
}
