import './quiet-zod.ts'
import '../ui/tokens.css'
import './controls.css'
import './editorial.css'
import './bereik.css'
import './logbook.css'
import './figures.css'
import { render } from 'preact'
import { createAsking } from '../doors/asking.ts'
import { Outreach } from '../outreach/panes/Outreach.tsx'
import { outreachWords as words } from '../outreach/words.ts'
import { Broken } from './Broken.tsx'

const root = document.getElementById('desk')
if (root) {
  root.textContent = ''
  render(
    <Broken how={words.broken}>
      <Outreach window={window} asking={createAsking(window.fetch.bind(window))} />
    </Broken>,
    root,
  )
}
