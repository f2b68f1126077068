import { useState } from 'preact/hooks'
import { z } from 'zod'
import { Dialog } from '../../ui/Dialog.tsx'
import { type CredentialField, credentialFields } from '../channel-credentials.ts'
import { type ChannelView, channelsPath, setAnswerShape } from '../channel-exchange.ts'
import { channelWords as say } from '../channel-words.ts'
import type { OutreachDesk } from './desk.ts'

type ChannelFormParts = {
  readonly channel: ChannelView
  readonly desk: OutreachDesk
  readonly onSaved: () => Promise<void>
  readonly onClose: () => void
}

const detailShape = z.looseObject({ why: z.string().optional(), field: z.string().optional() })

/** What a platform gave us to work with. It goes in here and never comes out. */
export function ChannelForm({ channel, desk, onSaved, onClose }: ChannelFormParts) {
  const { kind, revision } = channel
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(
    kind === 'telegram' ? { way: 'polling' } : {},
  )
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState('')
  const type = (name: string, text: string) => setTyped({ ...typed, [name]: text })
  const save = async () => {
    setBusy(true)
    const body = { revision, credentials: typed }
    const answer = await desk.asking.post(`${channelsPath}/${kind}/set`, body, setAnswerShape)
    setBusy(false)
    if (answer.kind === 'done') {
      desk.tell((answer.value.waits ? say.waits : say.saved)(say.name[kind]))
      await onSaved()
    } else if (answer.kind === 'refused') setWrong(sayWhy(answer.word, answer.detail))
    else setWrong(say.why.other)
  }
  return (
    <Dialog
      title={say.setTitle(say.name[kind])}
      does={say.save}
      busy={busy}
      onDo={() => void save()}
      onClose={onClose}
    >
      <p class="soft">{say.setHow}</p>
      {credentialFields[kind].some(({ name }) => name === 'url') && (
        <p class="soft">{say.waitsHow}</p>
      )}
      {credentialFields[kind].map(({ name, secret }) => {
        const field = {
          ...{ required: true, autocomplete: 'off', spellcheck: false, maxLength: 500 },
          value: typed[name] ?? '',
          onInput: (event: { readonly currentTarget: HTMLInputElement }) =>
            type(name, event.currentTarget.value.trim()),
        }
        return secret ? (
          <label key={name} class="stacked">
            {say.field[name]}
            <input type="password" {...field} />
          </label>
        ) : (
          <label key={name} class="stacked">
            {say.field[name]}
            <input {...field} />
          </label>
        )
      })}
      {kind === 'telegram' && (
        <label class="stacked">
          {say.way}
          <select
            value={typed['way'] ?? 'polling'}
            onChange={(event) => type('way', event.currentTarget.value)}
          >
            <option value="polling">{say.polling}</option>
            <option value="webhook">{say.webhook}</option>
          </select>
        </label>
      )}
      {wrong && (
        <p class="bad" role="alert">
          {wrong}
        </p>
      )}
    </Dialog>
  )
}

function sayWhy(word: string, detail: unknown): string {
  const { why, field = '' } = detailShape.safeParse(detail).data ?? {}
  if (word === 'taken') return say.why.stale
  if (why === 'needs-https' || why === 'address' || why === 'inside') return say.why[why]
  const label = field in say.field ? say.field[field as CredentialField['name']] : ''
  return why === 'field' ? say.why.field(label) : say.why.other
}
