import { Button } from '../src/ui/Button.tsx'
import type { ScreenProps } from './App.tsx'
import { Later } from './Later.tsx'
import { Screen } from './Screen.tsx'
import type { VisitView } from './visit.ts'

type EndedProps = ScreenProps & { readonly view: VisitView & { readonly phase: 'ended' } }

/** After the chat: nothing of it is left on the screen. */
export function EndedScreen({ view, ...page }: EndedProps) {
  const { visit, kept } = page
  const { words: say } = page.say
  const { why } = view
  const parts = { ...page, close: visit.toStart }
  if (why === 'erased') return <Later part="Erased" {...parts} />
  const what = { me: say.endedByMe, idle: say.endedIdle, elsewhere: say.endedElsewhere }
  return (
    <Screen title={say.ended} kept={kept}>
      <p class="lead">{what[why]}</p>
      <Later part="Ended" quiet {...parts} />
      <Button weight="quiet" onClick={() => location.replace(location.pathname)}>
        {say.again}
      </Button>
    </Screen>
  )
}
