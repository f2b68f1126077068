import { render } from 'preact'
import { fromB64 } from '../src/chain/base64url.ts'
import { startLanded } from '../src/ui/landed.ts'
import { watchLeaving } from '../src/ui/leaving.ts'
import './shared.ts'
import { App, type Kept } from './App.tsx'
import { parseHouse } from './house.ts'
import type { OnePlace } from './later.ts'
import { Screen } from './Screen.tsx'
import { sayIn } from './say.ts'
import { watchKeyboard, watchSight } from './screen.ts'
import { lacking } from './support.ts'
import { openVisit } from './visit.ts'
import type { AppWords } from './words.ts'

start()

/** Takes over the page the server drew. Without `#house` or an app element the page stays as it is. */
function start() {
  const app = document.getElementById('app')
  const house = parseHouse(document.getElementById('house')?.textContent ?? 'null')
  if (!app || !house) return
  ;(globalThis as unknown as OnePlace).keerpunt.later = house.later
  const words = wordsOfPage()
  const { language, exitTo, apiOrigin, demo } = house
  const landed = startLanded(apiOrigin)
  const kept: Kept = {
    phones: app.querySelector('.side'),
    languages: app.querySelector('.languages'),
    how: app.querySelector('.how'),
  }
  const say = sayIn(language, words, apiOrigin)
  const missing = lacking()
  if (missing) {
    app.replaceChildren()
    render(
      <Screen title={words.sorry[missing]} kept={kept} first>
        <p class="lead">{words.sorryWhy[missing]}</p>
      </Screen>,
      app,
    )
    return
  }
  const visit = openVisit({
    http: (path, init) =>
      fetch(apiOrigin + path, {
        cache: 'no-store',
        credentials: 'omit',
        redirect: 'error',
        referrerPolicy: 'no-referrer',
        ...init,
      }),
    house: { rootKeyBytes: fromB64(house.rootKey ?? '') ?? new Uint8Array(), demo },
    clock: Date.now,
    campaign: landed.code,
    random: (size) => crypto.getRandomValues(new Uint8Array(size)),
    farewell: (path, tokenB64) => void navigator.sendBeacon(apiOrigin + path, tokenB64),
  })
  visit.subscribe(() => {
    const view = visit.view()
    if (view.phase === 'chat' && !view.returned) landed.count('chat')
  })
  watchLeaving(exitTo, visit.leave)
  // The tab closes or goes elsewhere: nothing brings this conversation back, so it ends honestly.
  addEventListener('pagehide', visit.leave)
  addEventListener('pageshow', (event) => {
    if (!event.persisted) return
    document.body.replaceChildren()
    location.replace(location.pathname)
  })
  addEventListener('online', visit.nudge)
  for (const act of ['keydown', 'pointerdown']) addEventListener(act, visit.touched)
  watchSight(visit.nudge)
  watchKeyboard()
  let drawn = false
  const draw = () => {
    if (drawn) return
    drawn = true
    app.replaceChildren()
    render(<App visit={visit} kept={kept} say={say} />, app)
  }
  // What the page says of now is seconds old: she need not wait for the house to say it again.
  if (dataOf('state') === 'open') draw()
  void visit.look().then(draw)
}

/** The page was made by the same build: its words have the shape the app knows. */
function wordsOfPage(): AppWords {
  return dataOf('words') as AppWords
}

/** What the page carries for the app. */
function dataOf(id: string): unknown {
  return JSON.parse(document.getElementById(id)?.textContent ?? 'null')
}
