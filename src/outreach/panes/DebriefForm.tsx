import { useEffect, useState } from 'preact/hooks'
import { noteMaxLength } from '../debrief/exchange.ts'
import { debriefWords as say } from '../debrief/words.ts'
import { giveNote, type NoReaders, type NotesParts, type Readers } from '../sealed/notes.ts'
import type { OutreachDesk } from './desk.ts'
import { sayNoNote } from './say-no-note.ts'

type DebriefFormParts = {
  readonly desk: OutreachDesk
  readonly parts: NotesParts
  readonly readers: Readers | NoReaders
  readonly onGiven: () => Promise<void>
}

/** Per visit to the page: going to another screen and back costs nobody her words, and nothing is stored. */
const drafts = new WeakMap<OutreachDesk, string>()

/** Words, who will read them, and one button. They are sealed before they leave. */
export function DebriefForm({ desk, parts, readers, onGiven }: DebriefFormParts) {
  const [text, setText] = useState(() => drafts.get(desk) ?? '')
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState('')
  const holds = text.trim() !== ''
  useEffect(() => {
    if (!holds) return
    const leaving = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', leaving)
    return () => window.removeEventListener('beforeunload', leaving)
  }, [holds])

  if (readers.kind !== 'readers')
    return (
      <p class="notice" role="alert">
        {say.noReaders[readers.kind]}
      </p>
    )
  const write = (typed: string) => {
    drafts.set(desk, typed)
    setText(typed)
  }
  const give = async () => {
    setBusy(true)
    setFault('')
    const answer = await giveNote(parts, { text, writtenAtMs: Date.now() }, readers)
    setBusy(false)
    if (answer.kind !== 'done') return setFault(sayNoNote(answer))
    write('')
    desk.tell(say.sealed)
    await onGiven()
  }
  const names = readers.supervisors.map(({ paper }) => paper.pseudonym)
  return (
    <form
      class="note-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (holds && !busy) void give()
      }}
    >
      <label class="stacked">
        {say.text}
        <textarea
          rows={8}
          maxLength={noteMaxLength}
          autocomplete="off"
          spellcheck={false}
          value={text}
          onInput={(event) => write(event.currentTarget.value)}
        />
      </label>
      <p class="soft">
        {say.textHow} {say.left(noteMaxLength - text.length)}
      </p>
      <p>
        <bdi>{say.readers(names)}</bdi>
      </p>
      {fault && (
        <p class="bad" role="alert">
          {fault}
        </p>
      )}
      <button type="submit" class="button button-main" disabled={!holds || busy}>
        {say.seal}
      </button>
    </form>
  )
}
