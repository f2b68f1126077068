import { useCallback, useEffect, useState } from 'preact/hooks'
import type { Unlocked } from '../../people/sealed/unlock.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import type { NoteLine } from '../debrief/exchange.ts'
import { debriefWords as say } from '../debrief/words.ts'
import {
  dropNote,
  lookAtOwnNotes,
  type NoAnswer,
  type NotesParts,
  type OwnNotes,
} from '../sealed/notes.ts'
import { sayDay } from '../words.ts'
import { DebriefForm } from './DebriefForm.tsx'
import type { OutreachDesk } from './desk.ts'
import { OneNote } from './OneNote.tsx'
import { sayNoNote } from './say-no-note.ts'

type DebriefNotesParts = {
  readonly desk: OutreachDesk
  readonly me: Unlocked
  readonly parts: NotesParts
}

/** What she writes and wrote, once her keys are open. */
export function DebriefNotes({ desk, me, parts }: DebriefNotesParts) {
  const [seen, setSeen] = useState<OwnNotes | NoAnswer | null>(null)
  const [dropping, setDropping] = useState<NoteLine | null>(null)
  const { fetcher, trust } = parts
  const look = useCallback(async () => {
    setSeen(await lookAtOwnNotes({ fetcher, trust, me }, Date.now()))
  }, [fetcher, trust, me])
  useEffect(() => {
    void look()
  }, [look])

  const drop = async (note: NoteLine) => {
    const answer = await dropNote(parts, note)
    desk.tell(answer.kind === 'done' ? say.dropped : sayNoNote(answer))
    setDropping(null)
    await look()
  }
  if (seen?.kind !== 'notes')
    return (
      <p class="soft" role="status">
        {seen ? sayNoNote(seen) : say.loading}{' '}
        {seen && (
          <button type="button" class="button" onClick={() => void look()}>
            {say.again}
          </button>
        )}
      </p>
    )
  const writer = { hash: me.hash, signingKeyBytes: me.keys.signing.publicKeyBytes }
  return (
    <>
      <DebriefForm desk={desk} parts={parts} readers={seen.readers} onGiven={look} />
      <h3>{say.earlier}</h3>
      {seen.notes.length === 0 && <p class="soft">{say.none}</p>}
      <ul class="note-list">
        {seen.notes.map((note) => (
          <OneNote
            key={note.id}
            note={note}
            name={sayDay(note.day)}
            parts={parts}
            writer={writer}
            state={note.talkedOn ? say.talked(sayDay(note.talkedOn)) : say.notTalked}
          >
            <button
              type="button"
              class="button"
              aria-label={`${say.drop}: ${sayDay(note.day)}`}
              onClick={() => setDropping(note)}
            >
              {say.drop}
            </button>
          </OneNote>
        ))}
      </ul>
      {dropping && (
        <Dialog
          title={say.dropTitle}
          does={say.drop}
          onDo={() => void drop(dropping)}
          onClose={() => setDropping(null)}
        >
          <p>{say.dropHow}</p>
        </Dialog>
      )}
    </>
  )
}
