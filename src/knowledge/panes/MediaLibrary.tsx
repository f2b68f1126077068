import { useState } from 'preact/hooks'
import { z } from 'zod'
import { Dialog } from '../../ui/Dialog.tsx'
import { shrinkImage } from '../../ui/shrink-image.ts'
import { useAsked } from '../../ui/use-asked.ts'
import { redactionWords as words } from '../desk-words.ts'
import { type Media, mediaShape } from '../exchange.ts'
import type { Redaction } from './desk.ts'
import { mediaAddress } from './media-address.ts'

type MediaLibraryParts = {
  readonly redaction: Redaction
  /** null: only looking. */
  readonly onChoose: ((media: Media) => void) | null
}

const root = '/api/v1/knowledge/media'
const libraryShape = z.array(mediaShape)
/** Films are not made smaller here. */
const filmMost = 8_000_000

/** Our own pictures and films, and the way in for another. */
export function MediaLibrary({ redaction, onChoose }: MediaLibraryParts) {
  const { asking, edits, tell } = redaction
  const { value: media, answer, reload } = useAsked(asking, root, libraryShape)
  const [going, setGoing] = useState<Media | null>(null)
  const remove = async ({ id }: Media) => {
    const gone = await asking.post(`${root}/${id}/delete`, undefined, z.unknown())
    const inUse = gone.kind === 'refused' && gone.word === 'not-allowed'
    tell(gone.kind === 'done' ? words.mediaDeleted : inUse ? words.mediaInUse : words.failed)
    setGoing(null)
    await reload()
  }
  return (
    <>
      {edits && (
        <Upload
          redaction={redaction}
          onDone={async (made) => {
            await reload()
            onChoose?.(made)
          }}
        />
      )}
      {!media && (
        <p class="soft" role="status">
          {answer && answer.kind !== 'done' ? words.offline : words.loading}
        </p>
      )}
      {media?.length === 0 && <p class="soft">{words.mediaNone}</p>}
      <ul class="library">
        {media?.map((one) => (
          <li key={one.id}>
            {one.type.startsWith('video/') ? (
              <span class="film">▶</span>
            ) : (
              <img src={mediaAddress(one.id)} alt={one.alt} loading="lazy" />
            )}
            <p>{one.alt}</p>
            <p class="soft">
              {one.name} · {words.mediaSize(one.bytes)} · <bdi>{one.by}</bdi>
            </p>
            {onChoose && (
              <button type="button" class="button" onClick={() => onChoose(one)}>
                {words.mediaInsert}
              </button>
            )}
            {!onChoose && edits && (
              <button
                type="button"
                class="button"
                aria-label={`${words.mediaDelete} ${one.name}`}
                onClick={() => setGoing(one)}
              >
                {words.mediaDelete}
              </button>
            )}
          </li>
        ))}
      </ul>
      {going && (
        <Dialog
          title={words.mediaDeleteTitle}
          does={words.mediaDelete}
          onDo={() => remove(going)}
          onClose={() => setGoing(null)}
        >
          <p>{words.mediaDeleteHow(going.name)}</p>
        </Dialog>
      )}
    </>
  )
}

type UploadParts = {
  readonly redaction: Redaction
  readonly onDone: (media: Media) => Promise<void>
}

function Upload({ redaction, onDone }: UploadParts) {
  const [file, setFile] = useState<File | null>(null)
  const [alt, setAlt] = useState('')
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<string | null>(null)

  async function upload() {
    if (!file) return
    if (alt.trim() === '') return setWrong(words.mediaNoAlt)
    setBusy(true)
    setWrong(await send(file))
    setBusy(false)
  }

  /** What went wrong, or null. */
  async function send(file: File): Promise<string | null> {
    const isFilm = file.type.startsWith('video/')
    if (isFilm && file.size > filmMost) return words.mediaTooLarge
    const shrunk = isFilm ? { kind: 'shrunk' as const, bytes: file } : await shrinkImage(file)
    if (shrunk.kind !== 'shrunk') return words.mediaNotImage
    const query = new URLSearchParams({ name: file.name.slice(0, 100), alt: alt.trim() })
    const answer = await redaction.asking.upload(`${root}?${query}`, shrunk.bytes, mediaShape)
    if (answer.kind === 'offline') return words.offline
    if (answer.kind !== 'done')
      return answer.kind === 'refused' && answer.word === 'too-large'
        ? words.mediaTooLarge
        : words.mediaNotImage
    redaction.tell(words.mediaDone)
    setFile(null)
    setAlt('')
    await onDone(answer.value)
    return null
  }

  return (
    <fieldset class="upload">
      <p class="soft">{words.mediaHow}</p>
      <label class="stacked">
        {words.mediaChoose}
        <input
          type="file"
          accept="image/*,video/mp4,video/webm"
          onChange={(event) => {
            setFile(event.currentTarget.files?.[0] ?? null)
            setWrong(null)
          }}
        />
      </label>
      <label class="stacked">
        {words.mediaAlt}
        <input
          value={alt}
          maxLength={300}
          aria-describedby="media-alt-how"
          onInput={(event) => setAlt(event.currentTarget.value)}
        />
      </label>
      <p id="media-alt-how" class="soft">
        {words.mediaAltHow}
      </p>
      {wrong && (
        <p class="bad" role="alert">
          {wrong}
        </p>
      )}
      <button type="button" class="button" disabled={!file || busy} onClick={upload}>
        {busy ? words.mediaUploading : words.mediaUpload}
      </button>
    </fieldset>
  )
}
