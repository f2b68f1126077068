import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { NoteLine } from '../debrief/exchange.ts'
import { debriefWords as say } from '../debrief/words.ts'
import { type NotesParts, type ReadNote, readNote } from '../sealed/notes.ts'
import { sayNoNote } from './say-no-note.ts'

type OneNoteParts = {
  readonly note: NoteLine
  /** By whom and when, as far as the reader needs it. */
  readonly name: string
  readonly state: string
  readonly parts: NotesParts
  /** null: no paper of hers follows from the root. */
  readonly writer: Parameters<typeof readNote>[2] | null
  readonly children: ComponentChildren
}

/** One sealed note; it is fetched and opened when somebody asks to read it. */
export function OneNote({ note, name, state, parts, writer, children }: OneNoteParts) {
  const [shown, setShown] = useState<ReadNote | null>(null)
  const [fault, setFault] = useState('')
  const read = async () => {
    setFault('')
    if (!writer) return setShown({ kind: 'closed' })
    const answer = await readNote(parts, note, writer)
    if (answer.kind === 'note' || answer.kind === 'closed') setShown(answer)
    else setFault(sayNoNote(answer))
  }
  const does = shown ? say.hide : say.read
  return (
    <li class="note-line">
      <p class="note-head">
        <b>
          <bdi>{name}</bdi>
        </b>{' '}
        <span class="soft">{state}</span>
        <button
          type="button"
          class="button"
          aria-label={`${does}: ${name}`}
          aria-expanded={shown !== null}
          onClick={() => (shown ? setShown(null) : void read())}
        >
          {does}
        </button>
        {children}
      </p>
      {shown?.kind === 'note' && (
        <blockquote class="note-text" dir="auto">
          {shown.text}
        </blockquote>
      )}
      {shown?.kind === 'closed' && <p class="bad">{say.closed}</p>}
      {fault && (
        <p class="bad" role="alert">
          {fault}
        </p>
      )}
    </li>
  )
}
