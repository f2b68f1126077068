import { useEffect, useState } from 'preact/hooks'
import type { Trust } from '../chain/verify-chain.ts'
import type { InviteLink } from '../people/invite-link.ts'
import { rolesFor } from '../people/permissions.ts'
import type { Browser } from '../people/sealed/browser.ts'
import { signOut } from '../people/sealed/sign-in.ts'
import type { Unlocked } from '../people/sealed/unlock.ts'
import { ClockContext } from '../queue/panes/clock.ts'
import { Broken } from './Broken.tsx'
import { Doorway } from './Doorway.tsx'
import { NothingHere } from './NothingHere.tsx'
import { Shell } from './Shell.tsx'
import { SignInAgain } from './SignInAgain.tsx'
import { openWork, type Work } from './work.ts'

export type AppParts = {
  readonly house: Trust
  /** Null where passkeys can not work. */
  readonly browser: Browser | null
  readonly window: Window & typeof globalThis
  /** Takes a one-time link out of the address, now and when one is opened in this tab later. */
  readonly takeInvite: () => InviteLink | null
}

/** From the door to the desk and back. Whoever leaves the desk starts with an empty page. */
export function App({ house, browser, window, takeInvite }: AppParts) {
  const [invite, setInvite] = useState(takeInvite)
  const [work, setWork] = useState<Work | null>(null)
  const [signedOut, setSignedOut] = useState(false)

  useEffect(() => {
    const look = () => {
      const link = takeInvite()
      if (link) setInvite(link)
    }
    window.addEventListener('hashchange', look)
    return () => window.removeEventListener('hashchange', look)
  }, [window, takeInvite])

  useEffect(() => {
    if (!work) return
    return watchWindow(window, work)
  }, [window, work])

  const enter = (me: Unlocked) => {
    setInvite(null)
    if (rolesFor.redaction.includes(me.role)) return toOtherPage(window, me, '/desk/redactie')
    if (rolesFor.outreach.includes(me.role)) return toOtherPage(window, me, '/desk/bereik')
    setWork(openWork({ window, house, me, onSignedOut: () => setSignedOut(true) }))
  }
  const enterAgain = (me: Unlocked) => {
    // A colleague at the same screen gets a clean desk, never the words of the one before.
    if (!work || me.hash !== work.me.hash) return window.location.reload()
    setSignedOut(false)
    work.desk.resume()
  }
  const leave = async () => {
    await work?.desk.ends.tell()
    if (browser) await signOut(browser)
    work?.close()
    window.location.reload()
  }

  if (!browser || !work)
    return (
      <Doorway
        browser={browser}
        invite={invite}
        onUnlocked={enter}
        onSignIn={() => setInvite(null)}
      />
    )
  if (!work.hasDesk) return <NothingHere me={work.me} onSignOut={leave} />
  return (
    <ClockContext.Provider value={work.clock}>
      <Broken>
        <Shell
          desk={work.desk}
          me={work.me}
          house={house}
          browser={browser}
          sound={work.sound}
          clock={work.clock.now}
          onSignOut={leave}
        />
        {signedOut && <SignInAgain browser={browser} onUnlocked={enterAgain} />}
      </Broken>
    </ClockContext.Provider>
  )
}

/** Who opens no conversation works on a page where no keys are: hers end here. */
function toOtherPage(window: Window, me: Unlocked, path: string) {
  me.keys.sealing.seedBytes.fill(0)
  me.keys.signing.seedBytes.fill(0)
  window.location.replace(path)
}

/** The device woke, or she wants to leave with words that are not sent. */
function watchWindow(window: Window, { desk }: Work): () => void {
  const back = () => desk.nudge()
  const leaving = (event: BeforeUnloadEvent) => {
    if (desk.holdsUnsent()) event.preventDefault()
  }
  window.addEventListener('online', back)
  window.document.addEventListener('visibilitychange', back)
  const gone = () => void desk.ends.tell()
  window.addEventListener('beforeunload', leaving)
  window.addEventListener('pagehide', gone)
  return () => {
    window.removeEventListener('online', back)
    window.document.removeEventListener('visibilitychange', back)
    window.removeEventListener('beforeunload', leaving)
    window.removeEventListener('pagehide', gone)
  }
}
