import { useSay } from '../say.tsx'
import { CodeMaker } from './CodeMaker.tsx'
import { keepCode } from './code-work.ts'
import type { PartProps } from './script.ts'
import { useReturnWords } from './use-return.ts'

/** In the chat: a code, or a new one in the place of the old one. */
export function Keep({ visit, close }: PartProps) {
  const { keep } = useReturnWords()
  const { words } = useSay()
  const view = visit.view()
  const hasCode = view.phase === 'chat' && view.hasCode
  return (
    <section class="panel" aria-label={words.keep}>
      <CodeMaker
        visit={visit}
        before={hasCode ? keep.again : keep.ask}
        keep={async (made) => {
          const started = visit.started()
          const saved = started !== null && (await keepCode(started, made))
          if (saved) visit.gotCode()
          return saved ? null : 'away'
        }}
        done={close}
        doneLabel={keep.done}
        close={close}
      />
    </section>
  )
}
