import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { chatDeskWords as words } from '../desk-words.ts'
import { PartingWarnings } from './PartingWarnings.tsx'

type CloseDialogParts = {
  readonly name: string
  readonly hasDraft: boolean
  readonly waiting: number
  readonly onClose: (readsBack: boolean) => void
  readonly onCancel: () => void
}

/** Says what happens before a conversation ends. Escape and "Ga verder" change nothing. */
export function CloseDialog({ name, hasDraft, waiting, onClose, onCancel }: CloseDialogParts) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [readsBack, setReadsBack] = useState(false)
  const titleId = useId()
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby={titleId} onClose={onCancel}>
      <h2 id={titleId}>{words.closeTitle(name)}</h2>
      <p>{words.closeWhat}</p>
      <PartingWarnings hasDraft={hasDraft} waiting={waiting} />
      <label class="switch">
        <input
          type="checkbox"
          checked={readsBack}
          onChange={(event) => setReadsBack(event.currentTarget.checked)}
        />
        {words.closeReadsBack}
      </label>
      <form method="dialog" class="choices">
        <button type="submit" class="button">
          {words.partNot}
        </button>
        <button type="button" class="button button-main" onClick={() => onClose(readsBack)}>
          {words.closeNow}
        </button>
      </form>
    </dialog>
  )
}
