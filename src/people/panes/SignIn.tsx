import { useId, useState } from 'preact/hooks'
import type { Browser } from '../sealed/browser.ts'
import { signIn } from '../sealed/sign-in.ts'
import type { Unlocked } from '../sealed/unlock.ts'
import { peopleWords as words } from '../words.ts'
import { Outcome } from './Outcome.tsx'
import { sentenceFor } from './sentence.ts'

type SignInParts = {
  /** Null where passkeys can not work. */
  readonly browser: Browser | null
  readonly onUnlocked: (me: Unlocked) => void
}

/** One button: the passkey says who she is and opens her keys. */
export function SignIn({ browser, onUnlocked }: SignInParts) {
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<string | null>(null)
  const titleId = useId()

  async function go(browser: Browser) {
    setBusy(true)
    setOutcome(null)
    const result = await signIn(browser)
    setBusy(false)
    if (result.kind === 'unlocked') onUnlocked(result.unlocked)
    else setOutcome(sentenceFor(result, words.refusedSignIn))
  }

  return (
    <section class="panel" aria-labelledby={titleId}>
      <h1 id={titleId}>{words.signInTitle}</h1>
      {browser ? (
        <>
          <p>{words.signInHow}</p>
          <button
            type="button"
            class="button button-main"
            disabled={busy}
            onClick={() => go(browser)}
          >
            {busy ? words.signingIn : words.signIn}
          </button>
        </>
      ) : (
        <p class="notice">{words.noBrowser}</p>
      )}
      <Outcome text={outcome} />
    </section>
  )
}
