import { Button } from '../src/ui/Button.tsx'
import type { ScreenProps } from './App.tsx'
import { Screen } from './Screen.tsx'
import { useSay } from './say.tsx'

type EndedProps = ScreenProps & { readonly why: 'me' | 'idle' }

/** After the chat: nothing of it is left on the screen. */
export function EndedScreen({ kept, why }: EndedProps) {
  const { words: say } = useSay()
  return (
    <Screen title={say.ended} kept={kept}>
      <p class="lead">{why === 'idle' ? say.endedIdle : say.endedByMe}</p>
      <Button weight="quiet" onClick={() => location.replace(location.pathname)}>
        {say.again}
      </Button>
    </Screen>
  )
}
