import { useEffect, useRef } from 'preact/hooks'
import { outreachWords as words } from '../words.ts'

/** The session ended while she worked. What she typed stays; the door is another page. */
export function SignedOut({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby="signed-out-title" onClose={onClose}>
      <h2 id="signed-out-title">{words.signedOut}</h2>
      <p>{words.signedOutHow}</p>
      <div class="choices">
        <button type="button" class="button" onClick={() => dialog.current?.close()}>
          {words.close}
        </button>
        <a class="button button-main" href="/desk" target="_blank" rel="noopener">
          {words.signIn}
        </a>
      </div>
    </dialog>
  )
}
