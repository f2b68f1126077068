import type { ConversationId } from '../../chain/member.ts'

export const paneId = (conversation: ConversationId) => `pane-${conversation}`
export const inboxTitleId = 'inbox-title'

/** Where she writes; in a conversation that has ended, where she reads. */
export function focusComposer(conversation: ConversationId): void {
  focusIn(conversation, 'textarea', '.log', '.ended')
}

/** At once, so that the next key is not a letter in her text. */
export function focusLog(conversation: ConversationId): void {
  const log = placeIn(conversation, '.log')
  if (log) log.focus()
  else if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
}

/** The first message that can be taken, or the inbox's title; once it is drawn. */
export function focusInbox(): void {
  requestAnimationFrame(() => {
    const button = document.querySelector<HTMLElement>('.inbox button:not([aria-disabled])')
    const place = button ?? document.getElementById(inboxTitleId)
    place?.focus()
  })
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
