import { useEffect, useState } from 'preact/hooks'
import { Button } from '../src/ui/Button.tsx'
import { laterHere, loadLater } from './later.ts'
import type { Part, PartProps } from './return/script.ts'

type LaterProps = PartProps & {
  readonly part: Part
  /** Nobody asked for it: where it does not come, nothing is said. */
  readonly quiet?: boolean
}

/** A part of the page that comes in a later script. Says that it is coming, and that it did not come. */
export function Later({ part, quiet, ...props }: LaterProps) {
  const { words } = props.say
  const [failed, setFailed] = useState<boolean | null>(null)
  const load = () => {
    setFailed(null)
    loadLater('return').then(
      () => setFailed(false),
      () => setFailed(true),
    )
  }
  const Here = laterHere('return')?.[part]
  useEffect(() => {
    if (!Here) load()
  }, [])
  if (Here) return <Here {...props} />
  if (quiet) return null
  return (
    <div class="panel">
      <p class="lead" role="status">
        {failed ? words.notComing : words.coming}
      </p>
      <p class="act">
        <Button weight="quiet" onClick={props.close}>
          {words.back}
        </Button>
      </p>
    </div>
  )
}
