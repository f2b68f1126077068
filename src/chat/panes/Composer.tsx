import type { TargetedKeyboardEvent } from 'preact'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { Key } from '../../queue/panes/Key.tsx'
import { chatDeskWords as words } from '../desk-words.ts'
import type { SendAnswer } from '../sealed/conversation.ts'

type ComposerParts = {
  /** What stood here when she was last in this conversation. */
  readonly draft: string
  readonly onDraft: (text: string) => void
  readonly onTyping: () => void
  /** Null while her claim is on its way. */
  readonly send: ((text: string) => SendAnswer) | null
  readonly keys: boolean
}

/**
 * Where she types, from the moment she claims: what she sends before the claim is done goes when it is. The text stays until it is on its way;
 * nothing outside checks or keeps it.
 */
export function Composer({ draft, onDraft, onTyping, send, keys }: ComposerParts) {
  const [text, setText] = useState(draft)
  const [refused, setRefused] = useState<string | null>(null)
  const early = useRef<string[]>([])
  const field = useRef<HTMLTextAreaElement>(null)
  const refusedId = useId()

  const change = (next: string) => {
    setText(next)
    setRefused(null)
    onDraft(next)
  }
  const go = (event: Event) => {
    event.preventDefault()
    if (send) sendOne(send, text)
    else if (text.trim() !== '') {
      early.current.push(text)
      change('')
    }
    field.current?.focus()
  }
  const sendOne = (send: (text: string) => SendAnswer, text: string) => {
    const answer = send(text)
    if (answer.kind === 'queued') change('')
    else if (answer.kind === 'too-long') {
      change(text)
      setRefused(words.tooLong(answer.textBytes, answer.mostBytes))
    }
  }
  useEffect(() => {
    if (!send || early.current.length === 0) return
    const begun = text
    for (const earlier of early.current.splice(0)) sendOne(send, earlier)
    if (begun !== '') change(begun)
  })
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
