import { Button } from '../src/ui/Button.tsx'
import type { ScreenProps } from './App.tsx'
import { CodeLink } from './CodeLink.tsx'
import { Screen } from './Screen.tsx'
import type { VisitView } from './visit.ts'

type SorryProps = ScreenProps & { readonly view: VisitView & { readonly phase: 'sorry' } }

/** Why there is no chat now, whom to call instead, and what she can still do here. */
export function SorryScreen({ view, ...page }: SorryProps) {
  const { visit, kept, say } = page
  const { words } = say
  const { why, opensAt, canLeaveMessage } = view
  return (
    <Screen title={words.sorry[why]} kept={kept} first>
      <p class="lead" role="alert">
        {words.sorryWhy[why]}
      </p>
      {opensAt && <p class="state">{say.opens(opensAt)}</p>}
      <p class="act">
        {canLeaveMessage && (
          <Button onClick={() => visit.to('message')}>{words.leaveMessage}</Button>
        )}
        <Button weight="quiet" onClick={visit.retry}>
          {words.retry}
        </Button>
        {(why === 'closed' || why === 'full') && <CodeLink {...page} />}
      </p>
    </Screen>
  )
}
