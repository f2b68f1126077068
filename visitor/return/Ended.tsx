import { Button } from '../../src/ui/Button.tsx'
import { useSay } from '../say.tsx'
import type { PartProps } from './script.ts'
import { useReturnWords } from './use-return.ts'

/** After the chat: whether there is a way back. */
export function Ended({ visit }: PartProps) {
  const { words } = useSay()
  const { stop } = useReturnWords()
  const view = visit.view()
  if (view.phase !== 'ended' || (view.why === 'me' && !view.hasCode)) return null
  return (
    <>
      <p>{view.hasCode ? stop.withCode : stop.withoutCode}</p>
      {view.hasCode && (
        <p class="act">
          <Button onClick={visit.toCode}>{words.byCode}</Button>
        </p>
      )}
    </>
  )
}
