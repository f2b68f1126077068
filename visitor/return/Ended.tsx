import { Button } from '../../src/ui/Button.tsx'
import type { PartProps } from './script.ts'
import { wordsIn } from './use-return.ts'

/** After the chat: whether there is a way back. */
export function Ended({ visit, say }: PartProps) {
  const { stop } = wordsIn(say)
  const view = visit.view()
  if (view.phase !== 'ended' || (view.why === 'me' && !view.hasCode)) return null
  return (
    <>
      <p>{view.hasCode ? stop.withCode : stop.withoutCode}</p>
      {view.hasCode && (
        <p class="act">
          <Button onClick={() => visit.to('code')}>{say.words.byCode}</Button>
        </p>
      )}
    </>
  )
}
