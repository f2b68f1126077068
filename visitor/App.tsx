import { useEffect, useLayoutEffect, useState } from 'preact/hooks'
import { ChatScreen } from './ChatScreen.tsx'
import { EndedScreen } from './EndedScreen.tsx'
import { Later } from './Later.tsx'
import { PrecheckScreen } from './PrecheckScreen.tsx'
import { SorryScreen } from './SorryScreen.tsx'
import { StartingScreen, StartScreen } from './StartScreen.tsx'
import type { Say } from './say.ts'
import { markPhase } from './screen.ts'
import type { Visit } from './visit.ts'

/** Parts of the page that the server drew and the app keeps: they need no script to be right. */
export type Kept = Readonly<Record<'phones' | 'languages' | 'how', Element | null>>

export type ScreenProps = {
  readonly visit: Visit
  readonly kept: Kept
  readonly say: Say
}

export function App(props: ScreenProps) {
  const { visit } = props
  const [, redraw] = useState({})
  // At once, not after the next frame: the house may have answered before a slow phone drew.
  useLayoutEffect(() => visit.subscribe(() => redraw({})), [visit])
  const view = visit.view()
  useEffect(() => markPhase(view.phase), [view.phase])
  switch (view.phase) {
    case 'start':
      return <StartScreen {...props} />
    case 'precheck':
      return <PrecheckScreen {...props} />
    case 'starting':
      return <StartingScreen {...props} />
    case 'sorry':
      return <SorryScreen {...props} view={view} />
    case 'code':
      return <Later part="Code" {...props} close={visit.toStart} />
    case 'message':
      return <Later part="Message" {...props} close={visit.toStart} />
    case 'chat':
      return <ChatScreen {...props} view={view} />
    case 'ended':
      return <EndedScreen {...props} view={view} />
    default:
      return view satisfies never
  }
}
