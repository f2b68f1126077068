import type { Unlocked } from '../people/sealed/unlock.ts'
import { deskWords as words } from './words.ts'

type NothingHereParts = { readonly me: Unlocked; readonly onSignOut: () => void }

/** For roles whose work is done elsewhere. */
export function NothingHere({ me, onSignOut }: NothingHereParts) {
  return (
    <main class="doorway">
      <section class="panel">
        <h1>
          <bdi>{me.pseudonym}</bdi>
        </h1>
        <p>{words.nothingHere}</p>
        <button type="button" class="button" onClick={onSignOut}>
          {words.signOut}
        </button>
      </section>
    </main>
  )
}
