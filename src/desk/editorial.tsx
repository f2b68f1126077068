import './quiet-zod.ts'
import '../ui/tokens.css'
import './controls.css'
import './editorial.css'
import { render } from 'preact'
import { createAsking } from '../doors/asking.ts'
import { redactionWords as words } from '../knowledge/desk-words.ts'
import { Editorial } from '../knowledge/panes/Editorial.tsx'
import { Broken } from './Broken.tsx'

const root = document.getElementById('desk')
if (root) {
  root.textContent = ''
  render(
    <Broken how={words.broken}>
      <Editorial window={window} asking={createAsking(window.fetch.bind(window))} />
    </Broken>,
    root,
  )
}
