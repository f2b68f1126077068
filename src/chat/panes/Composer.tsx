import type { TargetedKeyboardEvent } from 'preact'
import { useId, useRef, useState } from 'preact/hooks'
import { Key } from '../../queue/panes/Key.tsx'
import { chatDeskWords as words } from '../desk-words.ts'
import type { SendAnswer } from '../sealed/conversation.ts'

type ComposerParts = {
  /** What stood here when she was last in this conversation. */
  readonly draft: string
  readonly onDraft: (text: string) => void
  readonly onTyping: () => void
  readonly send: (text: string) => SendAnswer
  readonly keys: boolean
}

/** Where she types. The text stays until it is on its way; it is never checked or kept by anything outside. */
export function Composer({ draft, onDraft, onTyping, send, keys }: ComposerParts) {
  const [text, setText] = useState(draft)
  const [refused, setRefused] = useState<string | null>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const refusedId = useId()

  const change = (next: string) => {
    setText(next)
    setRefused(null)
    onDraft(next)
  }
  const go = (event?: Event) => {
    event?.preventDefault()
    const answer = send(text)
    if (answer.kind === 'queued') change('')
    else if (answer.kind === 'too-long')
      setRefused(words.tooLong(answer.textBytes, answer.mostBytes))
    field.current?.focus()
  }
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    go(event)
  }

  return (
    <form class="composer" onSubmit={go}>
      <textarea
        ref={field}
        rows={2}
        value={text}
        placeholder={words.compose}
        aria-label={words.compose}
        aria-invalid={refused !== null || undefined}
        aria-describedby={refused === null ? undefined : refusedId}
        autocomplete="off"
        spellcheck={false}
        dir="auto"
        onInput={(event) => {
          change(event.currentTarget.value)
          onTyping()
        }}
        onKeyDown={onKeyDown}
      />
      <button type="submit" class="button button-main" title={keys ? words.sendHow : undefined}>
        {words.send}
        {keys && <Key name="↵" />}
      </button>
      {refused !== null && (
        <p id={refusedId} class="refused" role="alert">
          {refused}
        </p>
      )}
    </form>
  )
}
