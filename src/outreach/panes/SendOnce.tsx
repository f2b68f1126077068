import { useEffect, useRef, useState } from 'preact/hooks'
import { Dialog } from '../../ui/Dialog.tsx'
import { type ContactLine, logbookPath, sentShape } from '../logbook-exchange.ts'
import { logbookWords as say, sayNot } from '../logbook-words.ts'
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
      <HandleField
        handle={handle}
        onChange={(typed) => {
          setHandle(typed)
          setNot(null)
        }}
      />
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
  const [copied, setCopied] = useState(false)
  const [leaving, setLeaving] = useState(false)
  const sure = useRef(false)
  const copyIt = useRef<HTMLButtonElement>(null)
  const show = () => {
    dialog.current?.showModal()
    copyIt.current?.focus()
  }
  useEffect(show, [])
  const gotIt = (says: string) => {
    setTold(says)
    setCopied(true)
    setLeaving(false)
  }
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => gotIt(say.copied),
      () => setTold(say.copyByHand),
    )
  /** Nobody gets these words again: without a copy she is asked. */
  const leave = () => {
    if (copied || leaving) sure.current = true
    if (sure.current) dialog.current?.close()
    else setLeaving(true)
  }
  const holdOn = (event: Event) => {
    if (copied) return
    event.preventDefault()
    setLeaving(true)
  }
  /** A browser lets a page stop only one cancel after another: what it closed anyway comes back. */
  const closed = () => {
    if (copied || sure.current) return onClose()
    setLeaving(true)
    show()
  }
  return (
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby="copy-title"
      onCancel={holdOn}
      // By hand, where the button does not work.
      onCopy={() => gotIt(say.copied)}
      onClose={closed}
    >
      <h2 id="copy-title">{say.copyTitle}</h2>
      <p>{say.copyHow}</p>
      <blockquote class="message-out" lang={language} dir="auto">
        {text}
      </blockquote>
      <p role="status">{told}</p>
      {leaving && (
        <p class="warn" role="alert">
          {say.copyNotYet}
        </p>
      )}
      <div class="choices">
        <button type="button" class="button" onClick={leave}>
          {leaving ? say.copyLeave : say.done}
        </button>
        <button ref={copyIt} type="button" class="button button-main" onClick={() => void copy()}>
          {say.copy}
        </button>
      </div>
    </dialog>
  )
}
