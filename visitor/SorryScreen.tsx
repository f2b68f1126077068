import { opensText } from '../src/directory/words.ts'
import { Button } from '../src/ui/Button.tsx'
import type { ScreenProps } from './App.tsx'
import { Screen } from './Screen.tsx'
import type { Sorry } from './visit.ts'
import { words } from './words.ts'

type SorryProps = ScreenProps & { readonly why: Sorry; readonly opensAt: Date | null }

/** Why there is no chat now, and whom to call instead. */
export function SorryScreen({ visit, language, kept, why, opensAt }: SorryProps) {
  const say = words[language]
  return (
    <Screen title={say.sorry[why]} kept={kept} first>
      {opensAt && <p class="state">{opensText(language, opensAt, new Date())}</p>}
      <p class="lead" role="alert">
        {say.sorryWhy[why]}
      </p>
      <Button weight="quiet" onClick={() => void visit.look()}>
        {say.retry}
      </Button>
    </Screen>
  )
}
