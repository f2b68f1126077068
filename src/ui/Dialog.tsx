import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { dialogWords as words } from './dialog-words.ts'

type DialogParts = {
  readonly title: string
  readonly does: string
  readonly busy?: boolean
  readonly onDo: () => void
  readonly onClose: () => void
  readonly children: ComponentChildren
}

type TextField = HTMLInputElement | HTMLTextAreaElement

const isText = (field: EventTarget | null): field is TextField =>
  field instanceof HTMLTextAreaElement ||
  (field instanceof HTMLInputElement && !['checkbox', 'radio', 'file'].includes(field.type))

/** A few questions over the page, and one thing to do. Escape never throws away what she typed. */
export function Dialog({ title, does, busy = false, onDo, onClose, children }: DialogParts) {
  const dialog = useRef<HTMLDialogElement>(null)
  const typed = useRef(new Set<TextField>())
  const before = useRef<Element | null>(null)
  const [leaving, setLeaving] = useState(false)
  const id = useId()
  useEffect(() => {
    const opener = document.activeElement
    dialog.current?.showModal()
    // A dialog that is taken away open gives the focus back to nobody.
    return () => {
      if (opener instanceof HTMLElement) opener.focus()
    }
  }, [])
  const stay = () => {
    setLeaving(false)
    if (before.current instanceof HTMLElement) before.current.focus()
  }
  /** Asks first; a second Escape goes back to what she was typing. */
  const holdOn = (event: Event) => {
    if (leaving) {
      event.preventDefault()
      return stay()
    }
    if (![...typed.current].some((field) => field.isConnected && field.value.trim() !== '')) return
    event.preventDefault()
    before.current = document.activeElement
    setLeaving(true)
  }
  return (
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby={id}
      // A browser lets a page stop only one cancel after another, but every key.
      onKeyDown={(event) => event.key === 'Escape' && !event.isComposing && holdOn(event)}
      onCancel={(event) => event.target === dialog.current && holdOn(event)}
      onClose={onClose}
    >
      <form
        onInput={({ target }) => isText(target) && typed.current.add(target)}
        onSubmit={(event) => {
          event.preventDefault()
          if (!leaving) onDo()
        }}
      >
        <h2 id={id}>{title}</h2>
        {children}
        {leaving ? (
          <Leaving onStay={stay} onLeave={() => dialog.current?.close()} />
        ) : (
          <div class="choices">
            <button type="button" class="button" onClick={() => dialog.current?.close()}>
              {words.cancel}
            </button>
            <button type="submit" class="button button-main" disabled={busy}>
              {does}
            </button>
          </div>
        )}
      </form>
    </dialog>
  )
}

type LeavingParts = { readonly onStay: () => void; readonly onLeave: () => void }

function Leaving({ onStay, onLeave }: LeavingParts) {
  const safe = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    safe.current?.focus()
    safe.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <>
      <p class="warn" role="alert">
        {words.leaving}
      </p>
      <div class="choices">
        <button type="button" class="button" onClick={onLeave}>
          {words.leave}
        </button>
        <button ref={safe} type="button" class="button button-main" onClick={onStay}>
          {words.stay}
        </button>
      </div>
    </>
  )
}
