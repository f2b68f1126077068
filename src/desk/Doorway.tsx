import type { InviteLink } from '../people/invite-link.ts'
import { Enrol } from '../people/panes/Enrol.tsx'
import { SignIn } from '../people/panes/SignIn.tsx'
import type { Browser } from '../people/sealed/browser.ts'
import type { Unlocked } from '../people/sealed/unlock.ts'
import { deskWords as words } from './words.ts'

type DoorwayParts = {
  readonly browser: Browser | null
  readonly invite: InviteLink | null
  readonly onUnlocked: (me: Unlocked) => void
  readonly onSignIn: () => void
}

/** In front of the desk: a one-time link makes a passkey, a passkey opens the door. */
export function Doorway({ browser, invite, onUnlocked, onSignIn }: DoorwayParts) {
  return (
    <main class="doorway">
      <p class="house">{words.title}</p>
      {invite ? (
        <Enrol browser={browser} link={invite} onUnlocked={onUnlocked} onSignIn={onSignIn} />
      ) : (
        <SignIn browser={browser} onUnlocked={onUnlocked} />
      )}
    </main>
  )
}
