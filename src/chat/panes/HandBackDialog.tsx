import { useEffect, useId, useRef } from 'preact/hooks'
import { chatDeskWords as words } from '../desk-words.ts'
import { PartingWarnings } from './PartingWarnings.tsx'

type HandBackDialogParts = {
  readonly name: string
  readonly hasDraft: boolean
  readonly waiting: number
  readonly onHandBack: (readsBack: boolean) => void
  readonly onCancel: () => void
}

/** Asks whether a colleague may read back, every time anew. Escape and "Ga verder" change nothing. */
export function HandBackDialog(parts: HandBackDialogParts) {
  const { name, hasDraft, waiting, onHandBack, onCancel } = parts
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby={titleId} onClose={onCancel}>
      <h2 id={titleId}>{words.handBackTitle(name)}</h2>
      <p>{words.handBackWhat}</p>
      <PartingWarnings hasDraft={hasDraft} waiting={waiting} />
      <p>{words.handBackChoice}</p>
      <form method="dialog" class="choices">
        <button type="submit" class="button">
          {words.partNot}
        </button>
        <button type="button" class="button" onClick={() => onHandBack(false)}>
          {words.handBackWithout}
        </button>
        <button type="button" class="button" onClick={() => onHandBack(true)}>
          {words.handBackWith}
        </button>
      </form>
    </dialog>
  )
}
