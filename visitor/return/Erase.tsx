import { useEffect, useRef, useState } from 'preact/hooks'
import { Button } from '../../src/ui/Button.tsx'
import { eraseConversation } from './erase.ts'
import type { PartProps } from './script.ts'
import { wordsIn } from './use-return.ts'
import { Working } from './Working.tsx'

/** Says what will be gone, then does it. The screen after it says that it is gone. */
export function Erase({ visit, say: page, close }: PartProps) {
  const say = wordsIn(page).erase
  const [now, setNow] = useState<'asks' | 'works' | 'failed'>('asks')
  const top = useRef<HTMLHeadingElement>(null)
  useEffect(() => top.current?.focus(), [])
  const erase = async () => {
    setNow('works')
    if (await eraseConversation(visit)) visit.erased()
    else setNow('failed')
  }
  return (
    <section class="panel">
      <h2 ref={top} tabIndex={-1}>
        {say.title}
      </h2>
      {now === 'works' ? (
        <Working>{say.working}</Working>
      ) : (
        <>
          <p role={now === 'failed' ? 'alert' : undefined}>
            {now === 'failed' ? say.failed : say.what}
          </p>
          <p class="act">
            <Button onClick={() => void erase()}>{say.yes}</Button>
            <Button weight="quiet" onClick={close}>
              {say.no}
            </Button>
          </p>
        </>
      )}
    </section>
  )
}
