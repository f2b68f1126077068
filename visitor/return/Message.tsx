import { useEffect, useRef, useState } from 'preact/hooks'
import { utf8 } from '../../src/chain/notation.ts'
import { openLeaveMessage } from '../../src/chat/sealed/leave-message.ts'
import { maxTextBytes } from '../../src/sealing/message.ts'
import { Button } from '../../src/ui/Button.tsx'
import { Field } from '../../src/ui/Field.tsx'
import { Screen } from '../Screen.tsx'
import type { Started } from '../talk.ts'
import { CodeMaker } from './CodeMaker.tsx'
import { type Hindrance, keepCode, type MadeCode } from './code-work.ts'
import type { PartProps } from './script.ts'
import { useIdle, wordsIn } from './use-return.ts'

/** All that her message waits for is on the server; `drop` takes her out of it again. */
type Ready = { readonly started: Started; readonly drop: () => void; readonly free: () => boolean }

const hindrances = ['full', 'untrusted', 'clock-wrong'] as const

/** While nobody is here: she writes, keeps her code, and only then it is sent. */
export function Message({ visit, kept, say: tongue, close }: PartProps) {
  const { words: page, fill } = tongue
  const words = wordsIn(tongue)
  const say = words.message
  const [text, setText] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [writing, setWriting] = useState(true)
  const ready = useRef<Ready | null>(null)
  useIdle(visit.parts.clock, close)
  // She goes before she sends it: what was made for it ends.
  useEffect(() => () => ready.current?.drop(), [])

  const next = () => {
    if (text.trim() === '') return setError(say.empty)
    const bytes = utf8(text).length
    if (bytes > maxTextBytes) {
      const over = Math.ceil(text.length * (1 - maxTextBytes / bytes))
      return setError(fill(page.chat.tooLong, { over }))
    }
    setError(null)
    setWriting(false)
  }

  /** Everything but her words goes first, so that the code she is shown is good. */
  const prepare = async (made: MadeCode): Promise<Hindrance | null> => {
    const start = await openLeaveMessage({ ...visit.parts, precheck: null })
    const drop = () => {
      free()
      start.zero()
      visit.parts.farewell(`/api/v1/conversations/${start.conversation}/leave`, start.tokenB64)
    }
    const free = visit.guard(drop)
    const answer = await start.attempt()
    if (answer.kind === 'started' && (await keepCode(answer, made))) {
      ready.current = { started: answer, drop, free }
      return null
    }
    drop()
    return hindrances.find((why) => why === answer.kind) ?? 'away'
  }

  const send = () => {
    if (!ready.current) return
    const { started, free } = ready.current
    ready.current = null
    free()
    visit.enter(started, { returned: false })
    visit.send(text)
  }

  return (
    <Screen title={say.title} kept={kept}>
      {writing ? (
        <form
          autocomplete="off"
          onSubmit={(event) => {
            event.preventDefault()
            next()
          }}
        >
          <Field id="message" label={say.label} hint={say.lead} error={error}>
            {(control) => (
              <textarea
                {...control}
                rows={5}
                value={text}
                dir="auto"
                autocomplete="off"
                autocorrect="off"
                autocapitalize="sentences"
                spellcheck={false}
                translate={false}
                onInput={(event) => setText(event.currentTarget.value)}
              />
            )}
          </Field>
          <p class="act">
            <Button type="submit">{say.next}</Button>
            <Button weight="quiet" onClick={close}>
              {page.back}
            </Button>
          </p>
        </form>
      ) : (
        <CodeMaker
          visit={visit}
          page={tongue}
          before={words.keep.ask}
          keep={prepare}
          done={send}
          doneLabel={words.keep.send}
          note={words.keep.notSent}
          close={() => setWriting(true)}
        />
      )}
    </Screen>
  )
}
