import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Say } from './say.ts'
import { hasKeys } from './screen.ts'
import type { Visit } from './visit.ts'

type ComposerProps = {
  readonly visit: Visit
  readonly say: Say
  /** Nothing can be sent any more; what she was typing stays to be read or copied. */
  readonly over: boolean
  /** Out of sight for a while, with what stands in it. */
  readonly hidden: boolean
}

/** Where she types. Nothing of it is kept by the browser, corrected by it or sent to a translator. */
export function Composer({ visit, say: { words, fill }, over, hidden }: ComposerProps) {
  const say = words.chat
  const field = useRef<HTMLTextAreaElement>(null)
  const [draft, setDraft] = useState('')
  const [error, setError] = useState<string | null>(null)

  useLayoutEffect(() => {
    const element = field.current
    if (!element) return
    element.style.height = 'auto'
    element.style.height = `${element.scrollHeight + 3}px`
  }, [draft])

  const send = () => {
    const answer = visit.send(draft)
    if (answer.kind === 'too-long') {
      // Bytes say nothing to people: the same share of what she typed, in characters.
      const over = draft.length * (1 - answer.mostBytes / answer.textBytes)
      return setError(fill(say.tooLong, { over: Math.ceil(over) }))
    }
    setError(null)
    if (answer.kind === 'queued') setDraft('')
    field.current?.focus()
  }

  if (over && draft === '') return null
  return (
    <form
      class="composer"
      hidden={hidden}
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {over && <p class="error">{say.unsendable.ended}</p>}
      {error && (
        <p class="error" id="composer-error" role="alert">
          {error}
        </p>
      )}
      <textarea
        ref={field}
        rows={1}
        readOnly={over}
        value={draft}
        placeholder={say.compose}
        aria-label={say.compose}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? 'composer-error' : undefined}
        autocomplete="off"
        autocorrect="off"
        autocapitalize="sentences"
        spellcheck={false}
        translate={false}
        dir="auto"
        onInput={(event) => {
          setDraft(event.currentTarget.value)
          setError(null)
          visit.conversation()?.typing()
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing || !hasKeys()) return
          event.preventDefault()
          send()
        }}
      />
      {!over && (
        <button
          type="submit"
          class="send"
          aria-label={say.send}
          // The keyboard of a phone stays up while she writes on.
          onPointerDown={(event) => event.preventDefault()}
        >
          ↑
        </button>
      )}
    </form>
  )
}
