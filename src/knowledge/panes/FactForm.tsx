import { useState } from 'preact/hooks'
import { Dialog } from '../../ui/Dialog.tsx'
import { redactionWords as words } from '../desk-words.ts'
import { type Fact, factKinds, printFact, readFacts } from '../fact.ts'
import type { Source } from '../source.ts'
import { titleOf } from './say-fact.ts'

type FactFormParts = {
  /** null: a new one. */
  readonly id: string | null
  readonly fact: Fact | null
  readonly onPropose: (id: string, source: string) => Promise<void>
  readonly onClose: () => void
}

const empty: Source = { says: '', checkedOn: null }

/** One fact as a form. What it becomes goes through the same reader as a file. */
export function FactForm({ id, fact, onPropose, onClose }: FactFormParts) {
  const [name, setName] = useState(id ?? '')
  const [kind, setKind] = useState(fact?.kind ?? 'law')
  const [text, setText] = useState(fact?.text ?? '')
  const [until, setUntil] = useState(fact?.until ?? '')
  const [sources, setSources] = useState<readonly Source[]>(fact?.sources ?? [empty])
  const [bad, setBad] = useState(false)
  const change = (at: number, source: Partial<Source>) =>
    setSources(sources.map((one, index) => (index === at ? { ...one, ...source } : one)))
  const propose = async () => {
    const said = sources.flatMap(({ says, checkedOn }) => {
      const line = says.replaceAll(/\s+/g, ' ').trim()
      return line === '' ? [] : [{ says: line, checkedOn }]
    })
    const told = text.replaceAll(/\s+/g, ' ').trim()
    const source = printFact({ id: name, kind, text: told, sources: said, until: until || null })
    const read = readFacts(source)
    if (read.problems.length > 0 || read.facts[0]?.id !== name || said.length === 0)
      return setBad(true)
    await onPropose(name, source)
  }
  return (
    <Dialog
      title={fact ? titleOf(fact).title : words.factNew}
      does={words.factPropose}
      onDo={propose}
      onClose={onClose}
    >
      {id === null && (
        <label class="stacked">
          {words.factId}
          <input required value={name} onInput={(event) => setName(event.currentTarget.value)} />
        </label>
      )}
      <label class="stacked">
        {words.factText}
        <textarea
          required
          rows={5}
          maxLength={1_000}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <div class="pair">
        <label class="stacked">
          {words.factKindLabel}
          <select
            value={kind}
            onChange={(event) => {
              const chosen = factKinds.find((one) => one === event.currentTarget.value)
              if (chosen) setKind(chosen)
            }}
          >
            {factKinds.map((one) => (
              <option key={one} value={one}>
                {words.factKind[one]}
              </option>
            ))}
          </select>
        </label>
        <label class="stacked">
          {words.factUntil}
          <input
            type="date"
            value={until}
            onChange={(event) => setUntil(event.currentTarget.value)}
          />
        </label>
      </div>
      {sources.map((source, at) => (
        <div key={at} class="source">
          <label class="stacked">
            {words.head.source}
            <input
              value={source.says}
              maxLength={300}
              onInput={(event) => change(at, { says: event.currentTarget.value })}
            />
          </label>
          <label class="stacked">
            {words.head.checked}
            <input
              type="date"
              value={source.checkedOn ?? ''}
              onChange={(event) => change(at, { checkedOn: event.currentTarget.value || null })}
            />
          </label>
        </div>
      ))}
      <button type="button" class="button" onClick={() => setSources([...sources, empty])}>
        {words.head.addSource}
      </button>
      {bad && (
        <p class="bad" role="alert">
          {words.factBad}
        </p>
      )}
    </Dialog>
  )
}
