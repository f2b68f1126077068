import { CodeMaker } from './CodeMaker.tsx'
import { keepCode } from './code-work.ts'
import type { PartProps } from './script.ts'
import { wordsIn } from './use-return.ts'

/** In the chat: a code, or a new one in the place of the old one. */
export function Keep({ visit, say, close }: PartProps) {
  const { keep } = wordsIn(say)
  const view = visit.view()
  const hasCode = view.phase === 'chat' && view.hasCode
  return (
    <section class="panel" aria-label={say.words.keep}>
      <CodeMaker
        visit={visit}
        page={say}
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
