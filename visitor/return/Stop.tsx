import { useEffect, useRef } from 'preact/hooks'
import { Button } from '../../src/ui/Button.tsx'
import type { PartProps } from './script.ts'
import { wordsIn } from './use-return.ts'

/** Asked once: without a code stopping can not be undone, with one it can. */
export function Stop({ visit, say, close, open }: PartProps) {
  const { words } = say
  const { stop, erase } = wordsIn(say)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  const view = visit.view()
  const hasCode = view.phase === 'chat' && view.hasCode
  return (
    <div
      class="sure"
      ref={box}
      tabIndex={-1}
      role="alertdialog"
      aria-label={words.stop}
      aria-describedby="sure"
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <p id="sure">{hasCode ? stop.sureCode : stop.sure}</p>
      <p class="act">
        <Button onClick={visit.stop}>{words.stop}</Button>
        <Button weight="quiet" onClick={close}>
          {words.stopNot}
        </Button>
        <button type="button" class="link" onClick={() => open?.('Erase')}>
          {erase.title}
        </button>
      </p>
    </div>
  )
}
