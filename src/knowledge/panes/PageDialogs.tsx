import { useState } from 'preact/hooks'
import { Dialog } from '../../ui/Dialog.tsx'
import { redactionWords as words } from '../desk-words.ts'
import { isSlug, type Place, pageAddress } from '../page.ts'
import type { PageActions } from './page-actions.ts'

type PublishDialogParts = {
  readonly revision: number
  readonly onPublish: PageActions['publish']
  readonly onClose: () => void
}

/** From when, until when, and what changed. */
export function PublishDialog({ revision, onPublish, onClose }: PublishDialogParts) {
  const [isLater, setLater] = useState(false)
  const [from, setFrom] = useState('')
  const [until, setUntil] = useState('')
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const publish = async () => {
    setBusy(true)
    await onPublish({
      revision,
      from: isLater ? momentOf(from) : null,
      until: momentOf(until),
      note: note.trim() || null,
    })
    onClose()
  }
  return (
    <Dialog
      title={words.approveTitle}
      does={words.approveDo}
      busy={busy}
      onDo={publish}
      onClose={onClose}
    >
      <fieldset class="sources">
        <legend>{words.when}</legend>
        <label class="switch">
          <input type="radio" name="when" checked={!isLater} onChange={() => setLater(false)} />
          {words.now}
        </label>
        <label class="switch">
          <input type="radio" name="when" checked={isLater} onChange={() => setLater(true)} />
          {words.later}
        </label>
        {isLater && (
          <label class="stacked">
            {words.laterWhen}
            <input
              type="datetime-local"
              required
              value={from}
              onInput={(event) => setFrom(event.currentTarget.value)}
            />
          </label>
        )}
      </fieldset>
      <label class="stacked">
        {words.untilWhen}
        <input
          type="datetime-local"
          value={until}
          onInput={(event) => setUntil(event.currentTarget.value)}
        />
      </label>
      <label class="stacked">
        {words.note}
        <input
          value={note}
          maxLength={300}
          onInput={(event) => setNote(event.currentTarget.value)}
        />
      </label>
    </Dialog>
  )
}

/** The clock of whoever publishes: an editor says when in her own time. */
function momentOf(local: string): number | null {
  const moment = local === '' ? Number.NaN : new Date(local).getTime()
  return Number.isNaN(moment) ? null : moment
}

type RefuseDialogParts = {
  readonly onRefuse: PageActions['refuse']
  readonly onClose: () => void
}

export function RefuseDialog({ onRefuse, onClose }: RefuseDialogParts) {
  const [says, setSays] = useState('')
  const refuse = async () => {
    await onRefuse(says.trim())
    onClose()
  }
  return (
    <Dialog title={words.refuseTitle} does={words.refuseDo} onDo={refuse} onClose={onClose}>
      <label class="stacked">
        {words.refuseSays}
        <textarea
          required
          rows={4}
          maxLength={2_000}
          value={says}
          onInput={(event) => setSays(event.currentTarget.value)}
        />
      </label>
    </Dialog>
  )
}

type MoveDialogParts = {
  readonly place: Place
  readonly onMove: PageActions['move']
  readonly onClose: () => void
}

/** Another address; the old one leads there. */
export function MoveDialog({ place, onMove, onClose }: MoveDialogParts) {
  const [slug, setSlug] = useState(place.slug)
  const [wrong, setWrong] = useState<string | null>(null)
  const move = async () => {
    if (!isSlug(place.section, slug)) return setWrong(words.newBadSlug)
    const why = await onMove(slug)
    if (why !== null) return setWrong(why)
    onClose()
  }
  return (
    <Dialog title={words.moveTitle} does={words.moveDo} onDo={move} onClose={onClose}>
      <p class="soft">{words.moveHow}</p>
      <label class="stacked">
        {words.newSlug}
        <input
          value={slug}
          onInput={(event) => {
            setSlug(event.currentTarget.value)
            setWrong(null)
          }}
        />
      </label>
      <p class="soft address">{pageAddress({ ...place, slug })}</p>
      {wrong && (
        <p class="bad" role="alert">
          {wrong}
        </p>
      )}
    </Dialog>
  )
}
