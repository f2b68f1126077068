import { Button } from '../../src/ui/Button.tsx'
import { Survey } from './Survey.tsx'
import type { PartProps } from './script.ts'
import { wordsIn } from './use-return.ts'

/** What she can do where nobody is at her conversation now: go on with the team; afterwards three questions. */
export function Onward({ visit, say, open }: PartProps) {
  const { onward } = wordsIn(say)
  const view = visit.view()
  if (view.phase !== 'chat') return null
  const { chat, alone, returned } = view
  const closedNow = !returned || chat.items.some(({ kind }) => kind === 'parked')
  const { state } = chat
  if (state === 'left') return null
  return (
    <div class="onward">
      {state === 'message' && <p>{onward.message}</p>}
      <p class="act">
        <Button weight={alone ? 'main' : 'quiet'} onClick={() => open?.('GoOn')}>
          {alone ? onward.colleague : onward.goOn}
        </Button>
      </p>
      {state === 'closed' && closedNow && <Survey visit={visit} say={say} />}
    </div>
  )
}
