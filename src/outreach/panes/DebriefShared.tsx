import { useCallback, useEffect, useId, useState } from 'preact/hooks'
import { debriefWords as say } from '../debrief/words.ts'
import { lookAtSharedNotes, type NotesParts, type SharedNote, sayTalked } from '../sealed/notes.ts'
import { sayDay } from '../words.ts'
import { OneNote } from './OneNote.tsx'
import { sayNoNote } from './say-no-note.ts'

type Seen = Awaited<ReturnType<typeof lookAtSharedNotes>>

/** A quiet place at the supervisors' desk: what workers wrote after a heavy contact. */
export function DebriefShared({ fetcher, trust, me }: NotesParts) {
  const [seen, setSeen] = useState<Seen | null>(null)
  const [fault, setFault] = useState('')
  const titleId = useId()
  const look = useCallback(async () => {
    setSeen(await lookAtSharedNotes({ fetcher, trust, me }))
  }, [fetcher, trust, me])
  useEffect(() => {
    void look()
  }, [look])
  const talked = async (note: SharedNote) => {
    const answer = await sayTalked({ fetcher, trust, me }, note)
    setFault(answer.kind === 'done' ? '' : sayNoNote(answer))
    await look()
  }
  const list = (notes: readonly SharedNote[]) => (
    <ul class="note-list">
      {notes.map((note) => {
        const { writer, talkedOn } = note
        const name = say.by(writer?.paper.pseudonym ?? say.unknownWriter, sayDay(note.day))
        return (
          <OneNote
            key={note.id}
            note={note}
            name={name}
            state={talkedOn ? say.talked(sayDay(talkedOn)) : ''}
            parts={{ fetcher, trust, me }}
            writer={writer && { hash: writer.hash, signingKeyBytes: writer.paper.signingKey }}
          >
            {talkedOn === null && (
              <button
                type="button"
                class="button"
                aria-label={`${say.markTalked}: ${name}`}
                onClick={() => void talked(note)}
              >
                {say.markTalked}
              </button>
            )}
          </OneNote>
        )
      })}
    </ul>
  )
  const notes = seen?.kind === 'notes' ? seen.notes : []
  const waiting = notes.filter(({ talkedOn }) => talkedOn === null)
  const done = notes.filter(({ talkedOn }) => talkedOn !== null)
  return (
    <section class="panel debrief" aria-labelledby={titleId}>
      <h2 id={titleId}>{say.title}</h2>
      <p>{say.sharedHow}</p>
      <p class="soft" role="status">
        {!seen && say.loading}
        {seen?.kind === 'notes' && say.sharedWaiting(seen.waiting, waiting.length)}
        {seen && seen.kind !== 'notes' && sayNotSeen(seen)}
      </p>
      {list(waiting)}
      {done.length > 0 && (
        <details>
          <summary>{say.sharedTalked(done.length)}</summary>
          {list(done)}
        </details>
      )}
      {fault && (
        <p class="bad" role="alert">
          {fault}
        </p>
      )}
      <button type="button" class="button" onClick={() => void look()}>
        {say.again}
      </button>
    </section>
  )
}

function sayNotSeen(seen: Exclude<Seen, { kind: 'notes' }>): string {
  switch (seen.kind) {
    case 'clock-wrong':
    case 'untrusted':
    case 'no-supervisor':
      return say.noReaders[seen.kind]
    default:
      return sayNoNote(seen)
  }
}
