import { useEffect, useRef } from 'preact/hooks'
import { SignIn } from '../people/panes/SignIn.tsx'
import type { Browser } from '../people/sealed/browser.ts'
import type { Unlocked } from '../people/sealed/unlock.ts'
import { deskWords as words } from './words.ts'

type SignInAgainParts = { readonly browser: Browser; readonly onUnlocked: (me: Unlocked) => void }

/** The session ended while she worked. Drafts stay behind this window, which only her passkey closes. */
export function SignInAgain({ browser, onUnlocked }: SignInAgainParts) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog
      ref={dialog}
      class="dialog again"
      aria-labelledby="again-title"
      onCancel={(event) => event.preventDefault()}
      onClose={() => dialog.current?.showModal()}
    >
      <h2 id="again-title">{words.signedOut}</h2>
      <p>{words.signedOutHow}</p>
      <SignIn browser={browser} onUnlocked={onUnlocked} />
    </dialog>
  )
}
