import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { outreachWords as words } from '../words.ts'

type DialogParts = {
  readonly title: string
  readonly does: string
  readonly busy?: boolean
  readonly onDo: () => void
  readonly onClose: () => void
  readonly children: ComponentChildren
}

/** A few questions over the page, and one thing to do. */
export function Dialog({ title, does, busy = false, onDo, onClose, children }: DialogParts) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby={id} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          onDo()
        }}
      >
        <h2 id={id}>{title}</h2>
        {children}
        <div class="choices">
          <button type="button" class="button" onClick={() => dialog.current?.close()}>
            {words.cancel}
          </button>
          <button type="submit" class="button button-main" disabled={busy}>
            {does}
          </button>
        </div>
      </form>
    </dialog>
  )
}
