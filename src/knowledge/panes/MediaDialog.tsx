import { useEffect, useRef } from 'preact/hooks'
import { redactionWords as words } from '../desk-words.ts'
import type { Media } from '../exchange.ts'
import type { Redaction } from './desk.ts'
import { MediaLibrary } from './MediaLibrary.tsx'

type MediaDialogParts = {
  readonly redaction: Redaction
  readonly onChoose: (media: Media) => void
  readonly onClose: () => void
}

/** Choosing what to put into a text. */
export function MediaDialog({ redaction, onChoose, onClose }: MediaDialogParts) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} class="dialog wide" aria-labelledby="media-dialog" onClose={onClose}>
      <h2 id="media-dialog">{words.mediaOpen}</h2>
      <MediaLibrary redaction={redaction} onChoose={onChoose} />
      <div class="choices">
        <button type="button" class="button" onClick={() => dialog.current?.close()}>
          {words.close}
        </button>
      </div>
    </dialog>
  )
}
