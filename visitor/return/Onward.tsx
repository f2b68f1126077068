import { Button } from '../../src/ui/Button.tsx'
import { Survey } from './Survey.tsx'
import type { PartProps } from './script.ts'
import { useReturnWords } from './use-return.ts'

/** What she can do where nobody is at her conversation now: go on with the team; afterwards three questions. */
export function Onward({ visit, open }: PartProps) {
  const { onward } = useReturnWords()
  const view = visit.view()
  if (view.phase !== 'chat') return null
  const { chat, alone, returned } = view
  const { state } = chat
  if (state === 'left') return null
  return (
    <div class="onward">
      {!alone && <p>{state === 'message' ? onward.message : onward.closed}</p>}
      <p class="act">
        <Button weight={alone ? 'main' : 'quiet'} onClick={() => open?.('GoOn')}>
          {alone ? onward.colleague : onward.goOn}
        </Button>
      </p>
      {state === 'closed' && !returned && <Survey visit={visit} />}
    </div>
  )
}
