import { useState } from 'preact/hooks'
import type { Asking } from '../../doors/asking.ts'
import { figuresWords as say } from '../figures/desk-words.ts'
import { type Sent, sendFile } from './send-file.ts'

type ChooseParts = { readonly asking: Asking; readonly onHere: (id: string) => void }

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
const wrong: Readonly<Record<Exclude<Sent['kind'], 'here' | 'signed-out'>, string>> = {
  'too-large': say.tooLarge,
  'too-many': say.tooMany,
  lost: say.lost,
  failed: say.failed,
}

/** Choosing or dropping one file, and sending it. */
export function ChooseFigures({ asking, onHere }: ChooseParts) {
  const [file, setFile] = useState<File | null>(null)
  const [over, setOver] = useState(false)
  const [sent, setSent] = useState<number | null>(null)
  const [fault, setFault] = useState('')

  const send = async (chosen: File) => {
    setFault('')
    setSent(0)
    const answer = await sendFile(asking, chosen, { tell: setSent, pause })
    setSent(null)
    if (answer.kind === 'here') onHere(answer.id)
    else if (answer.kind !== 'signed-out') setFault(wrong[answer.kind])
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const files = event.dataTransfer?.files
    const [dropped] = files ?? []
    if (sent !== null || !dropped) return
    if (files && files.length > 1) return setFault(say.oneFile)
    setFile(dropped)
    void send(dropped)
  }
  const part = sent === null || !file ? 0 : Math.floor((100 * sent) / file.size)
  return (
    <form
      class={`drop-place${over ? ' held-over' : ''}`}
      onSubmit={(event) => {
        event.preventDefault()
        if (file) void send(file)
      }}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <label class="stacked">
        {say.choose}
        <input
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
          disabled={sent !== null}
          onChange={(event) => {
            setFault('')
            setFile(event.currentTarget.files?.[0] ?? null)
          }}
        />
      </label>
      <p class="soft">
        {over ? say.dropNow : say.drop} {say.limits}
      </p>
      <button type="submit" class="button button-main" disabled={!file || sent !== null}>
        {say.send}
      </button>
      <div role="status">
        {sent !== null && (
          <>
            <p>{part < 100 ? say.sending(part - (part % 10)) : say.looking}</p>
            <progress max={100} value={part} aria-label={say.sending(part)} />
          </>
        )}
      </div>
      {fault && (
        <p class="bad" role="alert">
          {fault}
        </p>
      )}
    </form>
  )
}
