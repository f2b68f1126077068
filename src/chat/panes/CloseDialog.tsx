import { useEffect, useId, useRef } from 'preact/hooks'
import { chatDeskWords as words } from '../desk-words.ts'

type CloseDialogParts = {
  readonly name: string
  readonly hasDraft: boolean
  readonly waiting: number
  readonly onClose: () => void
  readonly onCancel: () => void
}

/** Says what will be gone before a conversation ends. Escape and "Ga verder" change nothing. */
export function CloseDialog({ name, hasDraft, waiting, onClose, onCancel }: CloseDialogParts) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby={titleId} onClose={onCancel}>
      <h2 id={titleId}>{words.closeTitle(name)}</h2>
      <p>{words.closeWhat}</p>
      {hasDraft && <p class="warn">{words.closeDraft}</p>}
      {waiting > 0 && <p class="warn">{words.closeWaiting(waiting)}</p>}
      <form method="dialog" class="choices">
        <button type="submit" class="button">
          {words.closeNot}
        </button>
        <button type="button" class="button button-main" onClick={onClose}>
          {words.closeNow}
        </button>
      </form>
    </dialog>
  )
}
