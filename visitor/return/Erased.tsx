import { Button } from '../../src/ui/Button.tsx'
import { Screen } from '../Screen.tsx'
import { useSay } from '../say.tsx'
import type { PartProps } from './script.ts'
import { useReturnWords } from './use-return.ts'

/** The conversation is no more. */
export function Erased({ kept }: PartProps) {
  const { words } = useSay()
  const { erase } = useReturnWords()
  return (
    <Screen title={erase.done} kept={kept}>
      <p class="lead">{erase.gone}</p>
      <Button weight="quiet" onClick={() => location.replace(location.pathname)}>
        {words.again}
      </Button>
    </Screen>
  )
}
