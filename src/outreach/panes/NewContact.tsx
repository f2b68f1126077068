import { useState } from 'preact/hooks'
import { z } from 'zod'
import { type Language, languages } from '../../words/language.ts'
import { logbookPath, textMaxLength } from '../logbook-exchange.ts'
import { logbookWords as say, sayNot } from '../logbook-words.ts'
import { Dialog } from './Dialog.tsx'
import type { OutreachDesk } from './desk.ts'
import { nobody, PersonFields } from './PersonFields.tsx'

type NewContactParts = {
  readonly desk: OutreachDesk
  readonly onAsked: () => void
  readonly onClose: () => void
}

/** Asks whether one person may get one message. */
export function NewContact({ desk, onAsked, onClose }: NewContactParts) {
  const [person, setPerson] = useState(nobody)
  const [language, setLanguage] = useState<Language>('nl')
  const [texts, setTexts] = useState({ context: '', reason: '' })
  const [minor, setMinor] = useState(false)
  const [not, setNot] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const ask = async () => {
    setBusy(true)
    const asked = { ...person, ...texts, language, minor }
    const answer = await desk.asking.post(logbookPath, asked, z.unknown())
    setBusy(false)
    if (answer.kind === 'done') onAsked()
    else setNot(sayNot(answer))
  }
  return (
    <Dialog
      title={say.newTitle}
      does={say.newDoes}
      busy={busy}
      onDo={() => void ask()}
      onClose={onClose}
    >
      <PersonFields person={person} onChange={setPerson} />
      <label class="stacked">
        {say.language}
        <select
          value={language}
          onChange={({ currentTarget: { value } }) =>
            setLanguage(languages.find((one) => one === value) ?? 'nl')
          }
        >
          {languages.map((one) => (
            <option key={one} value={one}>
              {say.languages[one]}
            </option>
          ))}
        </select>
      </label>
      {(['context', 'reason'] as const).map((name) => (
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
            onInput={(event) => setTexts({ ...texts, [name]: event.currentTarget.value })}
          />
        </label>
      ))}
      <p class="soft">{say.textHow}</p>
      <label class="switch">
        <input
          type="checkbox"
          checked={minor}
          onChange={(event) => setMinor(event.currentTarget.checked)}
        />{' '}
        {say.minor}
      </label>
      {minor && <p class="warn">{say.minorHow}</p>}
      {not && (
        <p class="bad" role="alert">
          {not}
        </p>
      )}
    </Dialog>
  )
}
