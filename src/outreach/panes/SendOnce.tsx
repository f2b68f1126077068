import { useEffect, useRef, useState } from 'preact/hooks'
import { type ContactLine, logbookPath, sentShape } from '../logbook-exchange.ts'
import { logbookWords as say, sayNot } from '../logbook-words.ts'
import { Dialog } from './Dialog.tsx'
import type { OutreachDesk } from './desk.ts'
import { HandleField } from './PersonFields.tsx'

type SendOnceParts = {
  readonly desk: OutreachDesk
  readonly contact: ContactLine
  readonly onClose: () => void
}

/** The name once more, then the message: shown here once, to be copied into the app by hand. */
export function SendOnce({ desk, contact, onClose }: SendOnceParts) {
  const [handle, setHandle] = useState('')
  const [text, setText] = useState<string | null>(null)
  const [not, setNot] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const get = async () => {
    setBusy(true)
    const answer = await desk.asking.post(
      `${logbookPath}/${contact.id}/send`,
      { handle },
      sentShape,
    )
    setBusy(false)
    if (answer.kind === 'done') {
      setHandle('')
      setText(answer.value.text)
    } else setNot(sayNot(answer))
  }
  if (text !== null) return <CopyText text={text} language={contact.language} onClose={onClose} />
  return (
    <Dialog
      title={say.sendTitle}
      does={say.sendDoes}
      busy={busy}
      onDo={() => void get()}
      onClose={onClose}
    >
      <p>{say.sendHow}</p>
      <HandleField handle={handle} onChange={setHandle} />
      {not && (
        <p class="bad" role="alert">
          {not}
        </p>
      )}
    </Dialog>
  )
}

type CopyTextParts = {
  readonly text: string
  readonly language: string
  readonly onClose: () => void
}

function CopyText({ text, language, onClose }: CopyTextParts) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [told, setTold] = useState('')
  useEffect(() => dialog.current?.showModal(), [])
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setTold(say.copied),
      () => setTold(say.copyByHand),
    )
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby="copy-title" onClose={onClose}>
      <h2 id="copy-title">{say.copyTitle}</h2>
      <p>{say.copyHow}</p>
      <blockquote class="message-out" lang={language} dir="auto">
        {text}
      </blockquote>
      <p role="status">{told}</p>
      <div class="choices">
        <button type="button" class="button" onClick={() => dialog.current?.close()}>
          {say.done}
        </button>
        <button type="button" class="button button-main" onClick={() => void copy()}>
          {say.copy}
        </button>
      </div>
    </dialog>
  )
}
