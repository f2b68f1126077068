import { Button } from '../src/ui/Button.tsx'
import type { ScreenProps } from './App.tsx'
import { Screen } from './Screen.tsx'
import { useSay } from './say.tsx'
import type { Sorry } from './visit.ts'

type SorryProps = ScreenProps & { readonly why: Sorry; readonly opensAt: Date | null }

/** Why there is no chat now, and whom to call instead. */
export function SorryScreen({ visit, kept, why, opensAt }: SorryProps) {
  const say = useSay()
  const { words } = say
  return (
    <Screen title={words.sorry[why]} kept={kept} first>
      {opensAt && <p class="state">{say.opens(opensAt)}</p>}
      <p class="lead" role="alert">
        {words.sorryWhy[why]}
      </p>
      <Button weight="quiet" onClick={visit.retry}>
        {words.retry}
      </Button>
    </Screen>
  )
}
