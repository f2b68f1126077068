import { Button } from '../../src/ui/Button.tsx'
import { Screen } from '../Screen.tsx'
import type { PartProps } from './script.ts'
import { wordsIn } from './use-return.ts'

/** The conversation is no more. */
export function Erased({ kept, say }: PartProps) {
  const { erase } = wordsIn(say)
  return (
    <Screen title={erase.done} kept={kept}>
      <p class="lead">{erase.gone}</p>
      <Button weight="quiet" onClick={() => location.replace(location.pathname)}>
        {say.words.again}
      </Button>
    </Screen>
  )
}
