import { useState } from 'preact/hooks'
import { z } from 'zod'
import { Dialog } from '../../ui/Dialog.tsx'
import { sayNot } from '../logbook-words.ts'
import { type Protocol, protocolMaxLength, protocolPath } from '../protocol-exchange.ts'
import { protocolWords as say } from '../protocol-words.ts'
import type { OutreachDesk } from './desk.ts'

type ProtocolFormParts = {
  readonly desk: OutreachDesk
  /** The newest there is: its words are where she begins. */
  readonly before: Protocol | null
  readonly onWritten: () => void
  readonly onClose: () => void
}

const rows = { decides: 2, context: 3, rules: 6 } as const

/** A protocol for minors, or a new version of it. */
export function ProtocolForm({ desk, before, onWritten, onClose }: ProtocolFormParts) {
  const [texts, setTexts] = useState({
    decides: before?.decides ?? '',
    context: before?.context ?? '',
    rules: before?.rules ?? '',
  })
  const [not, setNot] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const write = async () => {
    setBusy(true)
    const body = { ...texts, after: before?.id ?? 0 }
    const answer = await desk.asking.post(protocolPath, body, z.unknown())
    setBusy(false)
    if (answer.kind === 'done') onWritten()
    else setNot(sayNot(answer))
  }
  return (
    <Dialog
      title={before ? say.rewrite : say.write}
      does={say.writeDoes}
      busy={busy}
      onDo={() => void write()}
      onClose={onClose}
    >
      {before && <p class="soft">{say.writeHow}</p>}
      {(['decides', 'context', 'rules'] as const).map((field) => (
        <label key={field} class="stacked">
          {say[field]}
          <textarea
            required
            rows={rows[field]}
            minLength={10}
            maxLength={protocolMaxLength[field]}
            value={texts[field]}
            onInput={(event) => {
              setTexts({ ...texts, [field]: event.currentTarget.value })
              setNot(null)
            }}
          />
          <span class="soft">
            {field === 'decides' && `${say.decidesHow} `}
            {say.most(field)}
          </span>
        </label>
      ))}
      {not && (
        <p class="bad" role="alert">
          {not}
        </p>
      )}
    </Dialog>
  )
}
