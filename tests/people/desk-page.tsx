import { render } from 'preact'
import { toB64 } from '../../src/chain/base64url.ts'
import { parseInviteLink } from '../../src/people/invite-link.ts'
import { Enrol } from '../../src/people/panes/Enrol.tsx'
import { Reception } from '../../src/people/panes/Reception.tsx'
import { SignIn } from '../../src/people/panes/SignIn.tsx'
import { thisBrowser } from '../../src/people/sealed/browser.ts'
import { signOut } from '../../src/people/sealed/sign-in.ts'
import type { Unlocked } from '../../src/people/sealed/unlock.ts'

/** The smallest desk there can be: the room's own panes and nothing else. */
const browser = thisBrowser(window)
const link = parseInviteLink(location.hash)
const root = document.querySelector('main') ?? document.body
const rootKeyBytes = Uint8Array.from(atob(root.dataset['rootKey'] ?? ''), (c) => c.charCodeAt(0))

if (link) render(<Enrol browser={browser} link={link} onUnlocked={enter} onSignIn={ask} />, root)
else ask()

function ask() {
  render(<SignIn browser={browser} onUnlocked={enter} />, root)
}

function enter(me: Unlocked) {
  if (!browser) return
  const leave = async () => {
    await signOut(browser)
    location.replace('/desk')
  }
  render(
    <>
      <h1>{`Aangemeld: ${me.pseudonym}`}</h1>
      <output id="keys">
        {toB64(me.keys.signing.seedBytes)} {toB64(me.keys.sealing.seedBytes)}
      </output>
      {me.role === 'supervisor' && (
        <Reception
          browser={browser}
          trust={{ rootKeyBytes, demo: true }}
          me={me}
          clock={() => Number(root.dataset['now'])}
          onRenewed={() => {}}
        />
      )}
      <button type="button" onClick={leave}>
        Meld je af
      </button>
    </>,
    root,
  )
}
