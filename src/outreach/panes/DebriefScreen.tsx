import { useCallback, useEffect, useState } from 'preact/hooks'
import { sentenceFor } from '../../people/panes/sentence.ts'
import { signIn } from '../../people/sealed/sign-in.ts'
import type { Unlocked } from '../../people/sealed/unlock.ts'
import { peopleWords } from '../../people/words.ts'
import { debriefWords as say } from '../debrief/words.ts'
import { DebriefNotes } from './DebriefNotes.tsx'
import type { ScreenParts } from './desk.ts'
import { useIdle } from './use-idle.ts'

/** This screen's place in the address. */
export const debriefScreen = 'na-afloop'

/** Writing down what a contact did to her. Her keys are open as long as this screen is, and in use. */
export function DebriefScreen({ desk }: ScreenParts) {
  const { unlocking } = desk
  const [me, setMe] = useState<Unlocked | null>(null)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState('')
  useEffect(() => {
    if (!me) return
    return () => {
      me.keys.sealing.seedBytes.fill(0)
      me.keys.signing.seedBytes.fill(0)
    }
  }, [me])

  const shut = useCallback(() => setMe(null), [])
  useIdle(me !== null, shut)

  const open = async () => {
    if (!unlocking) return
    setBusy(true)
    setFault('')
    const entered = await signIn(unlocking.browser)
    setBusy(false)
    if (entered.kind !== 'unlocked')
      return setFault(sentenceFor(entered, peopleWords.refusedSignIn))
    // A colleague's passkey: the session is hers now, and so has to be the page.
    if (entered.unlocked.pseudonym !== desk.name) return window.location.reload()
    setMe(entered.unlocked)
  }
  return (
    <section class="outreach-screen debrief" aria-labelledby="debrief-title">
      <h2 id="debrief-title">{say.title}</h2>
      <p class="how-to">{say.how}</p>
      <p class="soft how-to">{say.limits}</p>
      <p class="soft how-to">{say.lost}</p>
      {!unlocking && <p class="notice">{say.noKeys}</p>}
      {unlocking && !me && (
        <>
          <p class="soft how-to">{say.openHow}</p>
          <button
            type="button"
            class="button button-main"
            disabled={busy}
            onClick={() => void open()}
          >
            {busy ? say.opening : say.open}
          </button>
        </>
      )}
      {fault && (
        <p class="bad" role="alert">
          {fault}
        </p>
      )}
      {unlocking && me && (
        <DebriefNotes
          desk={desk}
          me={me}
          parts={{ fetcher: unlocking.browser.fetch, trust: unlocking.house, me }}
        />
      )}
    </section>
  )
}
