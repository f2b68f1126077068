import { useState } from 'preact/hooks'
import { eraseConversation } from './erase.ts'
import type { PartProps } from './script.ts'
import { wordsIn } from './use-return.ts'

/** Above what she had not read yet. Whoever is forced to open it can erase it in one step. */
export function Back({ visit, say: page }: PartProps) {
  const say = wordsIn(page)
  const [now, setNow] = useState<'asks' | 'works' | 'failed'>('asks')
  const erase = async () => {
    setNow('works')
    if (await eraseConversation(visit)) visit.erased()
    else setNow('failed')
  }
  return (
    <div class="card mist back">
      <p>{say.code.backHere}</p>
      <p class="act">
        <button
          type="button"
          class="choice"
          disabled={now === 'works'}
          onClick={() => void erase()}
        >
          {say.erase.yes}
        </button>
        <span class="small" role="status">
          {now === 'works'
            ? say.erase.working
            : now === 'failed'
              ? say.erase.failed
              : say.code.eraseNow}
        </span>
      </p>
    </div>
  )
}
