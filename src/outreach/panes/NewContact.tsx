import { useState } from 'preact/hooks'
import { z } from 'zod'
import { Dialog } from '../../ui/Dialog.tsx'
import type { Language } from '../../words/language.ts'
import { logbookPath, textMaxLength } from '../logbook-exchange.ts'
import { logbookWords as say, sayNot } from '../logbook-words.ts'
import type { Protocol } from '../protocol-exchange.ts'
import type { OutreachDesk } from './desk.ts'
import { nobody, type Person, PersonFields } from './PersonFields.tsx'
import { ProtocolText } from './ProtocolText.tsx'

type NewContactParts = {
  readonly desk: OutreachDesk
  /** Whom she has in front of her already. */
  readonly person?: Person
  /** Those with a text in use. */
  readonly languages: readonly Language[]
  /** For who may be a minor; null: then nobody is asked about. */
  readonly protocol: Protocol | null
  readonly onAsked: () => void
  readonly onClose: () => void
}

/** Asks whether one person may get one message. */
export function NewContact(parts: NewContactParts) {
  const { desk, languages, protocol, onAsked, onClose } = parts
  const [person, setPerson] = useState(parts.person ?? nobody)
  const [language, setLanguage] = useState<Language>(languages[0] ?? 'nl')
  const [texts, setTexts] = useState({ context: '', reason: '', minorReason: '' })
  const [minor, setMinor] = useState(false)
  const [not, setNot] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const ask = async () => {
    setBusy(true)
    const minorReason = minor ? texts.minorReason : ''
    const asked = { ...person, ...texts, language, minor, minorReason }
    const answer = await desk.asking.post(logbookPath, asked, z.unknown())
    setBusy(false)
    if (answer.kind === 'done') onAsked()
    else setNot(sayNot(answer))
  }
  const field = (name: keyof typeof texts) => (
    <label key={name} class="stacked">
      {say[name]}
      <textarea
        required
        rows={2}
        minLength={10}
        maxLength={textMaxLength}
        autocomplete="off"
        spellcheck={false}
        value={texts[name]}
        onInput={(event) => {
          setTexts({ ...texts, [name]: event.currentTarget.value })
          setNot(null)
        }}
      />
    </label>
  )
  return (
    <Dialog
      title={say.newTitle}
      does={say.newDoes}
      busy={busy}
      onDo={() => void ask()}
      onClose={onClose}
    >
      <PersonFields
        person={person}
        onChange={(changed) => {
          setPerson(changed)
          setNot(null)
        }}
      />
      <label class="stacked">
        {say.language}
        <select
          value={language}
          onChange={({ currentTarget: { value } }) => {
            setLanguage(languages.find((one) => one === value) ?? 'nl')
            setNot(null)
          }}
        >
          {languages.map((one) => (
            <option key={one} value={one}>
              {say.languages[one]}
            </option>
          ))}
        </select>
      </label>
      {(['context', 'reason'] as const).map(field)}
      <p class="soft">{say.textHow}</p>
      <label class="switch">
        <input
          type="checkbox"
          checked={minor}
          onChange={(event) => {
            setMinor(event.currentTarget.checked)
            setNot(null)
          }}
        />{' '}
        {say.minor}
      </label>
      {minor && !protocol && <p class="warn">{say.minorHow}</p>}
      {minor && protocol && (
        <>
          <ProtocolText protocol={protocol} open />
          {field('minorReason')}
        </>
      )}
      {not && (
        <p class="bad" role="alert">
          {not}
        </p>
      )}
    </Dialog>
  )
}
