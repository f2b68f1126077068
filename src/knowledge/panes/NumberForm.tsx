import { useState } from 'preact/hooks'
import { type NumberAsk, type NumberLine, numberFault } from '../../directory/numbers.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { numberWords as say } from '../number-words.ts'

type NumberFormParts = {
  readonly line: NumberLine
  readonly today: string
  readonly onPropose: (asked: NumberAsk) => Promise<void>
  readonly onClose: () => void
}

/** A helpline's number, where it stands, and the day somebody looked. */
export function NumberForm({ line, today, onPropose, onClose }: NumberFormParts) {
  const [asked, setAsked] = useState<NumberAsk>({
    number: line.number,
    source: '',
    checkedOn: today,
  })
  const [tried, setTried] = useState(false)
  const set = (change: Partial<NumberAsk>) => setAsked({ ...asked, ...change })
  const fault = numberFault(line.id, asked, today)
  const propose = () => {
    setTried(true)
    if (!fault) void onPropose(asked)
  }
  return (
    <Dialog title={say.editTitle(line.name)} does={say.propose} onDo={propose} onClose={onClose}>
      <label class="stacked">
        {say.number}
        <input
          required
          inputMode="tel"
          maxLength={20}
          value={asked.number}
          onInput={(event) => set({ number: event.currentTarget.value.trim() })}
        />
      </label>
      <label class="stacked">
        {say.source}
        <input
          required
          maxLength={200}
          placeholder={say.sourceHow}
          value={asked.source}
          onInput={(event) => set({ source: event.currentTarget.value })}
        />
      </label>
      <label class="stacked">
        {say.checkedOn}
        <input
          type="date"
          required
          max={today}
          value={asked.checkedOn}
          onInput={(event) => set({ checkedOn: event.currentTarget.value })}
        />
      </label>
      {tried && fault && (
        <p class="bad" role="alert">
          {say.why[fault]}
        </p>
      )}
    </Dialog>
  )
}
