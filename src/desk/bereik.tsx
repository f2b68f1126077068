import './quiet-zod.ts'
import '../ui/tokens.css'
import './controls.css'
import './editorial.css'
import './bereik.css'
import './calendar.css'
import './logbook.css'
import './figures.css'
import './debrief.css'
import './feed.css'
import { render } from 'preact'
import { createAsking } from '../doors/asking.ts'
import { Outreach } from '../outreach/panes/Outreach.tsx'
import { outreachWords as words } from '../outreach/words.ts'
import { thisBrowser } from '../people/sealed/browser.ts'
import { Broken } from './Broken.tsx'
import { parseHouse } from './house.ts'

const house = parseHouse(document.getElementById('house')?.textContent ?? '')
const browser = thisBrowser(window)
const root = document.getElementById('desk')
if (root) {
  root.textContent = ''
  render(
    <Broken how={words.broken}>
      <Outreach
        window={window}
        asking={createAsking(window.fetch.bind(window))}
        unlocking={house && browser && { house, browser }}
      />
    </Broken>,
    root,
  )
}
