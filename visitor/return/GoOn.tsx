import { useEffect, useRef, useState } from 'preact/hooks'
import { goOn } from '../../src/chat/sealed/go-on.ts'
import { Button } from '../../src/ui/Button.tsx'
import { CodeMaker } from './CodeMaker.tsx'
import { keepCode } from './code-work.ts'
import type { PartProps } from './script.ts'
import { wordsIn } from './use-return.ts'
import { Working } from './Working.tsx'

type Step =
  | { readonly at: 'asks' | 'works' }
  /** Nobody can come now: she can leave it with the team. */
  | { readonly at: 'nobody'; readonly why: 'closed' | 'full' }
  | { readonly at: 'code' }
  | { readonly at: 'failed'; readonly text: string }

/** She goes on without the counsellor she had, and decides whether the team may read back. */
export function GoOn({ visit, say: tongue, close }: PartProps) {
  const { words: page } = tongue
  const words = wordsIn(tongue)
  const say = words.goOn
  const [step, setStep] = useState<Step>({ at: 'asks' })
  const [readsBack, setReadsBack] = useState(false)
  const top = useRef<HTMLHeadingElement>(null)
  useEffect(() => top.current?.focus(), [step.at])
  const view = visit.view()
  const hasCode = view.phase === 'chat' && view.hasCode

  const go = async (as: 'queue' | 'message', mayRead: boolean) => {
    const started = visit.started()
    const store = visit.conversation()
    if (!started || !store) return
    setReadsBack(mayRead)
    setStep({ at: 'works' })
    const how = { as, readsBack: mayRead, line: 'self' } as const
    const answer = await goOn(started.http, started.me, store, how)
    switch (answer.kind) {
      case 'going':
      case 'taken':
        return close()
      case 'closed':
      case 'full':
        return setStep({ at: 'nobody', why: answer.kind })
      case 'untrusted':
        return setStep({ at: 'failed', text: words.untrusted })
      case 'ended':
        return setStep({ at: 'failed', text: page.closedByStaff })
      default:
        return setStep({ at: 'failed', text: words.away })
    }
  }

  if (step.at === 'code')
    return (
      <section class="panel">
        <CodeMaker
          visit={visit}
          page={tongue}
          before={words.keep.ask}
          keep={async (made) => {
            const started = visit.started()
            const saved = started !== null && (await keepCode(started, made))
            if (saved) visit.gotCode()
            return saved ? null : 'away'
          }}
          done={() => void go('message', readsBack)}
          doneLabel={words.keep.done}
          close={close}
        />
      </section>
    )
  return (
    <section class="panel">
      <h2 ref={top} tabIndex={-1}>
        {step.at === 'nobody' ? page.sorry[step.why] : say.title}
      </h2>
      {step.at === 'works' && <Working>{say.working}</Working>}
      {step.at === 'nobody' && (
        <>
          <p>
            {say[step.why]} {!hasCode && say.codeFirst}
          </p>
          <p class="act">
            <Button
              onClick={() => (hasCode ? void go('message', readsBack) : setStep({ at: 'code' }))}
            >
              {page.leaveMessage}
            </Button>
            <Button weight="quiet" onClick={close}>
              {page.back}
            </Button>
          </p>
        </>
      )}
      {(step.at === 'asks' || step.at === 'failed') && (
        <>
          <p>{say.why}</p>
          {step.at === 'failed' && (
            <p class="error" role="alert">
              {step.text}
            </p>
          )}
          <p class="act">
            <Button onClick={() => void go('queue', true)}>{say.yes}</Button>
            <Button onClick={() => void go('queue', false)}>{say.no}</Button>
            <Button weight="quiet" onClick={close}>
              {page.back}
            </Button>
          </p>
        </>
      )}
    </section>
  )
}
