import { useState } from 'preact/hooks'
import { z } from 'zod'
import type { Asking } from '../../doors/asking.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { shrinkImage } from '../../ui/shrink-image.ts'
import { campaignWords as say } from '../campaign-words.ts'
import type { CreativeView } from '../exchange.ts'
import { imageAltMost, imageFileMostBytes, imageMostBytes, imageTypes } from '../image.ts'
import { sayAsked } from './asked-words.ts'

type ImageFormParts = {
  readonly creative: CreativeView
  readonly asking: Asking
  readonly onDone: () => void
  readonly onClose: () => void
}

/** A picture from her device, made anew before it leaves it, with words for who can not see it. */
export function ImageForm({ creative, asking, onDone, onClose }: ImageFormParts) {
  const { id, revision } = creative
  const [file, setFile] = useState<File | null>(null)
  const [alt, setAlt] = useState(creative.alt)
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<string | null>(null)
  const upload = async () => {
    if (!file) return
    setBusy(true)
    setWrong(await send(file))
    setBusy(false)
  }
  /** What went wrong, or null. */
  async function send(file: File): Promise<string | null> {
    if (file.size > imageFileMostBytes) return say.imageTooLarge
    const shrunk = await shrinkImage(file)
    if (shrunk.kind === 'unreadable') return say.notImage
    if (shrunk.kind === 'too-large' || shrunk.bytes.size > imageMostBytes)
      return say.imageTooDetailed
    const query = new URLSearchParams({ alt: alt.trim(), revision: `${revision}` })
    const path = `/api/v1/outreach/creatives/${id}/image?${query}`
    const answer = await asking.upload(path, shrunk.bytes, z.unknown())
    if (answer.kind === 'done') {
      onDone()
      return null
    }
    if (answer.kind !== 'refused') return sayAsked(answer)
    if (answer.word === 'wrong-type') return say.notImage
    if (answer.word === 'too-large') return say.imageTooDetailed
    return answer.word === 'full' ? say.imagesFull : sayAsked(answer)
  }
  return (
    <Dialog
      title={creative.image ? say.changeImage : say.addImage}
      does={busy ? say.uploading : say.save}
      busy={busy}
      onDo={upload}
      onClose={onClose}
    >
      <p class="soft">{say.imageHow}</p>
      <label class="stacked">
        {say.chooseImage}
        <input
          type="file"
          required
          accept={imageTypes.join(',')}
          onChange={(event) => {
            setFile(event.currentTarget.files?.[0] ?? null)
            setWrong(null)
          }}
        />
      </label>
      <label class="stacked">
        {say.alt}
        <input
          required
          maxLength={imageAltMost}
          placeholder={say.altHow}
          value={alt}
          onInput={(event) => setAlt(event.currentTarget.value)}
        />
      </label>
      {wrong && (
        <p class="bad" role="alert">
          {wrong}
        </p>
      )}
    </Dialog>
  )
}
