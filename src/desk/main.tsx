import './quiet-zod.ts'
import '../ui/tokens.css'
import './controls.css'
import './desk.css'
import './debrief.css'
import { render } from 'preact'
import { parseInviteLink } from '../people/invite-link.ts'
import { thisBrowser } from '../people/sealed/browser.ts'
import { App } from './App.tsx'
import { parseHouse } from './house.ts'
import { deskWords as words } from './words.ts'

const house = parseHouse(document.getElementById('house')?.textContent ?? '')
const root = document.getElementById('desk')

if (root) root.textContent = house ? '' : words.noRoot
if (house && root) {
  render(
    <App house={house} browser={thisBrowser(window)} window={window} takeInvite={takeInvite} />,
    root,
  )
}

/** The fragment holds secrets: it is read once and gone from address bar and history before anything else. */
function takeInvite() {
  const link = parseInviteLink(location.hash)
  if (location.hash !== '') history.replaceState(null, '', location.pathname)
  return link
}
